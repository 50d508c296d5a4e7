"""The curators' page: what falls due when, and what needs somebody today; each list begun here and whole elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hub.catalogue import Catalogue
from hub.catalogue.due import LISTS, links_tested, links_untested, tasks
from hub.catalogue.reviews import Month, forecast
from hub.catalogue.ringing import to_ring
from hub.languages import Language, Said, Text, word
from hub.pages import tasks_in_words
from hub.pages.gap_matrix import NeedHead, matrix
from hub.pages.plan import Page
from hub.pages.render import day
from hub.pages.site import Site
from hub.pages.tasks_in_words import table_address
from hub.schema import Change, Helpline

# How much of each list stands on the page.
_AT_ONCE: Final = 3
_RECENT: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the forecast: a month (or what is late, or what comes later), how many, and how long its bar is.

    `place` is where its list begins on the page of reviews. `share` is None where a bar would be compared with months.
    """

    label: str
    count: int
    share: float | None
    place: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """One row of a list: the page that it leads to, what it is about, what to do."""

    key: str
    fragment: str
    title: Said
    about: str
    do: str


@dataclass(frozen=True, slots=True)
class ToDoList:
    """One list: how long it is, its beginning, and where all of it is: a page, and a table.

    `number` is empty where nothing has been looked at yet: a zero would say that all is well.
    """

    id: str
    heading: str
    text: str
    number: str
    note: str
    first: tuple[ToDo, ...]
    key: str
    fragment: str
    csv: str


@dataclass(frozen=True, slots=True)
class CuratorPage:
    """What the page shows."""

    today: date
    answer: str
    fullest: str
    bars: tuple[Bar, ...]
    lists: tuple[ToDoList, ...]
    needs: tuple[NeedHead, ...]
    changed: str
    news: tuple[ToDo, ...]
    situations: str


def view(site: Site, page: Page) -> CuratorPage:
    """The curators' page as of the catalogue's day."""
    return curator_page(site.catalogue, page.language)


def curator_page(catalogue: Catalogue, language: Language) -> CuratorPage:
    """The page from what is known today."""
    found = forecast(catalogue)
    late = len(found.late)
    this, then, *_ = found.months
    fullest = max(found.months, key=lambda month: len(month.resources))
    recent = [each for each in catalogue.changes if each.date > catalogue.today - _RECENT]
    return CuratorPage(
        today=catalogue.today,
        answer=word(
            language, "curators.answer", late=late, this=month_name(this.first, language), due=len(this.resources),
            next=month_name(then.first, language), then=len(then.resources),
        ),
        fullest=word(
            language, "curators.fullest", month=month_name(fullest.first, language), count=len(fullest.resources)
        ) if fullest.resources else "",
        bars=_bars(late, found.months, len(found.later), language),
        lists=(*_task_lists(catalogue, language), _ringing(catalogue, language)),
        needs=matrix(catalogue, catalogue.gaps, language).needs,
        changed=_changed(recent, language),
        news=tuple(_news(catalogue, each, language) for each in _newest(recent)),
        situations=_situations(catalogue, language),
    )  # fmt: skip


def month_name(first: date, language: Language) -> str:
    """A month with its year: `March 2027`."""
    return word(language, "curators.month", month=word(language, f"month.{first.month}"), year=first.year)


def _bars(late: int, months: Iterable[Month], later: int, language: Language) -> tuple[Bar, ...]:
    """A row for what is late, for each month, and for what comes after; bars of months are as long as they are full."""
    listed = list(months)
    most = max(late, *(len(month.resources) for month in listed), 1)
    return (
        Bar(word(language, "curators.late"), late, late / most, "late"),
        *(
            Bar(month_name(month.first, language), len(month.resources), len(month.resources) / most,
                f"{month.first:%Y-%m}")
            for month in listed
        ),
        Bar(word(language, "curators.later"), later, None, "later"),
    )  # fmt: skip


def _task_lists(catalogue: Catalogue, language: Language) -> Iterable[ToDoList]:
    found = tasks(catalogue)
    for kind in LISTS:
        own = [task for task in found if task.kind == kind]
        untested = links_untested(catalogue) if kind in {"broken", "doubtful"} else 0
        is_known = own or not untested or links_tested(catalogue)
        yield ToDoList(
            id=kind,
            heading=word(language, f"curators.{kind}"),
            text=word(language, f"curators.{kind}.text"),
            number=str(len(own)) if is_known else "",
            note=word(language, "curators.untested", count=untested) if untested else "",
            first=tuple(
                ToDo(f"resource/{task.resource.id}", "", task.resource.title.in_(language),
                     tasks_in_words.about(catalogue, task, language), tasks_in_words.what_to_do(task, language))
                for task in own[:_AT_ONCE]
            ),
            key="curators/lists",
            fragment=f"{min(task.resource.owner for task in own)}-{kind}" if own else "",
            csv=table_address(kind),
        )  # fmt: skip


def _ringing(catalogue: Catalogue, language: Language) -> ToDoList:
    lines = to_ring(catalogue)
    return ToDoList(
        id="ring",
        heading=word(language, "curators.ring"),
        text=word(language, "curators.ring.text"),
        number=str(len(lines)),
        note="",
        first=tuple(_line(line, language) for line in lines[:_AT_ONCE]),
        key="curators/lists",
        fragment="ring",
        csv=table_address("ring"),
    )


def _line(line: Helpline, language: Language) -> ToDo:
    return ToDo(
        key="help/lines", fragment="", title=line.name.in_(language),
        about=tasks_in_words.when_rung(line, language), do=tasks_in_words.what_to_ask(line, language),
    )  # fmt: skip


def _changed(recent: Iterable[Change], language: Language) -> str:
    counts = Counter(each.change for each in recent)
    kinds = {kind: counts[kind] for kind in ("added", "changed", "withdrawn")}
    return word(language, "curators.changed_text", **kinds)


def _newest(recent: Iterable[Change]) -> list[Change]:
    return sorted(recent, key=lambda each: each.date, reverse=True)[:_AT_ONCE]


def _news(catalogue: Catalogue, change: Change, language: Language) -> ToDo:
    known = catalogue.by_id.get(change.id)
    title = known.title.in_(language) if known else Text(change.id, change.id).in_(language)
    about = f"{word(language, f'whats_new.{change.change}')}, {day(change.date, language)}"
    key = f"resource/{known.id}" if known else ""
    return ToDo(key, "", title, about, word(language, "curators.do.changes"))


def _situations(catalogue: Catalogue, language: Language) -> str:
    """How many situations there are, and how many are past their day, in words."""
    late = sum(each.review_by < catalogue.today for each in catalogue.situations)
    return word(language, "curators.situations", count=len(catalogue.situations), late=late)
