"""The pages that a person writes: `docs/<language>/*.md`, their front matter and their words.

Both languages hold the same file names. What is wrong becomes a Problem; nothing is raised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from hub.catalogue import Problem
from hub.catalogue.model import Place
from hub.languages import LANGUAGES, Language

# `slug`: last part of the address. `tab`: what the browser's tab shows, when the title is not discreet.
KEYS: Final = frozenset(
    {"title", "tab", "slug", "description", "reader", "audience", "start_here", "template",
     "statutory", "needs", "reviewed"}
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
    names = {language: {p.name for p in found if p.language == language} for language in LANGUAGES}
    problems += [
        Problem("page-in-one-language", Place(f"docs/{there}/{name}.md", 1, 1),
                f"there is no docs/{missing}/{name}.md", "write the page in both languages")
        for there, missing in (("cy", "en"), ("en", "cy"))
        for name in sorted(names[there] - names[missing])  # type: ignore[index]
    ]  # fmt: skip
    return tuple(found), problems


def _one(path: Path, language: Language, problems: list[Problem]) -> Written | None:
    file = f"docs/{language}/{path.name}"

    def wrong(rule: str, what: str, fix: str, line: int = 1) -> None:
        problems.append(Problem(rule, Place(file, line, 1), what, fix))

    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:  # noqa: PLR2004 - nothing, front matter, words
        wrong("front-matter", "the page has no front matter", "begin it with `---`, title, slug and `---`")
        return None
    try:
        meta = yaml.safe_load(parts[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        wrong("syntax", "the front matter is not valid YAML", "check quotes and colons", (mark.line + 2) if mark else 1)
        return None
    if not isinstance(meta, dict):
        wrong("front-matter", "the front matter is not a map", "write `key: value` lines")
        return None
    for key in sorted(set(meta) - KEYS):
        wrong("unknown-key", f"the front matter has an unknown key `{key}`", "correct or remove it")
    lacking = [key for key in ("title", "slug", "description") if not isinstance(meta.get(key), str) or not meta[key]]
    for key in lacking:
        wrong("missing-key", f"the front matter has no `{key}`", f"add `{key}:`")
    if lacking:
        return None
    return Written(
        language=language, name=path.stem, title=meta["title"], tab=str(meta.get("tab") or meta["title"]),
        slug=meta["slug"], description=meta["description"], words=parts[2].strip() + "\n",
        reader=str(meta.get("reader") or "public"), audience=meta.get("audience"),
        template=meta.get("template"), start_here=tuple(meta.get("start_here") or ()), meta=meta,
    )  # fmt: skip
