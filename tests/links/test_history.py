"""What is remembered from run to run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hub.catalogue.link_health import health_of, is_broken, read_health
from hub.catalogue.model import DANGER
from hub.catalogue.outward import Gate
from hub.checks.links import Link, Row, Use, confirm, read, withdraw, write
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.keep.history import after
from hub.checks.links.keep.sentences import of_link, sentences
from hub.checks.links.read.fingerprint import Seen, word_hash
from hub.checks.links.reasons import Code, Reason

DAY = date(2026, 11, 1)
URL = "https://example.org/a"
SEEN = Seen(URL, "example.org", "Keeping safe", "en", *word_hash("one two three four five"), type="page")


def told(verdicts: list[tuple[int, str]]) -> list[str]:
    """The states after verdicts on so many days after the first."""
    link: Link | None = None
    states = []
    for day, state in verdicts:
        verdict = Verdict(state, None, seen=SEEN if state == "ok" else None, related=state == "ok")
        link = after(link, verdict, DAY + timedelta(day), url=URL, promise="")
        states.append(link.state)
    return states


@pytest.mark.parametrize(
    ("days", "last"),
    [
        ((0,), "unreachable"),
        ((0, 8), "unreachable"),
        ((0, 3, 6), "unreachable"),
        ((0, 3, 7), "broken"),
        ((0, 1, 2, 8), "broken"),
        ((0, 0, 0), "unreachable"),
        ((0, 0, 8), "unreachable"),
        ((0, 7, 14, 21), "broken"),
    ],
)
def test_three_failing_runs_over_a_week_make_a_link_broken(days: tuple[int, ...], last: str) -> None:
    assert last == told([(day, "unreachable") for day in days])[-1]


def test_one_good_run_forgives_the_failures() -> None:
    runs = [(0, "unreachable"), (4, "unreachable"), (7, "ok"), (9, "unreachable"), (12, "unreachable")]
    assert told(runs)[-1] == "unreachable"


def test_a_failure_that_says_little_never_makes_a_link_broken() -> None:
    link = None
    for day in (0, 7, 14, 21):
        verdict = Verdict("unreachable", Reason(Code.CERTIFICATE_ISSUER), counts=False)
        link = after(link, verdict, DAY + timedelta(day), url=URL, promise="")
    assert link
    assert link.state == "unreachable"


def test_danger_withdraws_a_link_when_it_is_seen_on_a_second_day() -> None:
    assert ["changed", "hijacked", "hijacked"] == told([(0, "hijacked"), (7, "hijacked"), (14, "hijacked")])
    assert ["changed", "changed"] == told([(0, "parked"), (0, "parked")])
    assert ["changed", "unreachable", "parked"] == told([(0, "parked"), (3, "unreachable"), (7, "parked")])
    assert ["changed", "ok", "changed"] == told([(0, "parked"), (7, "ok"), (14, "parked")])


def test_danger_that_was_seen_once_shows_at_once_and_says_what_to_do() -> None:
    link = after(None, Verdict("hijacked", Reason.of(Code.TRADE, "gambling")), DAY, url=URL, promise="")
    row = Row(Use(id="x", url=URL), link)
    assert ("changed", "hijacked", False, True) == (link.state, row.state, row.as_json()["withdrawn"], row.is_problem)
    assert "hub links --withdraw x" in row.fix
    assert "not withdrawn until it is seen on another day" in row.reason


def test_a_parked_page_that_answers_404_counts_as_broken_until_it_is_seen_again() -> None:
    verdict = Verdict("parked", Reason.of(Code.PARKED_SAYS, "for sale"), 404)
    assert after(None, verdict, DAY, url=URL, promise="").state == "broken"


@pytest.mark.parametrize("state", ["blocked", "unreachable", "robots", "broken", "login", "changed"])
def test_a_withdrawn_link_does_not_come_back_by_shutting_us_out(state: str) -> None:
    assert told([(0, "ok"), (7, "hijacked"), (14, "hijacked"), *((n, state) for n in range(15, 45))])[-1] == "hijacked"


def test_a_withdrawn_link_comes_back_with_its_own_page() -> None:
    assert told([(0, "ok"), (7, "parked"), (14, "parked"), (21, "ok")])[-1] == "ok"


def test_a_mistake_is_forgotten_after_three_good_days() -> None:
    link = None
    states = []
    for day, state in (
        (0, "parked"),
        (7, "parked"),
        (14, "ok"),
        (14, "ok"),
        (21, "unreachable"),
        (28, "ok"),
        (35, "ok"),
    ):
        verdict = Verdict(state, None, seen=SEEN if state == "ok" else None)  # type: ignore[arg-type]
        link = after(link, verdict, DAY + timedelta(day), url=URL, promise="")
        states.append(link.state)
    assert ["changed", *["parked"] * 5, "ok"] == states


def test_what_a_person_withdrew_only_a_person_brings_back() -> None:
    link = withdraw(after(None, Verdict("ok", None, seen=SEEN), DAY, url=URL, promise=""), DAY)
    for day in range(1, 9):
        link = after(link, Verdict("ok", None, seen=SEEN, related=True), DAY + timedelta(7 * day), url=URL, promise="")
    assert link.state == "hijacked"
    back = confirm(link, Verdict("ok", None, seen=SEEN, related=True), DAY + timedelta(70))
    assert back
    assert back.state == "ok"


def test_since_stays_while_the_state_stays() -> None:
    first = after(None, Verdict("login", Reason(Code.LOGIN)), DAY, url=URL, promise="")
    later = after(first, Verdict("login", Reason(Code.LOGIN)), DAY + timedelta(7), url=URL, promise="")
    assert (DAY, DAY + timedelta(7)) == (later.since, later.checked)


def test_a_person_can_vouch_for_a_changed_page() -> None:
    other = replace(SEEN, domain="example.net")
    changed = after(
        None, Verdict("changed", Reason.of(Code.OTHER_DOMAIN, "example.net"), seen=other), DAY, url=URL, promise=""
    )
    link = confirm(changed, Verdict("changed", Reason.of(Code.OTHER_DOMAIN, "example.net"), 200, URL, seen=other), DAY)
    assert link
    assert ("ok", DAY, other) == (link.state, link.confirmed, link.seen)


def test_a_gate_stays_a_gate_and_says_who_passed_it() -> None:
    blocked = after(None, Verdict("blocked", Reason.of(Code.REFUSED, 403)), DAY, url=URL, promise="")
    link = confirm(blocked, Verdict("blocked", Reason.of(Code.REFUSED, 403), 403), DAY)
    assert link
    said = "the server says 403 (refused): a person must look; a person opened it on 2026-11-01"
    assert ("blocked", said) == (link.state, of_link(link))


@pytest.mark.parametrize("state", ["broken", "unreachable"])
def test_nobody_can_vouch_for_a_page_that_is_not_there(state: str) -> None:
    old = after(None, Verdict(state, Reason(Code.NOT_FOUND)), DAY, url=URL, promise="")
    assert confirm(old, Verdict(state, Reason(Code.NOT_FOUND)), DAY) is None


def links() -> list[Link]:
    """Three records of different sorts."""
    verdicts = [
        Verdict("ok", Reason.of(Code.OTHER_LANGUAGES, "cy"), 200, URL, seen=SEEN, wrong_for=("cy",)),
        Verdict("unreachable", Reason.of(Code.OUT_OF_ORDER, "dim ŵyl"), evidence={"title": 'A "title"'}),
        Verdict("hijacked", Reason.of(Code.TRADE, "gambling"), 200, "https://example.net/"),
    ]
    before = DAY - timedelta(7)
    once = [after(None, v, before, url=f"{URL}{n}", promise="p") for n, v in enumerate(verdicts)]
    return [after(link, v, DAY, url=link.url, promise="p") for link, v in zip(once, verdicts, strict=True)]


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    suspected = after(None, Verdict("parked", Reason(Code.WALL, ("«",))), DAY, url=f"{URL}9", promise="")
    recovering = replace(links()[2], url=f"{URL}8", recovery=(DAY, DAY + timedelta(7)))
    written = [*links(), suspected, recovering]
    write(path, written, DAY)
    found, last, problems = read(path)
    assert ({link.url: link for link in written}, DAY, []) == (found, last, problems)


def test_a_week_without_news_changes_one_line(tmp_path: Path) -> None:
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    good = [link for link in links() if link.state == "ok"]
    later = DAY + timedelta(7)
    write(one, good, DAY)
    write(two, [replace(link, checked=later) for link in good], later)
    before, now = one.read_text().splitlines(), two.read_text().splitlines()
    assert sum(a != b for a, b in zip(before, now, strict=True)) == 1


def test_the_catalogue_reads_what_the_check_wrote(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    write(path, links(), DAY)
    health, problems = read_health(path, tmp_path)
    states = [health_of(health, f"{URL}{n}", "cy") for n in range(3)]
    assert ([], ["wrong-language", "unreachable", "hijacked"]) == (problems, [h and h.state for h in states])
    gate = Gate.of((url, found.state in DANGER) for url, found in health.items() if " " not in url)
    assert [True, True, False] == [gate.outward(f"{URL}{n}") is not None for n in range(3)]
    assert [False, False, False] == [is_broken(h) for h in states]
    good = health_of(health, f"{URL}0", "en")
    assert good
    assert ("ok", DAY) == (good.state, good.checked)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"links": []}', '{"links": {"https://x.org": {"state": "fine"}}}', "\xff", "[" * 100_000]
)
def test_a_bad_file_is_a_problem_and_no_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "health.json"
    path.write_bytes(text.encode("latin-1"))
    health, problems = read_health(path, tmp_path)
    assert ({}, True) == (health, bool(problems))


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    assert ({}, []) == read_health(tmp_path / "health.json", tmp_path)


def test_the_projects_own_file_can_be_read() -> None:
    root = Path(__file__).resolve().parents[2]
    path = root / "data" / "link-health.json"
    assert path.is_file()
    assert read_health(path, root)[1] == []


OLD = """{"format": 1, "checked": "2026-11-01", "links": {
  "https://example.org/a": {"state": "blocked", "since": "2026-10-01", "reason": "says 403; a person opened it"},
  "https://example.org/b": {"state": "ok", "since": "2026-10-01"},
  "https://example.org/c": {"state": "broken", "since": "2026-10-01", "code": "of-another-day", "reason": "gone"}}}
"""


def test_a_file_from_before_there_were_codes_keeps_its_sentences(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    path.write_text(OLD)
    found, last, problems = read(path)
    assert ([], DAY) == (problems, last)
    assert ["says 403; a person opened it", "", "gone"] == [of_link(link) for link in found.values()]
    write(path, found.values(), last)
    assert found == read(path)[0]


def test_every_reason_has_its_sentence() -> None:
    assert {code.value for code in Code} == set(sentences())
