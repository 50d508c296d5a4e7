"""The pages that a person writes: `docs/<language>/*.md`, their front matter and their words.

Both languages hold the same file names. What is wrong becomes a Problem; nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.catalogue import Problem, records
from hub.catalogue.file_text import text_of
from hub.catalogue.problems import Place
from hub.catalogue.yaml_file import read_text
from hub.languages import LANGUAGES, Language, other
from hub.pages import owner_texts
from hub.schema import FrontMatter, addresses
from hub.schema.faults import Known
from hub.schema.plain_text import unseen_fault

# What a page may hold is Markdown: a tag of HTML could bring a script, a frame or a picture from elsewhere.
_TAG: Final = re.compile(r"<(?:[A-Za-z/!?][^<>]*>?)")
_CODE: Final = re.compile(r"`[^`\n]*`")
_ADDRESS: Final = re.compile(r"\]\(\s*<?([A-Za-z][A-Za-z0-9+.-]*)(:[^)\s>]*)")
_SCHEMES: Final = frozenset({"https", "mailto", "tel", "sms", "hub", "hub-file", "hub-runs", "hub-form"})
_BLOCKS: Final = (
    ("heading", re.compile(r"#{1,6} ")), ("item", re.compile(r"\s*(?:[-*+]|\d+[.)]) ")), ("row", re.compile(r"\s*\|")),
)  # fmt: skip
# In both languages these say the same.
_ALIKE: Final = ("reader", "audience", "topic", "template", "start_here", "lines", "lines_after", "statutory")


@dataclass(frozen=True, slots=True)
class DocsPage:
    """One hand-written page in one language."""

    language: Language
    name: str  # file name without .md, the same in both languages
    front: FrontMatter
    words: str  # Markdown without the front matter
    first_line: int = 1  # of the words, in the file

    @property
    def file(self) -> str:
        """The file's name in problems."""
        return f"docs/{self.language}/{self.name}.md"

    @property
    def tab(self) -> str:
        """What the tab shows: the title, unless it is not discreet."""
        return self.front.tab or self.front.title


def read_pages(docs: Path, known: Known) -> tuple[tuple[DocsPage, ...], list[Problem]]:
    """Every hand-written page, Welsh first, and what is wrong with them."""
    problems: list[Problem] = []
    found: list[DocsPage] = []
    names = {language: {path.stem for path in (docs / language).glob("*.md")} for language in LANGUAGES}
    for language in LANGUAGES:
        for path in sorted((docs / language).glob("*.md")):
            page = _one(path, language, known, problems)
            if page:
                found.append(page)
        missing = other(language)
        problems += [
            Problem("page-in-one-language", Place(f"docs/{language}/{name}.md", 1, 1),
                    f"there is no docs/{missing}/{name}.md", "write the page in both languages")
            for name in sorted(names[language] - names[missing])
        ]  # fmt: skip
    return tuple(found), [*problems, *_unlike(docs, found)]


def _unlike(docs: Path, pages: Iterable[DocsPage]) -> Iterator[Problem]:
    """What the two languages of a page do not say alike, told at the one that says less, or at both."""
    first: dict[str, DocsPage] = {}
    for page in pages:
        there = first.setdefault(page.name, page)
        for key in _ALIKE:
            values = [getattr(each.front, key) for each in (there, page)]
            if values[0] != values[1]:
                rule = "lines-differ" if key.startswith("lines") else "pages-differ"
                for here, other_one in _who_says_less(there, page, *map(_size, values)):
                    place = Place(here.file, _line_of(docs, key, here, other_one), 1)
                    yield Problem(
                        rule, place, f"`{key}` is not as in {other_one.file}", "say the same in both languages"
                    )
        yield from _unlike_blocks(there, page)


def _size(value: object) -> int:
    return len(value) if isinstance(value, tuple) else bool(value)


def _who_says_less(one: DocsPage, two: DocsPage, first: float, second: float) -> list[tuple[DocsPage, DocsPage]]:
    """The page that says less, with the other one; where both say as much, each with the other."""
    if first == second:
        return [(one, two), (two, one)]
    return [(one, two)] if first < second else [(two, one)]


