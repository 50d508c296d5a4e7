"""One need's page: for whom it is missing, which works are nearest to filling that, and who works on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.catalogue import Catalogue
from hub.catalogue.gaps import Gap
from hub.catalogue.nearest_works import nearest
from hub.languages import Language, Said, word
from hub.pages import gap_words
from hub.pages.gap_matrix import NeedHead, matrix
from hub.pages.gap_words import GapLine, label
from hub.pages.plan import Page
from hub.pages.site import Site

# How many of the nearest works are named.
_WORKS: Final = 4


@dataclass(frozen=True, slots=True)
class Work:
    """A work that could be made into what is missing."""

    key: str
    title: Said
    about: str  # its publisher and what it is


@dataclass(frozen=True, slots=True)
class AudienceGaps:
    """What one audience lacks. `marks` are the lines that a curator puts into the vocabulary to mark the gaps."""

    id: str
    audience: str
    lines: tuple[GapLine, ...]
    works: tuple[Work, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One need: how much of it is there, and what is missing, audience by audience."""

    today: date
    need: NeedHead
    whole: str
    audiences: tuple[AudienceGaps, ...]
    others: tuple[NeedHead, ...]


def view(site: Site, page: Page) -> NeedPage:
    """The page of the need that the address names."""
    return need_page(site.catalogue, page.key.rpartition("/")[2], page.language)


def need_page(catalogue: Catalogue, need: str, language: Language) -> NeedPage:
    """The page from what is known today."""
    found = catalogue.gaps
    heads = {head.id: head for head in matrix(catalogue, found, language).needs}
    whole = [gap for gap in (*found.gaps, *found.unknown) if gap.topic is None and gap.need == need]
    by_audience = {each: [gap for gap in whole if gap.audience == each] for each in catalogue.vocabulary.audiences}
    return NeedPage(
        today=catalogue.today,
        need=heads[need],
        whole=_whole(heads[need], language),
        audiences=tuple(
            _audience(catalogue, audience, gaps, language) for audience, gaps in by_audience.items() if gaps
        ),
        others=tuple(head for head in heads.values() if head.id != need),
    )


def _whole(head: NeedHead, language: Language) -> str:
    if not head.missing:
        return word(language, "gaps.need_whole", need=head.label, all=head.cells)
    return word(language, "gaps.need_missing", need=head.label, missing=head.missing, all=head.cells)


def _audience(catalogue: Catalogue, audience: str, gaps: list[Gap], language: Language) -> AudienceGaps:
    open_ = [gap for gap in gaps if gap.mark_id != "not-applicable"]
    need = gaps[0].need
    works = nearest(catalogue, audience, {gap.objective for gap in open_}, need) if open_ else ()
    return AudienceGaps(
        id=audience,
        audience=label(catalogue.vocabulary.audiences[audience], language),
        lines=gap_words.tied(catalogue, gaps, language),
        works=tuple(_work(catalogue, each.id, language) for each in works[:_WORKS]),
        marks=tuple(_marks(catalogue, open_)),
    )


def _work(catalogue: Catalogue, identity: str, language: Language) -> Work:
    each = catalogue.by_id[identity]
    publisher = catalogue.publishers[each.publisher].name.in_(language)
    kind = label(catalogue.vocabulary.kinds[each.kind], language)
    return Work(f"resource/{identity}", each.title.in_(language), word(language, "gaps.work", by=publisher, kind=kind))


def _marks(catalogue: Catalogue, gaps: Iterable[Gap]) -> Iterable[str]:
    """The lines of `gap_marks` that say that somebody works on these gaps; whoever does changes the owner."""
    owner = next(iter(catalogue.vocabulary.owners))
    for gap in gaps:
        if gap.mark is None:
            yield (
                f"- {{audience: {gap.audience}, objective: {gap.objective}, need: {gap.need}, mark: being-worked-on, "
                f'since: {catalogue.today}, owner: {owner}, note: {{cy: "…", en: "…"}}}}'
            )
