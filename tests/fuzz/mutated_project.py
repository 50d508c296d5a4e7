"""A copy of the project in a folder of its own, whole or with few entries, whose files may be spoiled."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TODAY: Final = "2026-11-30"
# An entry stays in the small copy when a page, a board or the strategy names it, or when it has a rare key.
RARE: Final = ("superseded_by:", "insecure:", "ages:", "print:", "same_in_both:", "withdrawn")
_IGNORED: Final = shutil.ignore_patterns("__pycache__", "*.pyc")
_LEFT_OUT: Final = 6  # rows of left-out.yaml in the small copy


def copy(folder: Path, *, whole: bool = False) -> Path:
    """Everything that a build and a check read; the small copy has about a fifth of the entries."""
    for name in ("data", "docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=_IGNORED)
    for name in ("mkdocs.yml", "resources.yaml", "pyproject.toml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    for name in (".venv", "node_modules"):  # scripts that run Node look for these beside mkdocs.yml
        if (ROOT / name).exists():
            (folder / name).symlink_to((ROOT / name).resolve())
    kept = ROOT / ".hub" / "packs"  # papers that were made already need not be made again
    kept.mkdir(parents=True, exist_ok=True)
    (folder / ".hub").mkdir(exist_ok=True)
    (folder / ".hub" / "packs").symlink_to(kept)
    if not whole:
        _shrink(folder)
    return folder


def _shrink(folder: Path) -> None:
    resources = folder / "resources.yaml"
    head, *entries = re.split(r"\n(?=  - id: )", resources.read_text(encoding="utf-8"))
    kept = _kept(folder, entries)
    lost = {_id(entry) for entry in entries} - kept
    resources.write_text("\n".join([head, *(e for e in entries if _id(e) in kept)]).rstrip() + "\n", encoding="utf-8")
    named = re.compile(r"\bid: ([\w-]+)")
    _lines(folder / "data" / "search-words.yaml", lambda line: not _names(line, named, lost))
    _first_rows(folder / "data" / "left-out.yaml", _LEFT_OUT)
    left = set(named.findall((folder / "data" / "left-out.yaml").read_text(encoding="utf-8")))
    _json(folder / "data" / "catalogue-state.json", lost, left)
    _json(folder / "data" / "translations.json", lost, left)
    merged = re.findall(r"also_known_as: \[([^\]]*)\]", resources.read_text(encoding="utf-8"))
    ever = kept | left | set(re.findall(r"[\w-]+", " ".join(merged)))
    _addresses(folder / "data" / "catalogue-state.json", ever)
    changes = folder / "data" / "changes.yaml"
    _lines(changes, lambda line: not (found := named.search(line)) or line.startswith("#") or found.group(1) in ever)


def _kept(folder: Path, entries: Iterable[str]) -> set[str]:
    written = [path.read_text(encoding="utf-8") for path in sorted((folder / "docs").rglob("*.md"))]
    named = [
        (folder / "data" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("boards", "situations", "strategy")
    ]
    helplines = re.findall(
        r"^    resource: (?!null)(\S+)", (folder / "data" / "helplines.yaml").read_text(encoding="utf-8"), re.MULTILINE
    )
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", "\n".join([*written, *named])))
    by_id = {_id(entry): entry for entry in entries}
    kept = {name for name, text in by_id.items() if name in words | set(helplines) or any(key in text for key in RARE)}
    for name in tuple(kept):
        kept |= {each for each in re.findall(r"superseded_by: (\S+)", by_id[name]) if each in by_id}
    return kept


def _id(entry: str) -> str:
    return entry.split("\n", 1)[0].removeprefix("  - id: ").strip()


def _names(line: str, pattern: re.Pattern[str], lost: set[str]) -> bool:
    found = pattern.search(line)
    return bool(found and found.group(1) in lost)


def _lines(path: Path, keep: Callable[[str], bool]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if keep(line)), encoding="utf-8")


def _first_rows(path: Path, many: int) -> None:
    seen = 0

    def keep(line: str) -> bool:
        nonlocal seen
        seen += line.lstrip().startswith("- ")
        return seen <= many

    _lines(path, keep)


def _json(path: Path, lost: set[str], left: set[str]) -> None:
    """Take out the rows of entries that are not in the copy, and leave the layout as commands write it."""
    text = path.read_text(encoding="utf-8")
    found = json.loads(text)
    rows = found.get("entries", found)
    gone = [key for key in rows if _of(key) in lost or (_of(key, "left-out") and _of(key) not in left)]
    for key in gone:
        del rows[key]
    lines = [line for line in text.splitlines() if not any(line.lstrip().startswith(f'"{key}":') for key in gone)]
    kept = "\n".join(lines) + "\n"
    path.write_text(re.sub(r",(\s*[}\]])", r"\1", kept), encoding="utf-8")
    if json.loads(path.read_text(encoding="utf-8")) != found:
        raise ValueError(path)


def _addresses(path: Path, known: set[str]) -> None:
    """Take out the addresses of entries that are not in the copy."""
    named = re.compile(r'": "(?:resource|moved|merged)/([\w-]+)[/"]')
    _lines(path, lambda line: not (found := named.search(line)) or found.group(1) in known)
    path.write_text(re.sub(r",(\s*[}\]])", r"\1", path.read_text(encoding="utf-8")), encoding="utf-8")


def _of(key: str, kind: str = "") -> str:
    """The entry that a row of a JSON file is about; with `kind`, only when it is one of that kind."""
    parts = key.split("/")
    if kind:
        return parts[1] if parts[0] == kind and len(parts) > 1 else ""
    return parts[1] if parts[0] in {"resources", "left-out"} and len(parts) > 1 else key
