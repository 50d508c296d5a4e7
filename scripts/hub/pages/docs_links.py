"""Links from written pages into the hub: `[words](hub:help)`, `[words](hub-file:data/gaps.csv)`.

`[words](hub-runs:nightly-accessibility)` leads to the runs of a workflow, where the source is kept, and
`[words](hub-form:change)` to a form there; they stand in a part of the page that begins with `{% if repository %}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from hub.catalogue import Problem
from hub.catalogue.problems import Place
from hub.pages.docs_pages import DocsPage, line_with
from hub.pages.plan import Page, Plan, SameAddressError, relative

_LINK: Final = re.compile(r"\]\(hub(-file)?:([^)#\s]+)(#[^)\s]*)?\)")
_RUNS: Final = re.compile(r"\]\(hub-runs:([a-z-]+)\)")
_FORM: Final = re.compile(r"\]\(hub-form:([a-z-]+)\)")
_MEANT: Final = re.compile(r"\]\(\s*<?\s*hub(-file)?\s*:", re.IGNORECASE)  # as a link into the hub, well written or not


def resolved(page: Page, plan: Plan, *, stands_in: bool) -> str:
    """The written words of a page, with links to other pages as addresses.

    Where another catalogue takes the place of ours (`stands_in`), it need not have the entries that our pages name.
    """
    assert page.written is not None  # noqa: S101 - asked by the caller

    def address(match: re.Match[str]) -> str:
        is_file, key, fragment = match.groups()
        if stands_in and key.startswith("resource/") and not plan.has(key):
            key = "resources"
        to = relative(page.path, key) if is_file else plan.link(page.path, page.language, key)
        return f"]({to}{fragment or ''})"

    return _LINK.sub(address, page.written.words)


def with_runs(words: str, repository: str) -> str:
    """Words with the addresses of workflows' runs and of forms, of a repository such as `https://github.com/owner/hub`."""
    kept = repository.rstrip("/")
    words = _RUNS.sub(lambda match: f"]({kept}/actions/workflows/{match[1]}.yml)", words)
    return _FORM.sub(lambda match: f"]({kept}/issues/new?template={match[1]}.yml)", words)


def newest_release(repository: str) -> str:
    """The address of a repository's newest release, which has the copy that needs no network among its files."""
    return f"{repository.rstrip('/')}/releases/latest" if repository else ""


def missing(docs: Path, written: Iterable[DocsPage], plan: Plan, *, stands_in: bool) -> Iterator[Problem]:
    """A problem for each link of a written page that leads to no page, with its place."""
    for page in written:
        name = f"{page.language}/{page.name}.md"
        links = list(_LINK.finditer(page.words))
        if all(_is_there(match, plan, stands_in) for match in links) and len(links) == len(_MEANT.findall(page.words)):
            continue
        for number, line in enumerate((docs / name).read_text(encoding="utf-8-sig").splitlines(), start=1):
            for match in _LINK.finditer(line):
                if not _is_there(match, plan, stands_in):
                    yield Problem(
                        "no-such-page", Place(f"docs/{name}", number, match.start() + 3),
                        f"the link leads to «{match[2]}», and there is no such page",
                        "correct the link, or add the page",
                    )  # fmt: skip
            for start in (match.start() for match in _MEANT.finditer(line) if not _LINK.match(line, match.start())):
                yield Problem("no-such-page", Place(f"docs/{name}", number, start + 3), "the link cannot be read",
                              "write [words](hub:page), without spaces in the brackets")  # fmt: skip


def _is_there(match: re.Match[str], plan: Plan, stands_in: bool) -> bool:
    is_file, key, _ = match.groups()
    return bool(is_file) or plan.has(key) or (stands_in and key.startswith("resource/"))


def same_address(root: Path, error: SameAddressError) -> Problem:
    """The problem, at the page or term whose address was taken already."""
    page = error.second if error.second.written or not error.first.written else error.first
    other = error.first if page is error.second else error.second
    file, slug = "data/vocabulary.yaml", page.path.removesuffix("/index.html").rsplit("/", 1)[-1]
    if page.written is not None:
        file = page.written.file
    line = line_with(root / file, slug)
    what = f"the address {page.address} is already that of `{other.key}`"
    return Problem("slug", Place(file, line, 1), what, "choose another slug")
