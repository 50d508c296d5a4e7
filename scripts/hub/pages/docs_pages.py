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
from hub.schema import FrontMatter
from hub.schema.faults import Known
from hub.schema.plain_text import unseen_fault

# What a page may hold is Markdown: a tag of HTML could bring a script, a frame or a picture from elsewhere.
_TAG: Final = re.compile(r"<(?:[A-Za-z/!?][^<>]*>?)")
_CODE: Final = re.compile(r"`[^`\n]*`")
_ADDRESS: Final = re.compile(r"\]\(\s*<?([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES: Final = frozenset({"https", "mailto", "tel", "sms", "hub", "hub-file"})
# In both languages these say the same.
_ALIKE: Final = ("reader", "audience", "template", "start_here", "lines", "lines_after", "statutory")


@dataclass(frozen=True, slots=True)
class DocsPage:
    """One hand-written page in one language."""

    language: Language
    name: str  # file name without .md, the same in both languages
    front: FrontMatter
    words: str  # Markdown without the front matter

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
    """What the two languages of a page do not say alike, told at the second one."""
    first: dict[str, DocsPage] = {}
    for page in pages:
        there = first.setdefault(page.name, page)
        for key in _ALIKE:
            if getattr(there.front, key) != getattr(page.front, key):
                place = Place(page.file, line_with(docs / page.language / f"{page.name}.md", f"{key}:"), 1)
                rule = "lines-differ" if key.startswith("lines") else "pages-differ"
                yield Problem(rule, place, f"`{key}` is not as in {there.file}", "say the same in both languages")


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
    return DocsPage(language, path.stem, front, parts[2].strip() + "\n") if front is not None else None


def _body_faults(words: str, file: str, first_line: int) -> Iterator[Problem]:
    if not words.strip():
        return  # a page may consist of what its template shows
    for number, line in enumerate(_CODE.sub(lambda code: " " * len(code[0]), words).split("\n"), start=first_line):
        for tag in _TAG.finditer(line):
            yield Problem("html", Place(file, number, tag.start() + 1), f"the page holds HTML (`{tag[0][:30]}`)",
                          "write Markdown; put what shows code between `…`")  # fmt: skip
        for address in _ADDRESS.finditer(line):
            if address[1].lower() not in _SCHEMES:
                what = f"a link begins with «{address[1][:30]}:»"
                yield Problem("url-scheme", Place(file, number, address.start(1) + 1), what, "use an https:// address")
        unseen = unseen_fault(line)
        if unseen:
            yield Problem(unseen.rule, Place(file, number, 1), unseen.what.replace("`{name}`", "the line"), unseen.fix)
