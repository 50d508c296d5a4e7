"""Each engine of `hub a11y` finds a fault that is put there on purpose; a lost result is a problem."""

from __future__ import annotations

import http.server
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from hub import cli
from hub.checks import accessibility
from hub.checks.accessibility import alfa, nu, own_pass, pa11y
from hub.checks.accessibility.excuses import Excuse, read_excuses, stale
from hub.checks.accessibility.findings import Asked, Finding, Outcome, Rendering, Report, report
from hub.cli import a11y
from hub.cli.server import served

ROOT = Path(__file__).resolve().parents[1]
ENGINES = accessibility.Engines(ROOT)
HERE = Path(accessibility.__file__).parent
LIGHT = Rendering(320, "light")
DARK = Rendering(1280, "dark")
pytestmark = pytest.mark.browser

FINE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>{head}</head>
<body style="line-height:1.5">
<header><a href="#words" style="display:inline-block;min-height:44px">To the words</a></header>{before}
<main id="words"><h1>A page</h1>{body}</main></body></html>"""


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
    # Alfa: lines that stand close (AAA).
    "/alfa/": page("<p style='line-height:1.1'>" + "Some words that go on and on. " * 40 + "</p>"),
    # Nu: a paragraph inside a span, and an attribute that does not exist.
    "/nu/": page('<span><p align="left">Words.</p></span>'),
    # Seen in the dark only.
    "/dark/": page("<p class=d>Words.</p>", head="<link rel=stylesheet href=/dark.css>"),
}  # fmt: skip
DARK_CSS = "@media (prefers-color-scheme: dark) { body { background: #111 } h1 { color: #fff } .d { color: #333 } }"


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
    ways = (LIGHT, DARK, Rendering(320, "dark"))
    visits = [own_pass.visit(path, ways, alfa=(LIGHT, DARK)) for path in (*PAGES, "/nowhere/")]
    return own_pass.run(visits, address, ENGINES, (), lambda: None)


def rules_of_ibm() -> dict[str, str]:
    """The code of each rule of IBM's engine."""
    engine = ENGINES.in_browser[2].read_text(encoding="utf-8")
    return dict(re.findall(r'=\{id:"(\w+)",context:(.*?)(?=\},\d+\(e,t,i\)\{Object)', engine, re.DOTALL))


def rules(outcomes: list[Outcome], engine: str, path: str, rendering: Rendering = LIGHT) -> set[str]:
    found = [
        o for o in outcomes if (o.asked.engine, o.asked.address, o.asked.rendering) == (engine, path, str(rendering))
    ]
    assert len(found) == 1
    return {each.rule for each in found[0].problems}


