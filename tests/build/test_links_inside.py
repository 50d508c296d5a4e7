"""The built site's own links: none is broken, and each fault put into a copy of the site is found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.checks import internal_links

pytestmark = pytest.mark.build


def swapped(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def first_key(value: object, key: str) -> str:
    """The first value of a key, however deep."""
    if isinstance(value, dict):
        return str(value[key]) if key in value else next(filter(None, (first_key(v, key) for v in value.values())), "")
    return next(filter(None, (first_key(v, key) for v in value)), "") if isinstance(value, list) else ""


def test_no_link_inside_the_site_is_broken(built_site: Path) -> None:
    found = internal_links.check(built_site)
    assert () == found.faults
    assert found.files == sum(path.is_file() for path in built_site.rglob("*"))
    assert found.targets > 1000


def test_every_fault_put_into_a_copy_of_the_site_is_found_and_nothing_else(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    feed = "en/whats-new/feed.json"
    listed = first_key(json.loads((site / feed).read_text(encoding="utf-8"))["items"], "url")
    put = {
        ("missing", "en/index.html"): ('href="get-help/', 'href="get-hepl/'),
        ("place-missing", "cy/index.html"): ('href="#main"', 'href="#mian"'),
        ("missing", "assets/search/finder.js"): ("./state.js", "./sate.js"),
        ("wrong-case", "en/get-help/index.html"): ("assets/hub.css", "assets/Hub.css"),
        ("no-index", "en/topics/index.html"): ('href="../../assets/icon.svg"', 'href="../../assets/"'),
        ("leaves-site", "cy/adnoddau/index.html"): ('href="../"', 'href="https://127.0.0.1/cy/"'),
        ("id-repeated", "en/resources/index.html"): ("</main>", '<p id="main">.</p></main>'),
        ("missing", feed): (listed, f"{listed}x"),
        ("missing", "sitemap.xml"): ("/cy/adnoddau/</loc>", "/cy/adnodau/</loc>"),
        ("relative-in-404", "404.html"): ('href="/en/', 'href="en/'),
    }  # fmt: skip
    for (_, name), (old, new) in put.items():
        swapped(site / name, old, new)
    found = {(fault.rule, fault.file) for fault in internal_links.check(site).faults}
    assert set(put) == found


def test_files_that_are_taken_away_are_missed_where_they_were_used(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    gone = ("assets/hub.css", "assets/search/en.json", "cy/byrddau-diogelu/index.html")
    for name in gone:
        (site / name).unlink()
    faults = internal_links.check(site).faults
    assert {"missing"} == {fault.rule for fault in faults}
    assert all(any(name.removesuffix("index.html") in fault.what for fault in faults) for name in gone)


def test_the_command_shows_how_far_it_is_and_fails_on_a_fault(
    built_site: Path, tmp_path: Path, run_hub: Callable[..., object]
) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    shutil.copy(built_site / "assets" / "icon.svg", site)
    (site / "index.html").write_text('<a href="en/">E</a><img alt="" src="icon.svg">', encoding="utf-8")
    (site / "en" / "index.html").write_text('<a href="../">H</a>', encoding="utf-8")
    fine = run_hub("links", "--inside", str(site))
    assert (0, "Links inside: 3 of 3 files read\n") == (fine.returncode, fine.stderr)  # type: ignore[attr-defined]
    (site / "icon.svg").unlink()
    broken = run_hub("links", "--inside", str(site))
    assert 1 == broken.returncode  # type: ignore[attr-defined]
    assert "index.html:1: [missing] icon.svg: there is no file icon.svg." in broken.stdout  # type: ignore[attr-defined]
    assert 2 == run_hub("links", "--inside", str(tmp_path / "nowhere")).returncode  # type: ignore[attr-defined]
