"""All the curators' lists: what is due, overdue, broken, unread or lacks an address, by owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue
from hub.catalogue.due import LISTS, Task, by_owner, links_tested, links_untested, tasks
from hub.catalogue.ringing import to_ring
from hub.languages import Language, Said, counted, word
from hub.pages import tasks_in_words
from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Helpline


@dataclass(frozen=True, slots=True)
class TaskView:
    """One entry on a list, with the languages or the trouble that the task is about."""

    key: str
    title: Said
    review_by: date
    about: str
    do: str


@dataclass(frozen=True, slots=True)
class TaskList:
    """One list of one owner."""

    id: str
    heading: str
    text: str
    count: str
    note: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Everything that one owner has to look at."""

    id: str
    name: str
    lists: tuple[TaskList, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """How long a list is for all owners together. `place` is the first owner's list that has something on it.

    `number` is empty where nothing has been looked at yet: a zero would say that all is well.
    """

    label: str
    number: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One helpline to ring: when somebody last did, and what to ask."""

    name: Said
    phone: str
    about: str
    do: str


@dataclass(frozen=True, slots=True)
class CuratorLists:
    """The lists, by owner, and how long each is."""

    today: date
    totals: tuple[Total, ...]
    owners: tuple[Owner, ...]
    ringing: tuple[LineView, ...]


def view(site: Site, page: Page) -> CuratorLists:
    """The lists as of the catalogue's day."""
    return curator_lists(site.catalogue, page.language)


def curator_lists(catalogue: Catalogue, language: Language) -> CuratorLists:
    """The page from what is known today."""
    found = tasks(catalogue)
    owners = catalogue.vocabulary.owners
    return CuratorLists(
        today=catalogue.today,
        totals=tuple(_total(catalogue, kind, found, language) for kind in LISTS),
        owners=tuple(
            Owner(
                id=owner,
                name=str(owners[owner].label.in_(language)),
                lists=tuple(_list(catalogue, owner, kind, lists[kind], language) for kind in LISTS),
            )
            for owner, lists in by_owner(found).items()
        ),
        ringing=tuple(_line(line, language) for line in to_ring(catalogue)),
    )


def _line(line: Helpline, language: Language) -> LineView:
    return LineView(
        name=line.name.in_(language),
        phone=line.phone.value if line.phone else "",
        about=tasks_in_words.when_rung(line, language),
        do=tasks_in_words.what_to_ask(line, language),
    )


def _total(catalogue: Catalogue, kind: str, found: tuple[Task, ...], language: Language) -> Total:
    having = [task.resource.owner for task in found if task.kind == kind]
    place = min(having or [task.resource.owner for task in found], default="")
    note = _untested(catalogue, None, language) if kind == "broken" else ""
    is_known = having or not note or links_tested(catalogue)
    return Total(
        label=word(language, f"curators.{kind}"),
        number=str(len(having)) if is_known else "",
        note=note,
        place=f"{place}-{kind}" if place else "",
    )


def _untested(catalogue: Catalogue, owner: str | None, language: Language) -> str:
    """How many links nobody has tested yet, in words; empty when there are none."""
    count = links_untested(catalogue, owner)
    return word(language, "curators.untested", count=count) if count else ""


def _list(catalogue: Catalogue, owner: str, kind: str, found: tuple[Task, ...], language: Language) -> TaskList:
    note = _untested(catalogue, owner, language) if kind == "broken" else ""
    count = word(language, "curators.empty") if not note or links_tested(catalogue, owner) else ""
    return TaskList(
        id=f"{owner}-{kind}",
        heading=word(language, f"curators.{kind}"),
        text=word(language, f"curators.{kind}.text"),
        count=counted(language, "curators.count", len(found)) if found else count,
        note=note,
        tasks=tuple(_task(catalogue, task, language) for task in found),
    )


def _task(catalogue: Catalogue, task: Task, language: Language) -> TaskView:
    return TaskView(
        key=f"resource/{task.resource.id}",
        title=task.resource.title.in_(language),
        review_by=task.resource.review_by,
        about=tasks_in_words.about(catalogue, task, language),
        do=tasks_in_words.what_to_do(task, language),
    )
