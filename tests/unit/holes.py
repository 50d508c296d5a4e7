"""Small catalogues made by hand, with holes where a test wants them."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from hub.catalogue import Catalogue, Health, Publisher, Resource, Term, Version, Vocabulary
from hub.languages import Text
from hub.schema import GapMark, Record, Source, StrategyFile
from hub.schema.strategy import Action

TODAY = date(2026, 11, 22)
LATER = date(2027, 5, 21)
NEEDS = {"cy": 3, "en": 2, "easy-read": 3, "bsl": 3, "other": 1}
AUDIENCES = {"children": 3, "parents": 2, "public": 1}
OBJECTIVES = ("prevent", "protect")
TOPICS = ("grooming", "online-safety")


def terms(*ids: str, weights: dict[str, int] | None = None) -> dict[str, Term]:
    return {
        each: Term(
            id=each, label=Text(f"{each} (cy)", f"{each} (en)"), order=place, weight=(weights or {}).get(each, 1)
        )
        for place, each in enumerate(ids)
    }


def vocabulary(*marks: GapMark) -> Vocabulary:
    return Vocabulary(
        audiences=terms(*AUDIENCES, weights=AUDIENCES),
        needs=terms(*NEEDS, weights=NEEDS),
        objectives=terms(*OBJECTIVES),
        kinds=terms("guide", "film"),
        formats=terms("pdf", "web-page"),
        access=terms("easy-read", "bsl"),
        languages=terms("cy", "en", "bfi", "pl", "ar"),
        topics=terms(*TOPICS),
        groups=terms("disabled", "deaf"),
        roles=terms("everyone"),
        regions=terms("wales"),
        costs=terms("free"),
        owners=terms("prevent-workstream", "somebody-else"),
        documents=terms("survey-2026"),
        gap_marks=marks,
    )


def version(language: str = "en", *access: str, url: str = "", **more: Any) -> Version:
    address = url or f"https://example.org/{language}/{'-'.join(access) or 'plain'}"
    facts = {"evidence": "seen", "checked": date(2026, 11, 21), **more}
    return Version(language=language, url=address, access=access, **facts)


def resource(identity: str, *versions: Version, **more: Any) -> Resource:
    facts: dict[str, Any] = {
        "title": Text(None, f"Title of {identity}"),
        "summary": Text(f"Crynodeb {identity}.", f"Summary of {identity}."),
        "publisher": "us",
        "kind": "guide",
        "audiences": ("children",),
        "topics": ("grooming",),
        "objectives": ("prevent",),
        "source": Source(document="survey-2026"),
        "status": "listed",
        "review_by": LATER,
        "owner": "prevent-workstream",
        "versions": versions,
    }
    return Resource.model_construct(id=identity, **(facts | more))


def catalogue(*resources: Resource, today: date = TODAY, marks: tuple[GapMark, ...] = (), **more: Any) -> Catalogue:
    publishers = {"us": Publisher(id="us", name=Text("Ni", "Us"), home="https://example.org/", evidence="seen")}
    facts = {"strategy": strategy("2.1", "2.10", "A7"), **more}
    return Catalogue(resources, vocabulary(*marks), publishers, today, **facts)


def strategy(*actions: str) -> StrategyFile:
    """A strategy of actions alone, each called by its id."""
    named = {each: Action.model_construct(id=each, title=Text(f"{each} (cy)", f"{each} (en)")) for each in actions}
    return StrategyFile.model_construct(
        actions=tuple(action for each, action in named.items() if each[0] != "A"),
        earlier_actions=tuple(action for each, action in named.items() if each[0] == "A"),
    )


def mark(audience: str, objective: str, need: str, kind: Any = "not-applicable", **more: Any) -> GapMark:
    facts = {"since": TODAY, "owner": "prevent-workstream", **more}
    return GapMark(audience=audience, objective=objective, need=need, mark=kind, **facts)


def replace(record: Any, **changed: Any) -> Any:
    """The record or the catalogue with other values."""
    return record.model_copy(update=changed) if isinstance(record, Record) else dataclasses.replace(record, **changed)


def health(url: str, state: str) -> dict[str, Health]:
    return {url: Health(state)}
