"""What somebody does who sees nothing: reads, goes by keys, searches, leaves. Each step with what was said after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop import Desktop, Said
from listening import log

from hub.languages import Language, word

MOST_STOPS = 30  # the search box comes sooner


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, and what was said of it, without Orca's echo of the key."""

    done: str
    said: Sequence[Said]

    @property
    def words(self) -> str:
        """All of it as one text."""
        return " ".join(each.words for each in self.said)


def steps_log(steps: Iterable[Step]) -> str:
    """A log for people: what was done, and below it what was said."""
    return "".join(f"> {step.done}\n{log(step.said)}" for step in steps)


def pressed(desktop: Desktop, key: str) -> Step:
    """Press one key."""
    echo = {"Tab": "tab", "Return": "return", "h": "h"}[key]
    said = desktop.press(key)
    return Step(key, [each for each in said if each.words != echo])


def stops(desktop: Desktop, address: str) -> list[Step]:
    """The first stops of the keyboard, and the first headings by their key."""
    return [Step("open", desktop.begin(address)), *(pressed(desktop, key) for key in ("Tab", "Tab", "h", "h", "h"))]


def search(desktop: Desktop, address: str, words: str, language: Language) -> list[Step]:
    """Go to the search box by the Tab key, type words and press Enter."""
    found = [Step("open", desktop.begin(address))]
    label = word(language, "finder.label")
    for _ in range(MOST_STOPS):
        found.append(pressed(desktop, "Tab"))
        if label in found[-1].words:
            break
    found.append(Step(f"type «{words}»", [each for each in desktop.write(words) if len(each.words) > 1]))
    found.append(pressed(desktop, "Return"))
    found.append(pressed(desktop, "Tab"))
    return found


def leave(desktop: Desktop, address: str) -> list[Step]:
    """Leave by the second stop."""
    return [Step("open", desktop.begin(address)), *(pressed(desktop, key) for key in ("Tab", "Tab", "Return"))]
