"""Each engine of `hub a11y` finds a fault that is put there on purpose; a lost result is a problem."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hub.checks import accessibility
from hub.checks.accessibility import nu, own_pass, pa11y
from hub.checks.accessibility.excuses import Excuse, read_excuses, stale
from hub.checks.accessibility.findings import Asked, Finding, Outcome, Rendering, report
from hub.cli.server import server

ROOT = Path(__file__).resolve().parents[1]
ENGINES = accessibility.Engines(ROOT)
LIGHT = Rendering(320, "light")
DARK = Rendering(1280, "dark")
pytestmark = pytest.mark.browser

FINE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>{head}</head>
<body>{before}<main><h1>A page</h1>{body}</main></body></html>"""


def page(body: str = "<p>Some words.</p>", head: str = "", before: str = "") -> str:
    return FINE.format(body=body, head=head, before=before)


SMALL = '<button type="button" style="width:10px;height:10px;padding:0;border:0" aria-label="{}"></button>'
PAGES = {
    "/fine/": page(),
    # axe: an image without words.
    "/axe/": page('<p>Words.</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="50" height="50">'),
    # axe: a target of 10 pixels beside another (WCAG 2.2), and contrast of 5:1 (AAA only).
    "/small/": page(f"<p>{SMALL.format('a')}{SMALL.format('b')}</p>"),
    "/faint/": page('<p style="color:#6f6f6f;background:#ffffff">Words in grey.</p>'),
    # HTML_CodeSniffer: a heading without words.
    "/htmlcs/": page("<h2></h2><p>Words.</p>"),
    # IBM: words that belong to no landmark.
    "/ibm/": page(before="<p>Words.</p>"),
    # Nu: a paragraph inside a span, and an attribute that does not exist.
    "/nu/": page('<span><p align="left">Words.</p></span>'),
    # Seen in the dark only.
    "/dark/": page("<p class=d>Words.</p>", head="<link rel=stylesheet href=/dark.css>"),
}  # fmt: skip
DARK_CSS = "@media (prefers-color-scheme: dark) { body { background: #111 } h1 { color: #fff } .d { color: #333 } }"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    serving = server(folder, 0)
    serving.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("faulty")
    for path, html in PAGES.items():
        (site / path.strip("/")).mkdir()
        (site / path.strip("/") / "index.html").write_text(html, encoding="utf-8")
    (site / "dark.css").write_text(DARK_CSS, encoding="utf-8")
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def own(address: str) -> own_pass.Pass:
    visits = [own_pass.Visit(path, (LIGHT, DARK)) for path in (*PAGES, "/nowhere/")]
    return own_pass.run(visits, address, ENGINES.sources(), (), lambda: None)


def rules(outcomes: list[Outcome], engine: str, path: str, rendering: Rendering = LIGHT) -> set[str]:
    found = [
        o for o in outcomes if (o.asked.engine, o.asked.address, o.asked.rendering) == (engine, path, str(rendering))
    ]
    assert len(found) == 1
    return {each.rule for each in found[0].problems}


def test_a_fine_page_has_no_problem_in_any_engine_of_our_pass(own: own_pass.Pass) -> None:
    assert {"axe": set(), "htmlcs": set(), "ibm": set()} == {
        engine: rules(own.outcomes, engine, "/fine/") for engine in own_pass.ENGINES
    }


def test_axe_sees_an_image_without_words(own: own_pass.Pass) -> None:
    assert "image-alt" in rules(own.outcomes, "axe", "/axe/")


def test_axe_sees_small_targets_and_contrast_below_seven(own: own_pass.Pass) -> None:
    assert "target-size" in rules(own.outcomes, "axe", "/small/")
    assert "color-contrast-enhanced" in rules(own.outcomes, "axe", "/faint/")


def test_html_codesniffer_sees_an_empty_heading(own: own_pass.Pass) -> None:
    assert "WCAG2AAA.Principle1.Guideline1_3.1_3_1.H42.2" in rules(own.outcomes, "htmlcs", "/htmlcs/")


def test_ibm_sees_words_that_belong_to_no_landmark(own: own_pass.Pass) -> None:
    assert "aria_content_in_landmark" in rules(own.outcomes, "ibm", "/ibm/")


def test_our_pass_sees_what_is_wrong_in_the_dark_only(own: own_pass.Pass) -> None:
    assert "color-contrast" not in rules(own.outcomes, "axe", "/dark/", LIGHT)
    assert "color-contrast" in rules(own.outcomes, "axe", "/dark/", DARK)


def test_a_page_that_is_not_there_is_missing_not_fine(own: own_pass.Pass) -> None:
    asked = own_pass.Visit("/nowhere/", (LIGHT, DARK)).asked()
    found = report(asked, [], own.reasons)
    assert {"/nowhere/"} == {asked.address for asked, _ in found.missing}
    assert {"answered 404"} == {reason for _, reason in found.missing}
    assert found.problems == len(asked) == 6


