"""`hub stage DIR`: the same pages as plain Markdown trees, one per language, for another generator.

Front matter says what a page is: title, language, slug, description and its languages' addresses. What
lies beside the pages (styles, scripts, data, feeds) is written too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from hub.building import Building, prepare_plain
from hub.catalogue import CatalogueError
from hub.catalogue.problems import as_text
from hub.cli.build import surroundings
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, project_root
from hub.languages import LANGUAGES
from hub.pages import naming
from hub.pages.plan import relative
from hub.pages.shell import alternates, at_doorway, outside
from hub.pages.site import Asset

# A heading with a name to link to, as Python-Markdown alone reads it; signs that would be Markdown are left to it.
_NAMED: Final = re.compile(r"^(#{2,6}) ([^\n*_`\[\]<>&{}]+?) \{#([\w-]+)\}$", re.MULTILINE)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("stage", help="write every page as plain Markdown, one tree per language")
    add_common(parser)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the trees."""
    root = project_root()
    folder: Path = args.folder
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            print(
                f"hub stage: {folder} is not empty; name a new folder, so that nothing is overwritten.",
                file=sys.stderr,
            )
            return WRONG_USE
        environment = surroundings(args, root) | {"SITE_URL": os.environ.get("SITE_URL", "")}
        count = _write(folder, prepare_plain(root, environment))
    except CatalogueError as error:
        print(as_text(error.problems))
        return PROBLEMS
    except (OSError, ValueError) as error:
        print(f"hub stage: {error}", file=sys.stderr)
        return PROBLEMS
    print(f"Wrote {count} pages to {folder}.", file=sys.stderr)
    return FINE


def pages(made: Building) -> Iterator[tuple[str, str]]:
    """Each page as one Markdown file: its path, and front matter, words and HTML islands."""
    site = made.site
    cy = outside(site, LANGUAGES[0], "", root="./")
    head = front_matter(cy.title, cy.lang, "", cy.description, cy.alternates)
    yield "index.md", f"{head}{made.front()}\n"
    for each in site.plan.doorways:
        cy = at_doorway(site, LANGUAGES[0], "", each)
        head = front_matter(cy.title, made.doorway_language(each), each, cy.description, cy.alternates)
        yield f"{each}/index.md", f"{head}{made.doorway(each)}\n"
    for page in site.plan.pages:
        words = made.markdown(page).split("---\n", 2)[2]
        words = words.replace(
            "](../assets/", f"]({relative(page.path, 'assets/')}"
        )  # pictures, from where the page goes
        head = front_matter(
            naming.heading(site, page).words, page.language, page.address.rstrip("/").rpartition("/")[2],
            naming.description(site, page), alternates(site, page.key),
        )  # fmt: skip
        path = page.path.removesuffix("index.html") + "index.md"
        text = made.rendered(page).around(f"\n{made.pictured(words)}\n", "\n## ")
        yield path, f"{head}{_NAMED.sub(_as_html, text)}\n"


def _as_html(heading: re.Match[str]) -> str:
    """A named heading that every generator reads alike."""
    level = len(heading[1])
    return f'<h{level} id="{heading[3]}">{heading[2]}</h{level}>\n'


def front_matter(title: str, language: str, slug: str, description: str, versions: Iterable[tuple[str, str]]) -> str:
    """What another generator needs to know of a page, as YAML. `versions` are its languages with their addresses."""
    facts = {
        "title": title,
        "language": language,
        "slug": slug,
        "description": description,
        "alternates": [{"hreflang": each, "href": address} for each, address in versions],
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    return "\n".join(["---", *lines, "---", ""])


def assets(made: Building) -> Iterator[Asset]:
    """Every file beside the pages: what lies in docs/assets, and what is made."""
    folder = made.root / "docs"
    for path in sorted((folder / "assets").rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Asset(path.relative_to(folder).as_posix(), path.read_bytes())
    yield from made.assets


def _write(folder: Path, made: Building) -> int:
    """Every page and asset as a file of its own; how many pages there were."""
    count = 0
    for path, text in pages(made):
        _put(folder / path, text.encode())
        count += 1
    for asset in assets(made):
        _put(folder / asset.uri, asset.content)
    return count


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
