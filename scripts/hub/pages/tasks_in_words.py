"""What a curator's task is about and what to do about it, in words: for the pages and for the tables."""

from __future__ import annotations

from typing import Final

from hub.catalogue import Catalogue
from hub.catalogue.due import Task
from hub.catalogue.ringing import ASKED, unknown
from hub.languages import Language, word
from hub.pages.render import day
from hub.schema import Helpline

# The lists on which what to do follows from what the link check found.
_BY_STATE: Final = frozenset({"broken", "doubtful"})


def table_address(name: str) -> str:
    """Where the table (CSV) of a list lies, from the site's root."""
    return f"data/curators/{name}.csv"


def about(catalogue: Catalogue, task: Task, language: Language) -> str:
    """The languages and the trouble that a task is about; empty where it is about the whole entry."""
    names = [str(catalogue.vocabulary.languages[each].label.in_(language)) for each in task.languages]
    parts = [", ".join(dict.fromkeys(names))] if names else []
    if task.state:
        parts.append(word(language, f"curators.state.{task.state}"))
    return ": ".join(parts)


def what_to_do(task: Task, language: Language) -> str:
    """One sentence for one row."""
    return word(language, f"curators.do.{task.state if task.kind in _BY_STATE else task.kind}")


def when_rung(line: Helpline, language: Language) -> str:
    """When somebody last rang a line."""
    if line.confirmed is None:
        return word(language, "curators.rung.never")
    return word(language, "curators.rung.on", date=day(line.confirmed.day, language))


def what_to_ask(line: Helpline, language: Language) -> str:
    """What to ask at a line: what is not known of it, or everything where all is known."""
    facts = ", ".join(word(language, f"curators.fact.{name}") for name in unknown(line) or ASKED)
    return word(language, "curators.do.ring", facts=facts)
