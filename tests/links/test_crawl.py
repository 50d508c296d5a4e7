"""LinkChecker as a second opinion: it and our own reading find the same in a small site."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.checks import internal_links
from hub.checks.internal_links import crawl

SETTINGS = Path(__file__).resolve().parents[2] / "linkcheckerrc"
HEAD = '<!doctype html><html lang="en"><head><title>T</title><link rel="stylesheet" href="{up}a.css"></head><body>'


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site in both languages that anybody may read: LinkChecker does not run as root."""
    found = tmp_path_factory.mktemp("site")
    for language in ("cy", "en"):
        (found / language / "guide").mkdir(parents=True)
        (found / language / "index.html").write_text(HEAD.format(up="../") + '<a href="guide/#part">G</a>')
        (found / language / "guide" / "index.html").write_text(
            HEAD.format(up="../../") + '<h2 id="part">P</h2><a href="/">H</a><a href="https://example.org/">out</a>'
        )
    (found / "a.css").write_text("body{background:url(a.svg)}")
    (found / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    home = '<a href="cy/">C</a><a href="en/">E</a><a href="en/guide/#part">P</a>'
    (found / "index.html").write_text(HEAD.format(up="") + home)
    (found / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    for path in (found, *found.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return found


def crawled(folder: Path) -> tuple[crawl.Crawled, tuple[str, ...]]:
    """What LinkChecker says, and the pages that it missed."""
    with crawl.served(folder) as base:
        found = crawl.crawl(base, folder, SETTINGS)
        return found, crawl.missed(found, base, folder)


def test_a_good_site_has_no_faults_for_either_and_every_page_is_met(folder: Path) -> None:
    found, missed = crawled(folder)
    assert ((), ()) == (found.faults, missed)
    assert {"/", "/cy/", "/en/", "/cy/guide/", "/en/guide/", "/a.css", "/a.svg"} <= found.pages
    assert () == internal_links.check(folder).faults


def test_both_find_the_same_broken_page_anchor_and_asset(folder: Path) -> None:
    broken = '<a href="nowhere/">x</a><a href="en/guide/#nothing">x</a><img alt="" src="no.svg"><a href="En/">x</a>'
    (folder / "index.html").write_text((folder / "index.html").read_text() + broken)
    (folder / "alone.html").write_text(HEAD.format(up="") + '<a href="gone.html">x</a>')
    (folder / "alone.html").chmod(0o644)
    found, missed = crawled(folder)
    assert () == missed
    theirs = sorted(fault.address.split("/", 3)[3] for fault in found.faults)
    ours = sorted(fault.address for fault in internal_links.check(folder).faults)
    assert ["En/", "en/guide/#nothing", "gone.html", "no.svg", "nowhere/"] == theirs == ours
