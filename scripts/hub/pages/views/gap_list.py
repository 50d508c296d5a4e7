"""Every gap in words, the worst first: whole cells, topics, what nobody knows, and what need not be filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.catalogue import Catalogue
from hub.catalogue.gaps import Gap
from hub.languages import Language
from hub.pages import gap_words
from hub.pages.gap_words import GapLine
from hub.pages.plan import Page
from hub.pages.site import Site


@dataclass(frozen=True, slots=True)
class Topics:
    """The gaps on topics of one audience."""

    id: str
    audience: str
    lines: tuple[GapLine, ...]


@dataclass(frozen=True, slots=True)
class GapList:
    """The ranked lists."""

    whole: tuple[GapLine, ...]
    by_topic: tuple[Topics, ...]
    unknown: tuple[GapLine, ...]
    not_applicable: tuple[GapLine, ...]


def view(site: Site, page: Page) -> GapList:
    """The lists in the page's language."""
    return gap_list(site.catalogue, page.language)


def gap_list(catalogue: Catalogue, language: Language) -> GapList:
    """The lists from what is known today."""
    found = catalogue.gaps
    open_ = [gap for gap in found.gaps if gap.mark_id != "not-applicable"]
    closed = [gap for gap in found.gaps if gap.mark_id == "not-applicable"]
    return GapList(
        whole=gap_words.tied(catalogue, _about(open_, topics=False), language),
        by_topic=tuple(
            Topics(each.id, gap_words.label(each, language), lines)
            for each in catalogue.vocabulary.audiences.values()
            if (lines := _of(catalogue, each.id, open_, language))
        ),
        unknown=_both(catalogue, found.unknown, language),
        not_applicable=_both(catalogue, closed, language),
    )


def _about(found: Iterable[Gap], *, topics: bool) -> list[Gap]:
    return [gap for gap in found if (gap.topic is not None) == topics]


def _of(catalogue: Catalogue, audience: str, found: Iterable[Gap], language: Language) -> tuple[GapLine, ...]:
    """The gaps on topics of one audience, in their order."""
    own = [gap for gap in _about(found, topics=True) if gap.audience == audience]
    return gap_words.lines(catalogue, own, language)


def _both(catalogue: Catalogue, found: Iterable[Gap], language: Language) -> tuple[GapLine, ...]:
    """Gaps of whole cells, then of topics."""
    listed = list(found)
    return (
        *gap_words.tied(catalogue, _about(listed, topics=False), language),
        *gap_words.lines(catalogue, _about(listed, topics=True), language),
    )
