"""`hub ring`: riskiest lines first, fact by fact; what is right is stamped, what is not is kept, nothing is lost."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import answering
import pytest
from small_project import make

from hub import cli
from hub.catalogue import Catalogue, load
from hub.catalogue.ringing import ASKED, to_ring, unknown, without_number
from hub.schema import Helpline

TODAY = datetime.now(tz=UTC).date()
LINES = """\
# About the file.
helplines:
  - id: survivors   # a line
    order: 20
    group: survivors
    resource: null
    name: {cy: "Llinell goroeswyr", en: "Survivors' line"}
    who_for: {cy: "Oedolion.", en: "Adults."}
    phone: {value: "0808 801 0302", facts: [1]}
    hours: {value: {cy: "Bob dydd.", en: "Every day."}, facts: [1]}
    evidence:
      - {what: "number", source: "https://example.org/", evidence: seen}
    confirmed: null
    shown: true

  - id: children
    order: 30
    group: children
    resource: null
    name: {cy: "Llinell plant", en: "Children's line"}
    who_for: {cy: "Plant.", en: "Children."}
    phone: {value: "0800 1111", facts: [1]}
    evidence:
      - {what: "number", source: "https://example.org/", evidence: seen}
    confirmed: null
    shown: true

  - id: police
    order: 1
    group: emergency
    resource: null
    name: {cy: "Yr heddlu", en: "Police"}
    who_for: {cy: "Pawb.", en: "Everyone."}
    phone: {value: "999", facts: [1]}
    evidence:
      - {what: "number", source: "https://example.org/", evidence: seen}
    confirmed: null
    shown: true

  - id: by-post
    order: 40
    group: more
    resource: null
    name: {cy: "Ar y we", en: "On the web"}
    who_for: {cy: "Pawb.", en: "Everyone."}
    website: {value: "https://example.org/", facts: [1]}
    evidence:
      - {what: "address", source: "https://example.org/", evidence: seen}
    confirmed: null
    shown: true
