"""The site's own links, by LinkChecker as a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.checks import inside

HEAD = '<!doctype html><html lang="en"><head><title>T</title><link rel="stylesheet" href="{up}a.css"></head><body>'


def site(folder: Path, **broken: str) -> Path:
    """A small site in both languages; keywords replace parts of its home page."""
    folder.chmod(0o755)
    for language in ("cy", "en"):
        (folder / language / "guide").mkdir(parents=True)
        (folder / language / "index.html").write_text(HEAD.format(up="../") + '<a href="guide/#part">G</a>')
        (folder / language / "guide" / "index.html").write_text(
            HEAD.format(up="../../") + '<h2 id="part">P</h2><a href="/">H</a><a href="https://example.org/">out</a>'
        )
    (folder / "a.css").write_text("body{background:url(a.svg)}")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    home = '<a href="cy/">C</a><a href="en/">E</a><a href="en/guide/#part">P</a>'
    (folder / "index.html").write_text(HEAD.format(up="") + home + "".join(broken.values()))
    (folder / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


def check(folder: Path) -> tuple[inside.Inside, tuple[str, ...]]:
    """What LinkChecker says, and the pages that it missed."""
    with inside.served(folder) as base:
        found = inside.check(base, folder)
        return found, inside.missed(found, base, folder)


def test_a_good_site_has_no_faults_and_every_page_is_met(folder: Path) -> None:
    found, missed = check(site(folder))
    assert ((), ()) == (found.faults, missed)
    assert {"/", "/cy/", "/en/", "/cy/guide/", "/en/guide/", "/a.css", "/a.svg"} <= found.pages
    assert found.checked >= 8


@pytest.mark.parametrize(
    "broken",
    [
        '<a href="nowhere/">x</a>',
        '<a href="en/guide/#nothing">x</a>',
        '<a href="#nothing">x</a>',
        '<img alt="" src="no.svg">',
    ],
)
def test_a_broken_page_anchor_or_asset_is_a_fault(folder: Path, broken: str) -> None:
    found, _ = check(site(folder, broken=broken))
    assert len(found.faults) == 1


def test_a_page_that_no_page_leads_to_is_checked_as_well(folder: Path) -> None:
    path = site(folder) / "alone.html"
    path.write_text(HEAD.format(up="") + '<a href="gone.html">x</a>')
    path.chmod(0o644)
    found, missed = check(folder)
    assert (1, ()) == (len(found.faults), missed)
