"""What the components of `overrides/hub` bring beside their templates: a stylesheet, and a script each.

What only some pages show (charts, the finder, pictures in order, the curators' desk) has a sheet of its own: nobody
else waits for it.

`overrides/hub/hub.css` names every style in the order of the cascade, by `@import`. The build puts each file in the
place of its line, rules of the same media query together after all others, and writes the value of a token in its
place where the token has only one, so that dividing the styles costs a visitor no bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.catalogue import CatalogueError, Problem
from hub.catalogue.problems import Place

try:
    import rcssmin
except ImportError:  # it has no wheel for macOS
    rcssmin = None

FOLDER: Final = Path("overrides") / "hub"
SHEET: Final = "hub.css"
CHARTS: Final = "charts.css"
FINDER: Final = "finder.css"
PICTURES: Final = "pictures.css"
DESK: Final = "desk.css"
TOKENS: Final = "tokens.css"
SHEETS: Final = (SHEET, CHARTS, FINDER, PICTURES, DESK)
_IMPORT: Final = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
_TOKEN: Final = re.compile(r"(--[\w-]+):([^;}]+);?")
_USED: Final = re.compile(r"var\((--[\w-]+)\)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_LEADING_ZERO: Final = re.compile(r"(?<![\d.])0(?=\.\d)")


def assets(root: Path) -> dict[str, bytes]:
    """The stylesheet and the components' scripts, by their address below `assets/`.

    Raises:
        CatalogueError: a style that does not exist is imported, or a token that does not exist is used.

    """
    scripts = {
        f"{path.parent.name}.js": path.read_bytes()
        for path in sorted((root / FOLDER / "components").glob("*/script.js"))
    }
    return {**{sheet: stylesheet(root, sheet).encode() for sheet in SHEETS}, **scripts}


def stylesheet(root: Path, name: str = SHEET) -> str:
    """Every style of a sheet in one, as small as it can be said.

    Raises:
        CatalogueError: as `assets`.

    """
    folder = root / FOLDER
    sheet = (folder / name).read_text(encoding="utf-8")
    problems = [
        Problem("no-such-style", Place(f"{FOLDER}/{name}", sheet[: match.start()].count("\n") + 1, 1),
                f"there is no {match[1]}", "correct the path, or take the line out")
        for match in _IMPORT.finditer(sheet)
        if not (folder / match[1]).is_file()
    ]  # fmt: skip
    if problems:
        raise CatalogueError(problems)
    # The tokens are set once, by the sheet of the whole site; those beside it only know them. Any other stands alone.
    is_beside = name in SHEETS and name != SHEET
    elsewhere = smaller((folder / TOKENS).read_text(encoding="utf-8")) if is_beside else ""
    joined = _IMPORT.sub(
        lambda match: "" if elsewhere and match[1] == TOKENS else (folder / match[1]).read_text(encoding="utf-8"), sheet
    )
    found = _with_tokens(_by_media(smaller(joined)), elsewhere)
    unknown = sorted(set(_USED.findall(found)) - {name for name, _ in _TOKEN.findall(elsewhere + found)})
    if unknown:
        raise CatalogueError([
            Problem("no-such-token", Place(f"{FOLDER}/tokens.css", 1, 1), f"a style uses {name}, which has no value",
                    "give it one, or correct the name")
            for name in unknown
        ])  # fmt: skip
    return _LEADING_ZERO.sub("", found)


def smaller(css: str) -> str:
    """A stylesheet without comments and needless space; where rcssmin has no wheel, with some of the space."""
    return str(rcssmin.cssmin(css)) if rcssmin else " ".join(_COMMENT.sub("", css).split())


def _by_media(css: str) -> str:
    """The same rules, those without a media query first."""
    plain: list[str] = []
    media: dict[str, list[str]] = {}
    for block in _blocks(css):
        query, _, rules = block.partition("{")
        if query.startswith("@media"):
            media.setdefault(query, []).append(rules.removesuffix("}"))
        else:
            plain.append(block)
    return "".join([*plain, *(f"{query}{{{''.join(rules)}}}" for query, rules in media.items())])


def _blocks(css: str) -> Iterator[str]:
    """Each rule and each at-rule of a sheet, whole."""
    depth = start = 0
    for sign in re.finditer("[{}]", css):
        depth += 1 if sign[0] == "{" else -1
        if depth == 0:
            yield css[start : sign.end()].strip()
            start = sign.end()


def _with_tokens(css: str, elsewhere: str) -> str:
    """The same sheet with the value of each token that has only one, here or `elsewhere`, in the token's place."""
    said = _TOKEN.findall(elsewhere + css)
    times = Counter(name for name, _ in said)
    only = {name: value for name, value in said if times[name] == 1}
    css = _TOKEN.sub(lambda match: "" if match[1] in only else match[0], css).replace(";}", "}")
    while found := [name for name in _USED.findall(css) if name in only]:
        for name in set(found):
            css = css.replace(f"var({name})", only[name])
    return css
