"""`hub new` asks, checks each answer at once, and adds an entry; nothing that was given is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import answering
import pytest
from small_project import RESOURCES, make

from hub import cli
from hub.catalogue import load
from hub.cli import new
from hub.schema import Record, Resource, Version
from hub.schema.record import keys

TODAY = datetime.now(tz=UTC).date()
HTTP = "http://www.nspcc.org.uk/a-new-guide"
ANSWERS = (
    "a-new-guide", "", "A new guide",
    "Canllaw byr i rieni sydd am siarad â'u plant.", "A short guide for parents who want to talk with their children.",
    "nspcc", "guide", "parents", "talking-about-safety", "prevent", "survey-2026", "",
    "", "", "", "",
    "https://www.nspcc.org.uk/a-new-guide", "en", "opened", "format", "pdf", "", "",
)  # fmt: skip
DRAFT = Path(".hub") / "draft-a-new-guide.json"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def hub_new(monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException], more: tuple[str, ...] = ()) -> int:
    """The exit status of `hub new`, given these answers; an exception is raised in the place of one."""
    answering.answers(monkeypatch, *answers)
    return cli.main(["new", *more])


def changed(old: str, *new: str) -> tuple[str, ...]:
    """The answers with others in the place of one."""
    at = ANSWERS.index(old)
    return (*ANSWERS[:at], *new, *ANSWERS[at + 1 :])


def now() -> str:
    return Path("resources.yaml").read_bytes().decode()


def test_an_entry_is_added_at_the_end_and_nothing_else_changes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 == hub_new(monkeypatch, *ANSWERS)
    head = RESOURCES.removesuffix("# The end.\n")
    assert now().startswith(f"{head}\n  - id: a-new-guide\n")
    assert now().endswith("    welsh_reviewed: null\n# The end.\n")
    assert ("parents",) == load(project, today=TODAY).by_id["a-new-guide"].audiences


def test_the_day_of_checking_is_the_real_day_whatever_day_counts_as_today(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 == hub_new(monkeypatch, *ANSWERS, more=("--today", "2026-11-22"))
    assert TODAY == load(project, today=TODAY).by_id["a-new-guide"].versions[0].checked


def test_line_ends_and_a_byte_order_mark_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"\xef\xbb\xbf" + RESOURCES.replace("\n", "\r\n").encode()
    Path("resources.yaml").write_bytes(raw)
    assert 0 == hub_new(monkeypatch, *ANSWERS)
    after = Path("resources.yaml").read_bytes()
    assert after.startswith(raw.removesuffix(b"# The end.\r\n"))
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("a-new-guide", "Not An Id", "lower-case"),
        ("a-new-guide", "first-guide", "taken"),
        ("A new guide", "<b>A new guide</b>", "HTML"),
        ("nspcc", "nspc", "did you mean `nspcc`"),
        ("guide", "999", "«999» is not known"),
        ("parents", "", "at least one"),
        ("guide", "guide film", "Name one."),
        ("https://www.nspcc.org.uk/a-new-guide", HTTP, "https://"),
        ("https://www.nspcc.org.uk/a-new-guide", "javascript:alert(1)", "Fix:"),
        ("en", "englsh", "did you mean `english`"),
    ],
)
def test_an_answer_that_is_wrong_is_told_of_and_asked_for_again(
    right: str, wrong: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == hub_new(monkeypatch, *changed(right, wrong, right))
    assert told in capsys.readouterr().err
    assert "id: a-new-guide" in now()


def test_a_choice_can_be_given_by_its_number(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = list(load(project, today=TODAY).vocabulary.kinds)
    assert 0 == hub_new(monkeypatch, *changed("guide", str(kinds.index("guide") + 1)))
    assert "guide" == load(project, today=TODAY).by_id["a-new-guide"].kind


def test_a_text_that_is_the_same_in_both_languages_is_asked_for_again_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == hub_new(monkeypatch, *ANSWERS[:3], ANSWERS[4], *ANSWERS[4:5], *ANSWERS[3:])
    assert "the same as the English" in capsys.readouterr().err
    assert 1 == now().count("a-new-guide\n")


def test_what_only_the_whole_shows_to_be_wrong_is_asked_for_again_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == hub_new(monkeypatch, *ANSWERS[:-1], "also_known_as", "first-guide", "old-guide")
    assert "`first-guide` is also an id" in capsys.readouterr().err
    assert "    also_known_as: [old-guide]\n" in now()


def test_what_else_is_known_is_asked_for_as_what_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == hub_new(monkeypatch, *ANSWERS[:-1], "ages login", "from to", "12", "17", "maybe", "n")
    entry = load(project, today=TODAY).by_id["a-new-guide"]
    assert (12, 17, False) == (entry.ages and entry.ages.low, entry.ages and entry.ages.high, entry.login)
    assert "Say yes or no." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("right", "other", "meant"),
    [
        ("parents", "Rhieni a gofalwyr", "[parents]"),
        ("guide", "Canllaw", "guide"),
        ("en", "Saesneg", "language: en"),
        ("talking-about-safety", "siarad am gadw'n ddiogel; Keeping safe online", "-safety, online-safety]"),
    ],
)
def test_a_name_in_either_language_is_an_answer(
    right: str, other: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 == hub_new(monkeypatch, *changed(right, other))
    assert meant in now().split("- id: a-new-guide")[1]


def test_part_year_area_and_content_note_are_asked_for_and_next_steps_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ANSWERS.index("survey-2026") + 2
    usual = ("Pawb", "last", "2021", "Cymru gyfan", "Mae'n sôn am gam-drin.", "It talks about abuse.")
    answers = [each if each != "parents" else "practitioners" for each in (*ANSWERS[:at], *usual, *ANSWERS[at + 4 :])]
    assert 0 == hub_new(monkeypatch, *answers)
    entry = load(project, today=TODAY).by_id["a-new-guide"]
    said = capsys.readouterr().err
    note = entry.content_note
    assert ("everyone", 2021, "wales", "It talks about abuse.") == (
        entry.role,
        entry.year,
        entry.region,
        note and note.en,
    )
    assert "`year` is not what it should be. Fix: write it like 2021." in said
    assert "What to do next:\n  1. Run `" in said


def test_a_title_like_another_is_told_of_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == hub_new(monkeypatch, *changed("A new guide", "The first guide"))
    assert "Look whether this is the same work: `first-guide`, «First guide»." in capsys.readouterr().err
    assert '"The first guide"' in now()


def test_an_address_of_another_work_needs_another_page_or_a_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = "https://www.example.org/first.pdf/"
    answers = changed("https://www.nspcc.org.uk/a-new-guide", theirs, "n", theirs, "y", "Dwy ran.", "Two parts.")
    assert 0 == hub_new(monkeypatch, *answers)
    assert "`first-guide` has this address" in capsys.readouterr().err
    assert 'shared: {en: "Two parts.", cy: "Dwy ran."}' in now()


def test_one_wrong_version_leaves_the_others_as_they_were_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, last = ANSWERS[:-2], ANSWERS[-1]
    again = ("https://www.nspcc.org.uk/a-new-guide/", "en", "opened", "format", "web-page", "")
    then = ("https://www.nspcc.org.uk/a-page", "en", "opened", "format", "web-page", "")
    assert 0 == hub_new(monkeypatch, *first, *again, last, *then)
    assert "The other versions are kept (1)." in capsys.readouterr().err
    assert (1, 1, 0) == (now().count('uk/a-new-guide"'), now().count('uk/a-page"'), now().count('a-new-guide/"'))


def test_a_second_version_like_the_first_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, last = ANSWERS[:-2], ANSWERS[-1]
    again = (
        "https://www.nspcc.org.uk/another",
        "en",
        "opened",
        "",
        "https://www.nspcc.org.uk/cy",
        "cy",
        "opened",
        "",
        "",
    )
    assert 0 == hub_new(monkeypatch, *first, *again, last)
    assert "given already" in capsys.readouterr().err
    assert ("en", "cy") == tuple(v.language for v in load(project, today=TODAY).by_id["a-new-guide"].versions)


@pytest.mark.parametrize("record", [Resource, Version])
def test_every_field_that_does_not_follow_is_asked_for_with_its_meaning(project: Path, record: type[Record]) -> None:
    whole = new._questions(load(project, today=TODAY), allow_private=False)
    questions = {Resource: whole, Version: whole.inner["versions"]}[record]
    assert set(keys(record)) == {*questions.needed, *questions.usual, *questions.others, *questions.follows}
    assert [] == [key for key in (*questions.needed, *questions.others) if not questions.meaning(key)]


def test_answers_that_end_early_are_kept_outside_the_catalogue_and_can_be_gone_on_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == hub_new(monkeypatch, *ANSWERS[:9])
    assert RESOURCES == now()
    assert "the answers ended" in capsys.readouterr().err
    assert "guide" == json.loads(DRAFT.read_text(encoding="utf-8"))["kind"]
    assert 0 == hub_new(monkeypatch, *ANSWERS[9:], more=("--draft", str(DRAFT)))
    assert "id: a-new-guide" in now()


@pytest.mark.parametrize(("answer", "kept"), [("", True), ("n", False), (KeyboardInterrupt, False), (EOFError, False)])
def test_somebody_who_breaks_off_is_asked_whether_to_keep_the_answers(
    answer: str | type[BaseException], kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 2 == hub_new(monkeypatch, *ANSWERS[:9], KeyboardInterrupt, answer)
    assert (kept, RESOURCES) == (DRAFT.exists(), now())


@pytest.mark.parametrize("text", ["", "[]", "{", "\x00", '"words"'])
def test_a_draft_that_is_none_is_a_sentence(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("draft.json").write_text(text, encoding="utf-8")
    assert 2 == hub_new(monkeypatch, *ANSWERS, more=("--draft", "draft.json"))
    assert "not a draft" in capsys.readouterr().err
    assert RESOURCES == now()


def test_what_is_wrong_in_a_draft_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 2 == hub_new(monkeypatch, *ANSWERS[:9])
    text = DRAFT.read_text(encoding="utf-8").replace('"kind": "guide"', '"kind": {"a": [1]}')
    DRAFT.write_text(text, encoding="utf-8")
    assert 0 == hub_new(monkeypatch, *ANSWERS[9:], "guide", more=("--draft", str(DRAFT)))
    assert "    kind: guide\n" in now()


def test_an_entry_that_somebody_else_added_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    other = RESOURCES.replace("# The end.\n", "").split("  - id: second-film")[1]
    whole = RESOURCES.replace("# The end.\n", f"  - id: third{other}# The end.\n")
    real = new._added

    def added(*args: object) -> int:
        Path("resources.yaml").write_text(whole, encoding="utf-8")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(new, "_added", added)
    assert 0 == hub_new(monkeypatch, *ANSWERS)
    assert ("- id: third" in now(), "- id: a-new-guide" in now()) == (True, True)


def test_nothing_is_added_when_somebody_else_took_the_id_meanwhile(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = RESOURCES.replace("second-film", "a-new-guide")
    real = new._added

    def added(*args: object) -> int:
        Path("resources.yaml").write_text(whole, encoding="utf-8")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(new, "_added", added)
    assert 2 == hub_new(monkeypatch, *ANSWERS)
    assert whole == now()
    assert DRAFT.exists()
    assert "a-new-guide" in capsys.readouterr().err
