"""The site's own links, read from its files: a small site, and each fault that can be put into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.checks import internal_links

BASE = "https://hub.example/"
HEAD = (
    '<!doctype html><html lang="en"><head><title>T</title><link rel="stylesheet" href="{up}a.css">{head}</head><body>'
)
HOME = '<a href="cy/">C</a><a href="en/">E</a><a href="en/guide/#part">P</a><a href="https://example.org/">out</a>'


def site(folder: Path, body: str = "", head: str = "", base: str = BASE) -> Path:
    """A small site in both languages; `body` and `head` are put into its front page."""
    for language in ("cy", "en"):
        (folder / language / "guide").mkdir(parents=True)
        (folder / language / "index.html").write_text(HEAD.format(up="../", head="") + '<a href="guide/#part">G</a>')
        (folder / language / "guide" / "index.html").write_text(
            HEAD.format(up="../../", head="")
            + '<h2 id="part">P</h2><a href="/">H</a><a href="#part">P</a><a href="tel:08001111">0800 1111</a>'
            + '<form data-finder><input type="checkbox" name="audience" value="parents"></form>'
        )
    (folder / "empty").mkdir()
    (folder / "empty" / "a.txt").write_text("")
    (folder / "a.css").write_text("/* url(old.svg) */ body{background:url(a.svg)}")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    (folder / "a.js").write_text('import{a}from"./b.js";')
    (folder / "b.js").write_text("export const a = 1;")
    (folder / "404.html").write_text(HEAD.format(up="/", head="") + '<a href="/en/">E</a>')
    canonical = f'<link rel="canonical" href="{base}">'
    (folder / "index.html").write_text(HEAD.format(up="", head=canonical + head) + "\n" + HOME + "\n" + body)
    return folder


def rules(folder: Path) -> list[str]:
    return [fault.rule for fault in internal_links.check(folder).faults]


def test_a_good_site_has_no_faults_and_every_file_is_read(tmp_path: Path) -> None:
    read: list[int] = []
    found = internal_links.check(site(tmp_path), lambda: read.append(1))
    assert () == found.faults
    assert 11 == found.files == len(read)
    # Three pages, a place on each of two others, the stylesheet, the picture and the module.
    assert 8 == found.targets


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("missing", '<a href="nowhere/">x</a>'),
        ("missing", '<a href="https://hub.example/en/nowhere/">x</a>'),
        ("missing", '<a href="www.example.org">x</a>'),
        ("missing", '<img alt="" src="no.svg">'),
        ("missing", '<img alt="" src="a.svg" srcset="a.svg 1x, b.svg 2x">'),
        ("missing", '<script src="no.js"></script>'),
        ("missing", '<link rel="stylesheet" href="no.css">'),
        ("missing", '<form data-finder data-documents="./no.json"></form>'),
        ("missing", '<noscript><a href="nowhere/">x</a></noscript>'),
        ("missing", '<a href="en/guide/?q=1&amp;x=2">fine</a><a href="nowhere?q=1">x</a>'),
        ("place-missing", '<a href="en/guide/#nothing">x</a>'),
        ("place-missing", '<a href="#nothing">x</a>'),
        ("place-missing", '<svg><use href="a.svg#nothing"></use></svg>'),
        ("choice-missing", '<a href="en/guide/#audience=parents,uncles">x</a>'),
        ("choice-missing", '<a href="en/guide/#audience=parents&amp;colour=red">x</a>'),
        ("wrong-case", '<a href="EN/guide/">x</a>'),
        ("wrong-case", '<img alt="" src="A.svg">'),
        ("no-index", '<a href="empty/">x</a>'),
        ("no-slash", '<a href="en/guide">x</a>'),
        ("id-repeated", '<p id="a">x</p><p id="a">x</p>'),
        ("id-missing", '<p aria-labelledby="nobody">x</p>'),
        ("id-missing", '<label for="nobody">x</label>'),
        ("leaves-site", '<a href="//en/guide/">x</a>'),
        ("leaves-site", '<a href="http://hub.example/en/">x</a>'),
        ("leaves-site", '<a href="http://127.0.0.1:8000/en/">x</a>'),
        ("leaves-site", '<a href="http://localhost/en/">x</a>'),
        ("leaves-site", '<a href="../en/">x</a>'),
        ("other-host", '<script src="https://cdn.example.org/a.js"></script>'),
        ("other-host", '<form action="https://example.org/find"></form>'),
        ("scheme", '<a href="javascript:alert(1)">x</a>'),
        ("scheme", '<a href="htps://example.org/">x</a>'),
        ("scheme", '<a href="https:///en/">x</a>'),
        ("malformed", '<a href="en/a guide/">x</a>'),
        ("malformed", '<a href="https://[::1/">x</a>'),
        ("missing", '<link rel="icon" href="">'),
    ],
)
def test_each_fault_is_found_with_its_rule_and_line(tmp_path: Path, rule: str, broken: str) -> None:
    (fault,) = internal_links.check(site(tmp_path, body=broken)).faults
    assert (rule, "index.html", 3) == (fault.rule, fault.file, fault.line)
    assert fault.what
    assert fault.fix


@pytest.mark.parametrize(
    "fine",
    [
        '<a href="">x</a>',
        '<a href="#">x</a>',
        '<a href="#top">x</a>',
        '<a name="old"></a><a href="#old">x</a>',
        '<a href="en/guide/index.html">x</a>',
        '<a href="en/guide/#audience=parents&amp;sort=newest&amp;q=words">x</a>',
        '<a href="en/guide/#:~:text=P">x</a>',
        '<p id="caf&eacute;">x</p><a href="#caf%C3%A9">x</a>',
        '<a href="mailto:a@example.org">x</a><a href="sms:85258">x</a>',
        '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    ],
)
def test_what_works_in_a_browser_is_no_fault(tmp_path: Path, fine: str) -> None:
    assert [] == rules(site(tmp_path, body=fine))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.css", "body{background:url('no.svg')}"),
        ("a.css", '@import "no.css";'),
        ("a.js", 'export*from"./no.js"'),
        ("a.js", 'const a=await import("./no.js")'),
        ("a.js", 'new Worker(new URL("no.js",import.meta.url))'),
        ("sitemap.xml", f"<urlset><url><loc>{BASE}en/nowhere/</loc></url></urlset>"),
        ("sitemap.xml", f'<urlset><url><link rel="alternate" href="{BASE}en/nowhere/"/></url></urlset>'),
        ("feed.xml", '<feed><id>https://hub.example/#some-id</id><link href="nowhere/"/></feed>'),
        ("feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "nowhere/"}]})),
        ("data.json", json.dumps({"a": [{"b": f"{BASE}nowhere/"}]})),
        ("robots.txt", f"Sitemap: {BASE}no.xml\n"),
        ("a.csv", f"id,address\n1,{BASE}nowhere/\n"),
    ],
)
def test_other_files_than_pages_are_read_too(tmp_path: Path, name: str, content: str) -> None:
    folder = site(tmp_path)
    (folder / name).write_text(content)
    (fault,) = internal_links.check(folder).faults
    assert ("missing", name) == (fault.rule, fault.file)


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="alternate" hreflang="cy" href="{BASE}cy/nowhere/">',
        f'<meta property="og:image" content="{BASE}no.png">',
        '<meta http-equiv="refresh" content="0; url=nowhere/">',
        f'<script type="application/ld+json">{{"url": "{BASE}nowhere/"}}</script>',
        "<style>body{background:url(no.svg)}</style>",
    ],
)
def test_what_stands_in_the_head_is_read_too(tmp_path: Path, head: str) -> None:
    assert ["missing"] == rules(site(tmp_path, head=head))


def test_the_page_for_what_is_not_there_may_not_link_from_where_it_stands(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "404.html").write_text('<a href="en/">E</a>')
    assert ["relative-in-404"] == rules(folder)


def test_a_site_below_a_path_may_not_link_above_it(tmp_path: Path) -> None:
    folder = site(tmp_path, base="https://hub.example/hub/")
    for page in (*folder.rglob("guide/index.html"), folder / "404.html"):
        page.write_text(page.read_text().replace('href="/', 'href="/hub/'))
    assert [] == rules(folder)
    (folder / "en" / "index.html").write_text('<a href="/en/">E</a><a href="https://hub.example/en/">E</a>')
    assert ["leaves-site", "leaves-site"] == rules(folder)


def test_a_page_that_no_page_leads_to_is_read_as_well(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "alone.html").write_text('<a href="gone.html">x</a>')
    assert [("missing", "alone.html")] == [(f.rule, f.file) for f in internal_links.check(folder).faults]


def test_a_fault_is_told_in_one_line(tmp_path: Path) -> None:
    (fault,) = internal_links.check(site(tmp_path, body='\n<a href="EN/">x</a>')).faults
    assert "index.html:4: [wrong-case] EN/: the file is called en/index.html; letters matter. Fix: write it so." == str(
        fault
    )