def test_pa11y_sees_faults_and_the_dark_scheme_and_keeps_every_address(address: str) -> None:
    paths = ["/fine/", "/htmlcs/", "/dark/"]
    light, _ = pa11y.run(paths, LIGHT, address, ENGINES, ())
    dark, _ = pa11y.run(["/dark/"], DARK, address, ENGINES, ())
    assert rules(light, "pa11y", "/fine/") == set()
    assert "WCAG2AAA.Principle1.Guideline1_3.1_3_1.H42.2" in rules(light, "pa11y", "/htmlcs/")
    assert rules(light, "pa11y", "/dark/") == set()
    assert "color-contrast" in rules(dark, "pa11y", "/dark/", DARK)


def test_an_address_that_pa11y_cannot_open_is_missing_with_its_reason(address: str) -> None:
    found, reasons = pa11y.run(["/fine/"], LIGHT, address.rsplit(":", 1)[0] + ":9", ENGINES, ())
    assert found == []
    assert "pa11y /fine/" in reasons


def test_an_address_that_pa11y_forgets_is_missing() -> None:
    # As it happens when its browser crashes between two pages: the address is simply not there.
    results: dict[str, list[dict[str, object]]] = {"http://x/a/": []}
    found, reasons = pa11y._read(["/a/", "/b/"], LIGHT, "http://x", results, ())
    told = report(pa11y.asked(["/a/", "/b/"], [LIGHT]), found, reasons)
    assert ["/b/"] == [asked.address for asked, _ in told.missing]
    assert told.problems == 1


def test_nu_sees_invalid_html() -> None:
    found, _ = nu.run({path: PAGES[path].encode() for path in ("/fine/", "/nu/")}, ENGINES, ())
    assert {"/fine/": False, "/nu/": True} == {o.asked.address: bool(o.problems) for o in found}


def test_an_engine_whose_result_goes_missing_is_a_problem(own: own_pass.Pass) -> None:
    asked = own_pass.Visit("/fine/", (LIGHT,)).asked()
    came = [o for o in own.outcomes if o.asked in asked and o.asked.engine != "ibm"]
    told = report(asked, came)
    assert [(Asked("ibm", "/fine/", "320 light"), "no result")] == list(told.missing)
    assert told.by_page()["/fine/"] == {"axe": 0, "htmlcs": 0, "ibm": None}
    assert told.problems == 1


def test_an_excuse_covers_its_own_finding_only_and_goes_stale(address: str) -> None:
    fitting = Excuse("axe", "image-alt", "img[width='50']", "a test")
    other = Excuse("axe", "image-alt", ".elsewhere", "a test")
    visits = [own_pass.Visit("/axe/", (LIGHT,))]
    made = own_pass.run(visits, address, ENGINES.sources(), (other, fitting), lambda: None)
    assert "image-alt" not in rules(made.outcomes, "axe", "/axe/")
    assert stale((other, fitting), made.outcomes) == (other,)


def test_an_incomplete_excuse_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "excused.yaml"
    for text in ("- {engine: axe, rule: image-alt, selector: img}", "- {engine: sun, rule: a, selector: b, reason: c}"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"entry 1"):
            read_excuses(file)


def test_the_reviewed_excuses_are_few_and_complete() -> None:
    assert len(read_excuses()) <= 5


def test_the_report_puts_alike_problems_together() -> None:
    fault = Finding("rule", "words", "p")
    outcomes = [Outcome(Asked("axe", path, "320 light"), (fault,)) for path in ("/a/", "/b/")]
    (((engine, rule, place), number, first, _),) = report((), outcomes).alike()
    assert (engine, rule, place, number, first.asked.address) == ("axe", "rule", "p", 2, "/a/")


def hub(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hub", "a11y", *arguments],
        cwd=ROOT, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_command_fails_on_a_faulty_site_and_writes_what_it_found(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text(page(), encoding="utf-8")
    (site / "en" / "index.html").write_text(PAGES["/axe/"], encoding="utf-8")
    told = hub("--site", str(site), "--json", str(tmp_path / "found.json"), "/en/")
    assert told.returncode == 1, told.stderr
    assert "image-alt" in told.stdout
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found["asked"] == found["answered"] == 4 * 3 + 2 + 1
    assert found["pages"]["/en/"]["axe"] > 0


def test_the_command_says_when_it_is_used_wrongly(tmp_path: Path) -> None:
    assert hub("--site", str(tmp_path)).returncode == 2
    (tmp_path / "index.html").write_text(page(), encoding="utf-8")
    assert hub("--site", str(tmp_path), "/nowhere/").returncode == 2
    assert hub("--site", str(tmp_path), "--all", "/").returncode == 2