def test_a_fine_page_has_no_problem_in_any_engine_of_our_pass(own: own_pass.Pass) -> None:
    assert {"axe": set(), "htmlcs": set(), "ibm": set(), "alfa": set()} == {
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


def test_alfa_sees_lines_that_stand_close(own: own_pass.Pass) -> None:
    assert "sia-r73" in rules(own.outcomes, "alfa", "/alfa/")


def test_alfa_names_the_element_and_says_what_is_wrong(own: own_pass.Pass) -> None:
    of_page = [o for o in own.outcomes if (o.asked.engine, o.asked.address) == ("alfa", "/alfa/")]
    (found,) = (each for each in of_page[0].problems if each.rule == "sia-r73")
    assert found.selector.endswith("#words > p")
    assert found.html.startswith('<p style="line-height')
    assert found.message


def test_our_pass_sees_what_is_wrong_in_the_dark_only(own: own_pass.Pass) -> None:
    assert "color-contrast" not in rules(own.outcomes, "axe", "/dark/", LIGHT)
    assert "color-contrast" in rules(own.outcomes, "axe", "/dark/", DARK)
    assert "sia-r69" in rules(own.outcomes, "alfa", "/dark/", DARK)


def test_in_the_other_scheme_of_a_width_only_colours_are_asked_about_and_faults_of_colour_are_found(
    own: own_pass.Pass,
) -> None:
    other = Rendering(320, "dark")
    asked = [o.asked for o in own.outcomes if o.asked.address == "/dark/"]
    assert {("320 light", "all"), ("1280 dark", "all"), ("320 dark", "colours")} == {
        (a.rendering, a.rules) for a in asked
    }
    assert {"color-contrast"} == rules(own.outcomes, "axe", "/dark/", other)
    assert {"text_contrast_sufficient"} == rules(own.outcomes, "ibm", "/dark/", other)
    assert set() == rules(own.outcomes, "axe", "/axe/", other)


def test_the_dark_scheme_sets_colours_and_nothing_else() -> None:
    """So that nothing but colours can differ where only the scheme does."""
    sheets = (ROOT / "overrides" / "hub").rglob("*.css")
    css = re.sub(r"/\*.*?\*/", "", "".join(path.read_text(encoding="utf-8") for path in sheets), flags=re.DOTALL)
    dark = re.findall(r"prefers-color-scheme: *dark\) *\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", css)
    assert dark
    assert css.count("prefers-color-scheme") == len(dark)
    set_there = re.findall(r"([\w-]+) *: *([^;{}]+);", "".join(dark))
    value = re.compile(r"#[0-9a-f]{3,8}|var\(--[a-z-]+\)|[a-z]+")
    wrong = [pair for pair in set_there if not value.fullmatch(pair[1].strip())]
    names = {name for name, _ in set_there if not name.startswith("--")} - {"color", "background", "border-color"}
    assert ([], set()) == (wrong, names)
    colours = re.compile(r"color|background|border|shadow|outline|fill|stroke|^--")
    for name in {name for name, _ in set_there if name.startswith("--")}:
        used = set(re.findall(rf"([\w-]+) *:[^;{{}}]*var\({name}\)", css))
        assert [] == [each for each in used if not colours.search(each)], name


def test_rules_of_ibm_that_can_fail_and_look_at_colours_are_asked_in_every_scheme() -> None:
    """Every rule that can fail and reads a computed colour is among those of colours."""
    listed = (HERE / "in_page.mjs").read_text(encoding="utf-8").partition("ibm: [")[2].partition("]")[0]
    bodies = rules_of_ibm()
    reading = {
        name for name, body in bodies.items()
        if "RuleFail" in body and re.search(r"ColorUtil|\.ColorCombo|\.Color\(|backgroundColor", body)
    }  # fmt: skip
    assert reading == set(re.findall(r'"(\w+)"', listed))


# ---- Alfa: mixed versions find nothing, and must not look like no problem ----


def test_an_answer_in_which_no_rule_passed_is_none() -> None:
    assert [] == alfa.read({"passed": 1, "failed": []})
    for answer in ({"passed": 0, "failed": []}, {"error": "TypeError"}):
        with pytest.raises(alfa.AlfaError):
            alfa.read(answer)


def test_an_alfa_that_sees_nothing_is_not_answered(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As with mixed versions: every rule is inapplicable, and the program ends well."""
    program = 'for await (const line of process.stdin) process.stdout.write(\'{"passed":0,"failed":[]}\\n\');'
    (tmp_path / "alfa.mjs").write_text(program, encoding="utf-8")
    monkeypatch.setattr(alfa, "PROGRAM", tmp_path / "alfa.mjs")
    visits = [own_pass.visit("/fine/", (LIGHT,), alfa=(LIGHT,))]
    made = own_pass.run(visits, address, ENGINES, (), lambda: None)
    assert {"axe", "htmlcs", "ibm"} == {outcome.asked.engine for outcome in made.outcomes}
    (reason,) = made.reasons.values()
    assert reason.startswith("alfa gave no answer: not one of its rules passed")


def test_alfa_of_several_versions_is_refused(tmp_path: Path) -> None:
    for name, version in (("alfa-act", "0.114.0"), ("alfa-rules", "0.113.0")):
        (tmp_path / "@siteimprove" / name).mkdir(parents=True)
        (tmp_path / "@siteimprove" / name / "package.json").write_text(
            json.dumps({"version": version}), encoding="utf-8"
        )
    assert {"alfa-act": "0.114.0", "alfa-rules": "0.113.0"} == alfa.versions(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alfa, "versions", lambda _: {"alfa-act": "0.114.0", "alfa-rules": "0.113.0"})
        with pytest.raises(accessibility.EnginesMissingError, match=r"0\.113\.0, 0\.114\.0"):
            ENGINES.require()
    ENGINES.require()


def test_every_package_of_alfa_is_locked_in_one_version() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {each["version"] for name, each in lock.items() if "node_modules/@siteimprove/alfa-" in name}
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    asked = {version for name, version in package.items() if name.startswith("@siteimprove/alfa-")}
    assert found == asked
    assert 1 == len(asked)


# ---- which pages ----


def built(kind: str, key: str, language: str) -> accessibility.BuiltPage:
    return accessibility.BuiltPage(f"{language}/{key}/index.html", key, kind, frozenset())


def test_two_engines_see_both_languages_of_each_kind_between_them() -> None:
    pages = [built(kind, f"{kind}-{key}", lang) for kind in "abc" for key in "12" for lang in ("cy", "en")]
    first, second = (accessibility.alternating(pages, start) for start in (0, 1))
    assert ["/cy/a-1/", "/en/b-1/", "/cy/c-1/"] == [page.address for page in first]
    assert ["/en/a-1/", "/cy/b-1/", "/en/c-1/"] == [page.address for page in second]


def test_in_turn_each_language_is_seen_in_both_ways() -> None:
    seen = accessibility.in_turn(["/cy/1/", "/en/2/", "/cy/3/", "/en/4/"], (LIGHT, DARK))
    assert [("/cy/1/", LIGHT), ("/en/2/", DARK), ("/cy/3/", DARK), ("/en/4/", LIGHT)] == list(seen)


def planned(*words: str) -> dict[str, list[tuple[str, str]]]:
    """How each of some pages is shown, and whether all rules are asked there, with these words after `hub a11y`."""
    args = cli.parser().parse_args(["a11y", *words])
    both = [built(kind, f"{kind}-{key}", lang) for kind in "ab" for key in "12" for lang in ("cy", "en")]
    plan = a11y._plan(args, (*both, accessibility.BuiltPage("404.html", "404", "404", frozenset())))
    return {
        each.address: list(dict.fromkeys((asked.rendering, asked.rules) for asked in each.wanted))
        for each in plan.visits()
    }


NARROW, WIDE = ("320 light", "all"), ("1280 dark", "all")


def test_a_page_is_shown_in_one_way_in_each_language_and_a_kind_in_all_four() -> None:
    assert {
        "/cy/a-1/": [NARROW, ("320 dark", "colours")], "/en/a-1/": [WIDE, ("1280 light", "colours")],
        "/cy/a-2/": [WIDE], "/en/a-2/": [NARROW],
        "/cy/b-1/": [NARROW, ("320 dark", "colours")], "/en/b-1/": [WIDE, ("1280 light", "colours")],
        "/cy/b-2/": [WIDE], "/en/b-2/": [NARROW],
        "/404.html": [NARROW, WIDE, ("320 dark", "colours"), ("1280 light", "colours")],
    } == planned()  # fmt: skip


def test_every_night_each_page_is_shown_in_both_ways_and_one_that_is_named_in_all_four() -> None:
    assert {(NARROW, WIDE)} == {tuple(ways) for ways in planned("--all").values()}
    four = (NARROW, WIDE, ("320 dark", "colours"), ("1280 light", "colours"))
    assert {four} == {tuple(ways) for ways in planned("/cy/a-1/").values()}


def test_alfa_sees_a_page_of_every_second_kind_as_it_is_shown_and_pa11y_one_of_every_third() -> None:
    pages = tuple(built(kind, f"{kind}-1", lang) for kind in "abcdefg" for lang in ("cy", "en"))
    plan = a11y._plan(cli.parser().parse_args(["a11y"]), pages)
    asked = {
        (asked.address, asked.rendering) for each in plan.visits() for asked in each.wanted if asked.engine == "alfa"
    }
    assert {(address, str(way)) for address, way in plan.alfa} == asked
    assert {"/cy/a-1/", "/en/c-1/", "/cy/e-1/", "/en/g-1/"} == set(dict(plan.alfa))
    assert [("/en/a-1/", LIGHT), ("/cy/d-1/", DARK), ("/en/g-1/", DARK)] == list(plan.pa11y)


def test_a_page_that_is_not_there_is_not_answered_and_not_fine(own: own_pass.Pass) -> None:
    asked = own_pass.visit("/nowhere/", (LIGHT, DARK)).wanted
    found = report(asked, [], own.reasons)
    assert set(asked) == {each for each, _ in found.unanswered}
    assert all("answered 404" in reason for _, reason in found.unanswered)
    assert (0, 6) == (found.problems, len(asked))


def asked_of_pa11y(*paths: str, rendering: Rendering = LIGHT) -> tuple[Asked, ...]:
    return pa11y.asked(paths, rendering)


def test_pa11y_sees_faults_and_the_dark_scheme_and_keeps_every_address(address: str) -> None:
    light, _ = pa11y.run(asked_of_pa11y("/fine/", "/htmlcs/", "/dark/"), address, ENGINES, ())
    dark, _ = pa11y.run(asked_of_pa11y("/dark/", rendering=DARK), address, ENGINES, ())
    assert rules(light, "pa11y", "/fine/") == set()
    assert "WCAG2AAA.Principle1.Guideline1_3.1_3_1.H42.2" in rules(light, "pa11y", "/htmlcs/")
    assert rules(light, "pa11y", "/dark/") == set()
    assert "color-contrast" in rules(dark, "pa11y", "/dark/", DARK)


def test_an_address_that_pa11y_cannot_open_has_its_reason(address: str) -> None:
    asked = asked_of_pa11y("/fine/")
    found, reasons = pa11y.run(asked, address.rsplit(":", 1)[0] + ":9", ENGINES, ())
    assert ([], list(asked)) == (found, list(reasons))


def test_an_address_that_pa11y_forgets_is_not_answered() -> None:
    # As it happens when its browser crashes between two pages: the address is simply not there.
    results: dict[str, list[dict[str, object]]] = {"http://x/a/": []}
    asked = asked_of_pa11y("/a/", "/b/")
    found, reasons = pa11y._read(asked, "http://x", results, ())
    told = report(asked, found, reasons)
    assert ["/b/"] == [each.address for each, _ in told.unanswered]


# ---- a busy machine: what does not answer is asked once more, alone ----

NO_AXE = """<script>let own; Object.defineProperty(window, "axe", {
  set: (given) => { own = given; }, get: () => own && {...own, run: () => new Promise(() => {})} });</script>"""
ENDLESS = "<script>addEventListener('load', () => setTimeout(() => { for (;;); }, 50));</script>"
SHORT = own_pass.Limits(opening=6.0, engine=6.0)
ENGINES_OF_OURS = {"axe", "htmlcs", "ibm"}  # Alfa is asked where a plan says so


class Stalling(http.server.BaseHTTPRequestHandler):
    """Pages that do not answer: `/once/` the first time only, `/never/` at all, others in one engine or all."""

    asked: ClassVar[list[str]] = []
    over: ClassVar[threading.Event] = threading.Event()

    def do_GET(self) -> None:
        """Answer, or wait until the test is over."""
        self.asked.append(self.path)
        if self.path == "/never/" or (self.path == "/once/" and self.asked.count("/once/") == 1):
            self.over.wait(600)
        html = {"/no-axe/": page(head=NO_AXE), "/endless/": page(head=ENDLESS)}.get(self.path, page())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def stalling() -> Iterator[str]:
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stalling)
    serving.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    Stalling.over.set()
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="module")
def stalled(stalling: str) -> Report:
    """One run over all of these pages, so that the waits fall together, and pages that answer after each of them."""
    paths = ("/once/", "/never/", "/no-axe/", "/endless/", "/fine/", "/small/")
    alone = own_pass.Limits(opening=6.0, engine=5.0, failures=2)
    plan = accessibility.Plan(accessibility.in_all(paths, (LIGHT,)), first=SHORT, alone=alone)
    return accessibility.check(plan, stalling, {}, ENGINES, (), lambda *_: None)


def engines_of(found: Report, path: str) -> set[str]:
    return {outcome.asked.engine for outcome in found.outcomes if outcome.asked.address == path}


def unanswered(found: Report, path: str) -> dict[str, str]:
    """Which engines did not answer about a page, and why."""
    return {asked.engine: reason for asked, reason in found.unanswered if asked.address == path}


def test_pages_that_answer_are_not_held_up_by_those_that_do_not(stalled: Report) -> None:
    assert 0 == stalled.problems
    assert ENGINES_OF_OURS == engines_of(stalled, "/fine/") == engines_of(stalled, "/small/")
    assert accessibility.AGAIN in stalled.seconds


def test_a_page_that_stalls_once_is_asked_again_alone_and_answers(stalled: Report) -> None:
    assert ({}, ENGINES_OF_OURS) == (unanswered(stalled, "/once/"), engines_of(stalled, "/once/"))
    assert ["/once/", "/once/"] == [path for path in Stalling.asked if path == "/once/"]


def test_a_page_that_never_answers_is_not_answered(stalled: Report) -> None:
    reasons = unanswered(stalled, "/never/")
    assert ENGINES_OF_OURS == set(reasons)
    assert all("the page could not be opened in time" in reason for reason in reasons.values())


def test_an_engine_that_gives_no_answer_costs_only_its_own(stalled: Report) -> None:
    assert {"axe": "axe gave no answer in time"} == unanswered(stalled, "/no-axe/")
    assert {"htmlcs", "ibm"} == engines_of(stalled, "/no-axe/")


def test_a_page_that_runs_for_ever_is_given_up(stalled: Report) -> None:
    assert ENGINES_OF_OURS == set(unanswered(stalled, "/endless/"))


def test_pa11y_is_asked_again_for_what_it_could_not_open_and_says_so(stalling: str) -> None:
    asked = pa11y.asked(["/never/", "/fine/"], LIGHT)
    found, reasons = pa11y.run(asked, stalling, ENGINES, (), 10.0)
    assert ([asked[1]], [asked[0]]) == ([outcome.asked for outcome in found], list(reasons))


def test_not_answered_is_told_apart_from_found_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(page(), encoding="utf-8")
    asked = (Asked("ibm", "/", "320 light"), Asked("axe", "/", "320 light"))
    came = [Outcome(asked[1])]
    arguments = cli.parser().parse_args(["a11y", "--site", str(tmp_path), "/"])
    statuses = []
    for given in (report(asked, came, {asked[0]: "ibm gave no answer in time"}, 1), report(asked[1:], came, {})):
        monkeypatch.setattr(accessibility, "check", lambda *_, given=given: given)
        statuses.append(arguments.run(arguments))
    told, _, fine = capsys.readouterr().out.partition("ask again: hub a11y /\n")
    assert [1, 0] == statuses
    assert "! not answered: ibm / 320 light: ibm gave no answer in time" in told
    assert "1 of 2 results, 0 problems found" in told
    assert "Failed: 1 results were not answered, not even when asked again alone." in told
    assert "not answered" not in fine
    assert "1 of 1 results, 0 problems found" in fine


def test_rules_of_ibm_that_are_left_out_could_only_have_asked_a_person() -> None:
    listed = (HERE / "in_page.mjs").read_text(encoding="utf-8").partition("asksAPerson = new Set([")[2]
    left_out = re.findall(r'"(\w+)"', listed.partition("])")[0])
    bodies = rules_of_ibm()
    assert "RuleFail" in bodies["aria_content_in_landmark"]
    assert left_out
    for rule in left_out:
        assert "RulePass" in bodies[rule] or "RulePotential" in bodies[rule] or "RuleManual" in bodies[rule], rule
        assert "RuleFail" not in bodies[rule], rule


def test_nu_sees_invalid_html() -> None:
    found, _ = nu.run({path: PAGES[path].encode() for path in ("/fine/", "/nu/")}, ENGINES, ())
    assert {"/fine/": False, "/nu/": True} == {o.asked.address: bool(o.problems) for o in found}


def test_an_engine_whose_result_is_lost_is_never_a_page_without_problems(own: own_pass.Pass) -> None:
    asked = own_pass.visit("/fine/", (LIGHT,)).wanted
    came = [o for o in own.outcomes if o.asked in asked and o.asked.engine != "ibm"]
    told = report(asked, came, {})
    assert [(Asked("ibm", "/fine/", "320 light"), "the engine said nothing of it")] == list(told.unanswered)
    assert told.by_page()["/fine/"] == {"axe": 0, "htmlcs": 0, "ibm": None}


@pytest.mark.parametrize("engine", ["axe", "ibm", "alfa", "pa11y"])
def test_an_excuse_of_an_engine_that_saw_some_kinds_only_is_not_called_old(engine: str) -> None:
    excuse = Excuse(engine, "a-rule", "p", "a reason")
    assert (() if engine in {"alfa", "pa11y"} else (excuse,)) == a11y._old([excuse], [], everything=False)
    assert (excuse,) == a11y._old([excuse], [], everything=True)


def test_an_excuse_covers_its_own_finding_only_and_goes_stale(address: str) -> None:
    fitting = Excuse("axe", "image-alt", "img[width='50']", "a test")
    other = Excuse("axe", "image-alt", ".elsewhere", "a test")
    visits = [own_pass.visit("/axe/", (LIGHT,))]
    made = own_pass.run(visits, address, ENGINES, (other, fitting), lambda: None)
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
    (((engine, rule, place), number, first, _),) = report((), outcomes, {}).alike()
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
    report_folder = tmp_path / "report"
    told = hub("--site", str(site), "--json", str(tmp_path / "found.json"), "--html", str(report_folder), "/en/")
    assert told.returncode == 1, told.stderr
    assert "image-alt" in told.stdout
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found["asked"] == found["answered"] == 4 * 3 + 2 + 2 + 1
    assert found["pages"]["/en/"]["axe"] > 0
    for name in ("index.html", "en.html"):
        assert "image-alt" in (report_folder / name).read_text(encoding="utf-8")
    assert ["en-1280.png", "en-320.png"] == sorted(path.name for path in (report_folder / "pictures").iterdir())
    with served(report_folder) as base:
        visits = [own_pass.visit(path, (LIGHT, DARK), alfa=(LIGHT,)) for path in ("/index.html", "/en.html")]
        made = own_pass.run(visits, base, ENGINES, read_excuses(), lambda: None)
    assert ({}, []) == (made.reasons, [(o.asked, o.problems) for o in made.outcomes if o.problems])


def test_the_command_says_when_it_is_used_wrongly(tmp_path: Path) -> None:
    assert hub("--site", str(tmp_path)).returncode == 2
    (tmp_path / "index.html").write_text(page(), encoding="utf-8")
    assert hub("--site", str(tmp_path), "/nowhere/").returncode == 2
    assert hub("--site", str(tmp_path), "--all", "/").returncode == 2
