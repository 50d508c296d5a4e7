"""Every address in every built file, judged by the files that are there."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from hub.checks.internal_links.references import Contents, Reference, read
from hub.checks.internal_links.targets import Place, Site, Wrong, site

# A choice for the finder that is free text, or an order, has no box of its own to be found by.
_FREE: Final = {"q", "sort"}
_TEXT_FRAGMENT: Final = ":~:"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One address or name that does not work, with the file and line where it first stands."""

    file: str
    line: int
    address: str
    rule: str
    what: str
    fix: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.file}:{self.line}: [{self.rule}] {self.address}: {self.what}. Fix: {self.fix}."


@dataclass(frozen=True, slots=True)
class Result:
    """How much was looked at, and everything that is wrong."""

    files: int
    references: int
    targets: int  # different places of the site that something leads to
    faults: tuple[Fault, ...]


def check(folder: Path, told: Callable[[], None] = lambda: None) -> Result:
    """Check all references of a built site. `told` is called for each file that has been read."""
    paths = built_files(folder)
    base = base_of(folder)
    contents = {}
    for name, path in paths.items():
        contents[name] = read(path, base)
        told()
    known = site(paths, base)
    faults: list[Fault] = []
    targets: set[Place] = set()
    for name, found in contents.items():
        wrong = dict.fromkeys(_judged(name, found, known, contents, targets))
        text = paths[name].read_text(encoding="utf-8", errors="replace") if wrong else ""
        faults += [Fault(name, _line(text, value), value, *why) for value, why in wrong]
    number = sum(len(found.references) for found in contents.values())
    return Result(len(paths), number, len(targets), tuple(sorted(faults)))


def built_files(folder: Path) -> dict[str, Path]:
    """Every file of a built site by its name from the root."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def base_of(folder: Path) -> str | None:
    """The address that a site was built for, as its front page says it."""
    page = folder / "index.html"
    found = read(page, None).canonical if page.is_file() else None
    return found if found and "://" in found else None


def _judged(
    name: str, found: Contents, known: Site, contents: Mapping[str, Contents], targets: set[Place]
) -> Iterator[tuple[str, Wrong]]:
    """What is wrong in one file; where its references lead is added to `targets`."""
    for each in found.repeated:
        yield each, Wrong("id-repeated", "this id stands more than once on the page", "give each a name of its own")
    for reference in found.references:
        if reference.kind == "name":
            if reference.value not in found.places:
                what = f"«{reference.where}» names an id that the page does not have"
                yield reference.value, Wrong("id-missing", what, "name one that is there")
            continue
        place = _leads(reference, name, known)
        if isinstance(place, Wrong):
            yield reference.value, place
        elif place is not None:
            targets.add(place)
            yield from ((reference.value, wrong) for wrong in _fragment(place, contents[place.file]))


def _leads(reference: Reference, name: str, known: Site) -> Place | Wrong | None:
    if not reference.value and reference.where not in {"a href", "form action"}:
        return Wrong("missing", f"«{reference.where}» is empty", "write an address, or leave it out")
    return known.leads(reference.value, name, part=reference.kind == "part")


def _fragment(place: Place, there: Contents) -> Iterable[Wrong]:
    """What is wrong with the part of an address behind «#»."""
    fragment = place.fragment.split(_TEXT_FRAGMENT)[0]
    if not place.file.endswith((".html", ".svg")) or fragment in there.places | {"", "top"}:
        return
    if there.choices and "=" in fragment:
        for name, values in parse_qsl(fragment):
            unknown = set(values.split(",")) - there.choices.get(name, frozenset())
            if unknown and name not in _FREE:
                what = f"the finder has no choice {name}={','.join(sorted(unknown))}"
                yield Wrong("choice-missing", what, "name one that is there")
        return
    yield Wrong("place-missing", f"{place.file} has no place «{fragment}»", "name an id that is there")


def _line(text: str, value: str) -> int:
    """The line on which a value first stands; 1 where it is written in another way."""
    for written in (value, html.escape(value), html.escape(value, quote=False)):
        at = text.find(f'"{written}"')
        at = at if at >= 0 else text.find(written)
        if at >= 0:
            return text.count("\n", 0, at) + 1
    return 1
