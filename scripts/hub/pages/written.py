"""The pages that a person writes: `docs/<language>/*.md`, their front matter and their words.

Both languages hold the same file names. What is wrong becomes a Problem; nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from hub.catalogue import Problem
from hub.catalogue.choices import nearest
from hub.catalogue.model import Place
from hub.catalogue.source import text_of
from hub.languages import LANGUAGES, Language

WORDS: Final = ("title", "tab", "slug", "description", "reader", "audience", "template")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# `slug`: last part of the address. `tab`: what the tab shows, when the title is not discreet.
# `lines`: the helplines that the page offers; `lines_after`: how many of its sections come before them, or before
# what its template puts first.
KEYS: Final = frozenset(
    {"title", "tab", "slug", "description", "reader", "audience", "start_here", "template",
     "statutory", "needs", "reviewed", "lines", "lines_after"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """One hand-written page in one language."""

    language: Language
    name: str  # file name without .md, the same in both languages
    title: str
    tab: str
    slug: str
    description: str
    words: str  # Markdown without the front matter
    reader: str = "public"
    audience: str | None = None
    template: str | None = None
    start_here: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    lines_after: int = 0
    lines_at: int = 1  # where `lines` stands in the file
    meta: Mapping[str, Any] = field(default_factory=dict)


def read_written(docs: Path) -> tuple[tuple[Written, ...], list[Problem]]:
    """Every hand-written page, Welsh first, and what is wrong with them."""
    problems: list[Problem] = []
    found: list[Written] = []
    for language in LANGUAGES:
        for path in sorted((docs / language).glob("*.md")):
            page = _one(path, language, problems)
            if page:
                found.append(page)
    names = {language: {path.stem for path in (docs / language).glob("*.md")} for language in LANGUAGES}
    problems += [
        Problem("page-in-one-language", Place(f"docs/{there}/{name}.md", 1, 1),
                f"there is no docs/{missing}/{name}.md", "write the page in both languages")
        for there, missing in (("cy", "en"), ("en", "cy"))
        for name in sorted(names[there] - names[missing])  # type: ignore[index]
    ]  # fmt: skip
    return tuple(found), problems


def check_lines(pages: Iterable[Written], shown: Collection[str]) -> list[Problem]:
    """What is wrong with the helplines that pages name: each is one that is shown, the same in both languages."""
    problems: list[Problem] = []
    first: dict[str, Written] = {}
    for page in pages:
        place = Place(f"docs/{page.language}/{page.name}.md", page.lines_at, 1)
        problems += [
            Problem("unknown-line", place, f"no helpline that is shown has the id `{name}`{nearest(name, shown)}",
                    "use an id of data/helplines.yaml whose line has `shown: true`")
            for name in page.lines if name not in shown
        ]  # fmt: skip
        there = first.setdefault(page.name, page)
        if (there.lines, there.lines_after) != (page.lines, page.lines_after):
            what = f"the helplines are not those of docs/{there.language}/{page.name}.md"
            problems.append(Problem("lines-differ", place, what, "name the same lines in the same order"))
    return problems


def _one(path: Path, language: Language, problems: list[Problem]) -> Written | None:
    file = f"docs/{language}/{path.name}"

    def wrong(rule: str, what: str, fix: str, line: int = 1) -> None:
        problems.append(Problem(rule, Place(file, line, 1), what, fix))

    text = text_of(path, file)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    parts = text.replace("\r\n", "\n").split("---\n", 2)
    if len(parts) != 3 or parts[0]:  # noqa: PLR2004 - nothing, front matter, words
        wrong("front-matter", "the page has no front matter", "begin it with `---`, title, slug and `---`")
        return None
    try:
        meta = yaml.safe_load(parts[1])
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line + 2) if mark else 1
        wrong("syntax", "the front matter is not valid YAML", "check quotes and colons", line)
        return None
    if not isinstance(meta, dict):
        wrong("front-matter", "the front matter is not a map", "write `key: value` lines")
        return None
    faults = list(_faults(meta))
    for rule, key, what, fix in faults:
        wrong(rule, what, fix, _line(parts[1], key))
    return None if faults else _written(meta, path.stem, language, parts[2], _line(parts[1], "lines"))


def _faults(meta: Mapping[Any, Any]) -> Iterator[tuple[str, str, str, str]]:
    """What is wrong with a front matter: rule, key, what and how to fix it."""
    for key in map(str, meta):
        if key not in KEYS:
            what = f"the front matter has an unknown key `{key}`"
            yield "unknown-key", key, what, "correct or remove it"
    for key in ("title", "slug", "description"):
        if key not in meta:
            yield "missing-key", "", f"the front matter has no `{key}`", f"add `{key}:`"
    for key in WORDS:
        if key in meta and not (isinstance(meta[key], str) and meta[key].strip()):
            yield "wrong-type", key, f"`{key}` of the front matter is not text", "write text, in quotes"
    slug = meta.get("slug")
    if isinstance(slug, str) and slug.strip() and not _SLUG.fullmatch(slug):
        yield "slug", "slug", f"«{slug}» is not a slug", "use lower-case letters, digits and hyphens"
    yield from _lists(meta)


def _lists(meta: Mapping[Any, Any]) -> Iterator[tuple[str, str, str, str]]:
    """What is wrong with the ids that a front matter names."""
    for key in ("start_here", "lines"):
        ids = meta.get(key) or []
        if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
            yield "wrong-type", key, f"`{key}` is not a list of ids", "write [first-id, second-id]"
    after = meta.get("lines_after", 0)
    if isinstance(after, bool) or not isinstance(after, int) or after < 0:
        yield "wrong-type", "lines_after", "`lines_after` is not a number of sections", "write 0, 1 or more"


def _line(front: str, key: str) -> int:
    """The line of a key in the file; the first one stands above the front matter."""
    starts = (f"{key}:", f'"{key}":', f"'{key}':")
    for number, line in enumerate(front.split("\n"), start=2):
        if key and line.startswith(starts):
            return number
    return 1


def _written(meta: Mapping[str, Any], name: str, language: Language, words: str, lines_at: int) -> Written:
    return Written(
        language=language, name=name, title=meta["title"], tab=meta.get("tab", meta["title"]),
        slug=meta["slug"], description=meta["description"], words=words.strip() + "\n",
        reader=meta.get("reader", "public"), audience=meta.get("audience"),
        template=meta.get("template"), start_here=tuple(meta.get("start_here") or ()),
        lines=tuple(meta.get("lines") or ()), lines_after=meta.get("lines_after", 0), lines_at=lines_at, meta=meta,
    )  # fmt: skip
