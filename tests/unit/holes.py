"""Small catalogues made by hand, with holes where a test wants them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hub.catalogue import Catalogue, Health, Publisher, Resource, Term, Version, Vocabulary
from hub.catalogue.model import GapMark, Source
from hub.languages import Text

TODAY = date(2026, 11, 22)
LATER = date(2027, 5, 21)
NEEDS = {"cy": 3, "en": 2, "easy-read": 3, "bsl": 3, "other": 1}
AUDIENCES = {"children": 3, "parents": 2, "public": 1}
OBJECTIVES = ("prevent", "protect")
TOPICS = ("grooming", "online-safety")


def terms(*ids: str, weights: dict[str, int] | None = None) -> dict[str, Term]:
    return {
        each: Term(each, Text(f"{each} (cy)", f"{each} (en)"), place, weight=(weights or {}).get(each, 1))
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
    return Version(language, address, access=access, **facts)


def resource(identity: str, *versions: Version, **more: Any) -> Resource:
    facts: dict[str, Any] = {
        "title": Text(None, f"Title of {identity}"),
        "summary": Text(f"Crynodeb {identity}.", f"Summary of {identity}."),
        "publisher": "us",
        "kind": "guide",
        "audiences": ("children",),
        "topics": ("grooming",),
        "objectives": ("prevent",),
        "source": Source("survey-2026"),
        "status": "listed",
        "review_by": LATER,
        "owner": "prevent-workstream",
        "versions": versions,
    }
    return Resource(identity, **(facts | more))


def catalogue(*resources: Resource, today: date = TODAY, marks: tuple[GapMark, ...] = (), **more: Any) -> Catalogue:
    publishers = {"us": Publisher("us", Text("Ni", "Us"), "https://example.org/")}
    facts: dict[str, Any] = {"actions": frozenset({"2.1", "2.10", "A7"}), **more}
    return Catalogue(resources, vocabulary(*marks), publishers, today, **facts)


def health(url: str, state: str) -> dict[str, Health]:
    return {url: Health(state)}
