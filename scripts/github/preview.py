"""Makes a built site into a preview that opens from a folder, with a page that leads to the entries that change.

    python3 preview.py SITE

A browser that opens a folder of the disk shows `…/` as a list of files, so links lead to `…/index.html` there. The
entries are those whose lines in `resources.yaml` differ from the last commit. Python's own library and git are all
that is used; the site's pages have escaped what came from outside already.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from found import git

CATALOGUE = "resources.yaml"
START = "agor-open.html"
PARTS = (("cy", "Cymraeg", "cy/adnoddau"), ("en", "English", "en/resources"))
_LINK = re.compile(r'\b(href|src|action)="((?![a-z][a-z0-9+.-]*:|/|#)[^"#?]*/|\.{1,2})(?=["#?])')
_ENTRY = re.compile(r"  - id: [\"']?([a-z0-9]+(?:-[a-z0-9]+)*)[\"']?\s*(?:#.*)?")
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_PAGE = """\
<!doctype html>
<html lang="cy">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Rhagolwg / Preview</title>
<link rel="stylesheet" href="assets/hub.css">
<main class="wrap">
<h1>Rhagolwg / <span lang="en">Preview</span></h1>
<p>Nid oes dim o hyn ar y wefan eto.</p>
<p lang="en">Nothing of this is on the site yet.</p>
{entries}
<p><a href="cy/index.html">Yr hyb i gyd</a>, <a lang="en" href="en/index.html">The whole hub</a></p>
</main>
</html>
"""


def changed(root: Path) -> list[str]:
    """The ids of the entries that differ from the last commit, in the order of the file."""
    was = entries(git("show", f"HEAD:{CATALOGUE}", root=root))
    now = entries((root / CATALOGUE).read_text(encoding="utf-8"))
    return [identity for identity, lines in now.items() if lines != was.get(identity)]


def entries(text: str) -> dict[str, list[str]]:
    """The lines of each entry, by its id, without comments that stand below it."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if start := _ENTRY.fullmatch(line):
            lines = found.setdefault(start[1], [])
        if line.startswith("  "):
            lines.append(line)
    return found


def openable(page: str) -> str:
    """A page whose links to folders lead to the page in them."""
    return _LINK.sub(lambda found: f'{found[1]}="{found[2].removesuffix("/")}/index.html', page)


def start(site: Path, ids: Sequence[str]) -> str:
    """The page that leads to the entries."""
    rows = []
    for identity in ids:
        found = [
            f'<a lang="{language}" href="{part}/{identity}/index.html">{name}: {heading(page)}</a>'
            for language, name, part in PARTS
            if (page := site / part / identity / "index.html").is_file()
        ]
        rows += [f"<li>{link}</li>" for link in found]
    return _PAGE.format(entries=f"<ul>{''.join(rows)}</ul>" if rows else "")


def heading(page: Path) -> str:
    """What a page is called, as it stands there."""
    found = _HEADING.search(page.read_text(encoding="utf-8"))
    return found[1] if found else page.parent.name


def main(argv: Sequence[str] | None = None) -> int:
    """Make the site that is named a preview."""
    (folder,) = sys.argv[1:] if argv is None else argv
    site = Path(folder)
    ids = changed(Path.cwd())
    (site / START).write_text(start(site, ids), encoding="utf-8")
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if (made := openable(text)) != text:
            page.write_text(made, encoding="utf-8")
    print(f"{START} leads to {len(ids)} entries.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
