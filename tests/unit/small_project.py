"""A project of two entries in a folder of its own, with the hub's real vocabulary."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]

RESOURCES = """\
# The catalogue. This comment stays.
resources:
  # About the first entry.
  - id: first-guide
    title: {en: "First guide"}   # as published
    summary:
      en: "A guide about staying safe online."
      cy: "Canllaw am gadw'n ddiogel ar-lein."
    publisher: nspcc
    kind: guide
    audiences:
      - parents   # both of them
      - public
    topics: [online-safety]
    objectives: [prevent]
    year: 2021

    versions:
      # The English one.
      - {language: en, format: pdf, url: "https://example.org/first.pdf", pages: 4, evidence: seen, checked: 2026-11-01}
      - language: cy
        url: "https://example.org/cyntaf"
        evidence: cited   # in the report
        checked: 2026-11-01
    source: {document: survey-2026}
    status: listed
    review_by: 2027-05-21
    owner: prevent-workstream
    welsh_reviewed: null

  - id: second-film
    title:
      cy: "Ail ffilm"
      en: "Second film"
    summary: {en: "A short film for children about secrets.", cy: "Ffilm fer i blant am gyfrinachau."}
    publisher: nspcc
    kind: film
    audiences: [children]
    topics: [talking-about-safety]
    objectives: [prevent, protect]
    home: "https://example.org/"
    source: {document: delivery-report-2022, lines: [3, 5]}
    status: address-wanted
    review_by: 2027-05-21
    owner: prevent-workstream
# The end.
"""


def name_instead(folder: Path, identity: str) -> None:
    """Let the real data files name one entry of a small catalogue in place of those of the real one."""
    for name in ("helplines", "situations", "boards", "strategy"):
        path = folder / "data" / f"{name}.yaml"
        text = re.sub(r"(\bresource: )[\w-]+", rf"\g<1>{identity}", path.read_text(encoding="utf-8"))
        path.write_text(re.sub(r"(\b(?:resources|works): )\[[^]]+\]", rf"\g<1>[{identity}]", text), encoding="utf-8")


def make(folder: Path) -> None:
    """Write the project's files."""
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("changes.yaml", "catalogue-state.json", "gap-history.csv", "link-health.json", "search-words.yaml"):
        (folder / "data" / name).unlink(missing_ok=True)
    (folder / "mkdocs.yml").touch()
    name_instead(folder, "first-guide")
    (folder / "data" / "left-out.yaml").write_text("left_out: []\n", encoding="utf-8")
    (folder / "resources.yaml").write_text(RESOURCES, encoding="utf-8")


_NOT_NEEDED = (
    "asking", "doorways", "easy-read", "finder", "requirements", "search-words", "short-addresses", "signed",
    "situations", "warnings-reviewed",
)  # fmt: skip


def make_smaller(folder: Path) -> None:
    """Write the project with a few lines and boards only, for what is tried a hundred times."""
    make(folder)
    data = folder / "data"
    shutil.rmtree(data / "doorways")
    for name in _NOT_NEEDED:
        (data / f"{name}.yaml").unlink(missing_ok=True)
    reviewed = (data / "review.yaml").read_text(encoding="utf-8")
    for name, few in (("helplines", 3), ("boards", 1)):
        head, *rows = re.split(r"\n(?=  - id: )", (data / f"{name}.yaml").read_text(encoding="utf-8"))
        kept = [row for at, row in enumerate(rows) if at < few or row.split()[2] in re.findall(r"[\w-]+", reviewed)]
        (data / f"{name}.yaml").write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")


def run(modules: tuple[ModuleType, ...], *words: str, today: str = "2026-11-22") -> int:
    """One command of some modules, as the command line would run it: the exit status."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    for module in modules:
        module.add(commands)
    args = parser.parse_args([*words, "--today", today])
    return int(args.run(args))