"""
RIGHT = ("y", "y", "y", "", "", "", "", "")  # somebody answered, two facts are right, nothing else was said


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    (tmp_path / "data" / "helplines.yaml").write_text(LINES, encoding="utf-8")
    # They name lines of the real file.
    for name in ("asking.yaml", "situations.yaml", "doorways.yaml", "easy-read.yaml", "finder.yaml"):
        (tmp_path / "data" / name).unlink(missing_ok=True)
    shutil.rmtree(tmp_path / "data" / "doorways", ignore_errors=True)
    path = tmp_path / "data" / "review.yaml"
    head = path.read_text(encoding="utf-8").partition("ring_first:")[0]
    path.write_text(f"{head}ring_first: [survivors]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def ring(monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException], ids: tuple[str, ...] = ()) -> int:
    """The exit status of `hub ring`, given these answers; an exception is raised in the place of one."""
    answering.answers(monkeypatch, *answers)
    return cli.main(["ring", *ids, "--by", "AB"])


def known() -> Catalogue:
    return load(Path.cwd(), today=TODAY)


def line(name: str) -> Helpline:
    return next(each for each in known().helplines if each.id == name)


def changed() -> list[str]:
    text = Path("data/helplines.yaml").read_text(encoding="utf-8")
    old = LINES.splitlines()
    return [each.strip() for each in text.splitlines() if each not in old]


def test_the_lines_that_the_rules_name_come_first_and_emergency_lines_are_never_rung() -> None:
    assert ["survivors", "children"] == [each.id for each in to_ring(known())]


def test_children_come_before_all_whom_nobody_named() -> None:
    path = Path("data/review.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("[survivors]", "[]"), encoding="utf-8")
    assert ["children", "survivors"] == [each.id for each in to_ring(known())]


def test_a_line_that_was_rung_lately_waits_three_months() -> None:
    path = Path("data/helplines.yaml")
    stamped = LINES.replace("confirmed: null", f"confirmed: {{day: {TODAY}, by: AB}}", 1)
    path.write_text(stamped, encoding="utf-8")
    assert ["children"] == [each.id for each in to_ring(known())]
    path.write_text(LINES.replace("confirmed: null", "confirmed: {day: 2020-01-01, by: AB}", 1), encoding="utf-8")
    assert ["survivors", "children"] == [each.id for each in to_ring(known())]


def test_what_is_right_is_stamped_with_the_day_and_initials(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 == ring(monkeypatch, *RIGHT, "n")
    assert [f"confirmed: {{day: {TODAY}, by: AB}}"] == changed()
    assert "survivors   # a line" in Path("data/helplines.yaml").read_text(encoding="utf-8")


def test_what_nobody_knew_and_was_told_is_kept_and_the_line_is_stamped(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ("y", "y", "9am to 5pm: weekdays", "Welsh", "", "", "", "")
    assert 0 == ring(monkeypatch, *answers, ids=("children",))
    found = line("children")
    assert (TODAY, "AB") == (found.confirmed.day if found.confirmed else None, "AB")
    assert [("hours", "9am to 5pm: weekdays"), ("languages", "Welsh")] == [(e.fact, e.told) for e in found.differs]
    assert None is found.hours


def test_a_wrong_number_is_told_loudly_and_nothing_is_stamped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == ring(monkeypatch, "y", "n", "0800 999 5428", "y", "", "", "", "", "", ids=("survivors",))
    assert "THE NUMBER IS WRONG" in capsys.readouterr().err
    found = line("survivors")
    assert (None, "phone", "0800 999 5428", "0808 801 0302") == (
        found.confirmed, found.differs[0].fact, found.differs[0].told, found.phone.value if found.phone else "",
    )  # fmt: skip


def test_a_number_that_has_become_wrong_is_no_longer_called_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("data/helplines.yaml")
    path.write_text(LINES.replace("confirmed: null", "confirmed: {day: 2020-01-01, by: CD}", 1), encoding="utf-8")
    ring(monkeypatch, "y", "n", "0800 999 5428", "y", "", "", "", "", "", ids=("survivors",))
    assert None is line("survivors").confirmed


@pytest.mark.parametrize("ending", [KeyboardInterrupt, EOFError, "q"])
def test_whoever_stops_half_way_goes_on_from_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ending: str | type[BaseException]
) -> None:
    status = ring(monkeypatch, "y", "y", ending, ids=("survivors",))
    assert (0 if ending == "q" else 2) == status
    assert {"phone": ""} == json.loads(Path(".hub/ring-survivors.json").read_text(encoding="utf-8"))
    assert [] == changed()
    assert 0 == ring(monkeypatch, "y", "", "", "", "", "", ids=("survivors",))
    assert "Going on with what was answered: phone." in capsys.readouterr().err
    assert [f"confirmed: {{day: {TODAY}, by: AB}}"] == changed()
    assert not Path(".hub/ring-survivors.json").exists()


def test_a_line_that_is_done_is_written_before_the_next_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 2 == ring(monkeypatch, *RIGHT, KeyboardInterrupt)
    assert [f"confirmed: {{day: {TODAY}, by: AB}}"] == changed()


def test_what_a_colleague_changed_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("data/helplines.yaml")

    def ask(question: str) -> str:
        if "answer?" in question:
            path.write_text(LINES.replace("Adults.", "Grown-ups."), encoding="utf-8")
        return "y" if "right" in question or "answer?" in question else ""

    monkeypatch.setattr("builtins.input", ask)
    assert 0 == cli.main(["ring", "survivors", "--by", "AB"])
    assert "Grown-ups." in path.read_text(encoding="utf-8")
    assert line("survivors").confirmed is not None


def test_a_list_says_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.main(["ring", "--list"])
    out = capsys.readouterr().out
    assert "1  survivors: 0808 801 0302 (never rung)" in out
    assert "2 lines to ring." in out
    assert "Gwynedd" in out or not without_number(known())


@pytest.mark.parametrize("words", [("nobody",), ("police",), ("--by", "a1")])
def test_what_cannot_be_rung_is_wrong_use(words: tuple[str, ...]) -> None:
    try:
        status = cli.main(["ring", *words])
    except SystemExit as told:
        status = int(str(told.code))
    assert 2 == status


def test_every_question_is_about_a_fact_of_a_line() -> None:
    assert set(ASKED) <= set(Helpline.model_fields)
    assert ("languages", "interpreter", "bsl", "cost", "confidentiality") == unknown(line("survivors"))