def _unlike_blocks(one: DocsPage, two: DocsPage) -> Iterator[Problem]:
    """Paragraphs, headings and items that stand in one language only: half a page is lost without a sound."""
    blocks = blocks_of(one.words), blocks_of(two.words)
    kinds = [[kind for kind, _ in found] for found in blocks]
    if kinds[0] == kinds[1]:
        return
    at = next((n for n, (a, b) in enumerate(zip(*kinds, strict=False)) if a != b), min(map(len, kinds)))
    for here, other_one in ((one, two), (two, one)):
        found = blocks[0] if here is one else blocks[1]
        line = here.first_line + (found[min(at, len(found) - 1)][1] if found else 0)
        yield Problem("blocks-differ", Place(here.file, line, 1),
                      f"from here on, headings, paragraphs and items are not those of {other_one.file}",
                      "say the same in both languages, block by block")  # fmt: skip


def blocks_of(words: str) -> list[tuple[str, int]]:
    """What kinds of blocks stand one after another in a page's words, each with its line, counted from 0."""
    found: list[tuple[str, int]] = []
    goes_on = False  # a line that continues a paragraph or an item is no block of its own
    for number, line in enumerate(words.split("\n")):
        kind = next((name for name, pattern in _BLOCKS if pattern.match(line)), "")
        if kind or (line.strip() and not goes_on):
            level = str(len(line) - len(line.lstrip("#"))) if kind == "heading" else ""
            found.append((f"{kind or 'paragraph'}{level}", number))
        goes_on = bool(line.strip()) and kind not in {"heading", "row"}
    return found


def _line_of(docs: Path, key: str, here: DocsPage, other_one: DocsPage) -> int:
    """The line of a key, or where it stands in the other language."""
    lines = (line_with(docs / each.language / f"{each.name}.md", f"{key}:") for each in (here, other_one))
    return next((line for line in lines if line > 1), 1)


def line_with(path: Path, words: str) -> int:
    """The first line of a file that has these words, or 1."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return next((n for n, line in enumerate(text.splitlines(), start=1) if words in line), 1)


def _one(path: Path, language: Language, known: Known, problems: list[Problem]) -> DocsPage | None:
    file = f"docs/{language}/{path.name}"
    text = text_of(path, file)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    parts = text.replace("\r\n", "\n").split("---\n", 2)
    if len(parts) != 3 or parts[0]:  # noqa: PLR2004 - nothing, front matter, words
        problems.append(Problem("front-matter", Place(file, 1, 1), "the page has no front matter",
                                "begin it with `---`, title, slug and `---`"))  # fmt: skip
        return None
    node, found = read_text(parts[1], file, first_line=2)
    problems += found
    first = parts[1].count("\n") + 3
    problems += [*_body_faults(parts[2], file, first), *owner_texts.faults(parts[2], file, first)]
    front = records.record(FrontMatter, node, file, known, problems) if node is not None else None
    words = parts[2].lstrip("\n")
    first += len(parts[2]) - len(words)
    if words.startswith("---\n"):  # Markdown would show its lines as a heading
        problems.append(Problem("front-matter", Place(file, first, 1), "a second front matter stands below the first",
                                "keep one of the two, and nothing of the other"))  # fmt: skip
        return None
    return DocsPage(language, path.stem, front, words.strip() + "\n", first) if front is not None else None


def _body_faults(words: str, file: str, first_line: int) -> Iterator[Problem]:
    if not words.strip():
        return  # a page may consist of what its template shows
    for number, line in enumerate(_CODE.sub(lambda code: " " * len(code[0]), words).split("\n"), start=first_line):
        for tag in _TAG.finditer(line):
            yield Problem("html", Place(file, number, tag.start() + 1), f"the page holds HTML (`{tag[0][:30]}`)",
                          "write Markdown; put what shows code between `…`")  # fmt: skip
        for address in _ADDRESS.finditer(line):
            place = Place(file, number, address.start(1) + 1)
            if address[1].lower() not in _SCHEMES:
                yield Problem(
                    "url-scheme", place, f"a link begins with «{address[1][:30]}:»", "use an https:// address"
                )
            elif address[1].lower() == "https" and (wrong := addresses.fault(address[1] + address[2])):
                yield Problem(wrong.rule, place, wrong.what, wrong.fix)
        unseen = unseen_fault(line)
        if unseen:
            yield Problem(unseen.rule, Place(file, number, 1), unseen.what.replace("`{name}`", "the line"), unseen.fix)
