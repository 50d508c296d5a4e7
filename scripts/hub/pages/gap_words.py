"""Gaps in words: one a line, those that differ only in their objective or only in their topic together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hub.catalogue import Catalogue
from hub.catalogue.gaps import Gap
from hub.languages import Language, counted, word
from hub.schema import Term


@dataclass(frozen=True, slots=True)
class GapLine:
    """One line of a ranked list.

    `name` says in short what is missing for whom, and `where` for which objectives; `need` and `audience` are ids.
    """

    sentence: str
    name: str
    where: str
    need: str
    audience: str
    topics: str
    score: int
    mark: str
    since: date | None
    owner: str
    note: str


def tied(catalogue: Catalogue, found: Iterable[Gap], language: Language) -> tuple[GapLine, ...]:
    """Gaps of whole cells in words; those of one audience and need, which score alike, become one line."""
    together: dict[tuple[object, ...], list[Gap]] = {}
    for gap in found:
        mark = gap.mark and (gap.mark.mark, gap.mark.since, gap.mark.owner, gap.mark.note)
        together.setdefault((gap.audience, gap.need, mark), []).append(gap)
    return tuple(_line(catalogue, group, language) for group in together.values())


def lines(catalogue: Catalogue, found: Iterable[Gap], language: Language) -> tuple[GapLine, ...]:
    """Gaps in words, in their order; neighbours that differ only in their topic become one line."""

    def same(gap: Gap) -> tuple[object, ...]:
        return (gap.audience, gap.objective, gap.need, gap.topic is None, gap.mark)

    return tuple(_line(catalogue, list(group), language) for _, group in groupby(found, key=same))


def _line(catalogue: Catalogue, together: list[Gap], language: Language) -> GapLine:
    terms = catalogue.vocabulary
    gap = together[0]
    mark = gap.mark
    owner = terms.owners.get(mark.owner) if mark else None
    whom = word(language, f"gaps.whom.{gap.audience}")
    where = _objectives(catalogue, together, language)
    return GapLine(
        sentence=word(
            language, f"gaps.{'unseen_' if gap.count.unknown else ''}sentence",
            whom=whom, missing=word(language, f"gaps.missing.{gap.need}"), where=where,
        ),
        name=word(language, "gaps.name", need=label(terms.needs[gap.need], language), whom=whom),
        where=_in_short(catalogue, together, where, language),
        need=gap.need,
        audience=gap.audience,
        topics=_topics(catalogue, together, language),
        score=gap.score,
        mark=word(language, f"gaps.mark.{mark.mark}") if mark else "",
        since=mark.since if mark else None,
        owner=label(owner, language) if owner else "",
        note=str(mark.note.in_(language)) if mark else "",
    )  # fmt: skip


def _objectives(catalogue: Catalogue, together: list[Gap], language: Language) -> str:
    """How many objectives there are, and which: `2 objectives: Prevent; Protect`."""
    ids = dict.fromkeys(gap.objective for gap in together)
    names = [label(catalogue.vocabulary.objectives[each], language) for each in ids]
    return f"{counted(language, 'gaps.objectives', len(names))}: {'; '.join(names)}"


def _in_short(catalogue: Catalogue, together: list[Gap], where: str, language: Language) -> str:
    """For which objectives there is none; where it is all of them, they need no names."""
    every = set(catalogue.vocabulary.objectives) == {gap.objective for gap in together}
    return word(language, "gaps.none_for_any") if every else word(language, "gaps.none_for", where=where)


def _topics(catalogue: Catalogue, together: list[Gap], language: Language) -> str:
    names = [label(catalogue.vocabulary.topics[gap.topic], language) for gap in together if gap.topic]
    about = "gaps.about_topic" if len(names) == 1 else "gaps.about_topics"
    return word(language, about, topics="; ".join(names)) if names else ""


def label(term: Term, language: Language) -> str:
    """A term's name."""
    return str(term.label.in_(language))
