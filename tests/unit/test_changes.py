"""The log of changes: what is news to the public, and that each piece of news is told once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from holes import LATER, TODAY, catalogue, replace, resource, version

from hub.catalogue import Resource, changelog
from hub.catalogue.changelog import (
    added_dates,
    compare,
    digest,
    log_text,
    news,
    read_changes,
    read_state,
    state_of,
    state_text,
)
from hub.languages import Text
from hub.schema import Change

A = resource("a", version())
B = resource("b", version())


def between(before: list[Resource], after: list[Resource]) -> list[tuple[str, str]]:
    found = compare(state_of(catalogue(*before)), state_of(catalogue(*after)), TODAY)
    return [(change.change, change.id) for change in found]


def test_nothing_is_news_where_the_log_begins() -> None:
    assert () == compare(None, state_of(catalogue(A, B)), TODAY)


def test_nothing_is_news_when_nothing_changed() -> None:
    assert [] == between([A, B], [B, A])


def test_a_new_entry_is_added() -> None:
    assert [("added", "b")] == between([A], [A, B])


def test_an_entry_with_other_words_is_changed() -> None:
    assert [("changed", "a")] == between([A], [replace(A, summary=Text("Newydd.", "New."))])


def test_an_entry_with_another_version_is_changed() -> None:
    assert [("changed", "a")] == between([A], [replace(A, versions=(version(), version("cy")))])


def test_an_entry_that_is_superseded_is_changed() -> None:
    assert [("changed", "a")] == between([A], [replace(A, status="superseded")])


def test_an_entry_is_withdrawn_by_its_status_or_by_leaving_the_file() -> None:
    assert [("withdrawn", "a")] == between([A, B], [replace(A, status="withdrawn"), B])
    assert [("withdrawn", "a")] == between([A, B], [B])


def test_an_entry_that_was_withdrawn_is_no_news_until_it_comes_back() -> None:
    gone = replace(A, status="withdrawn")
    assert [] == between([gone], [replace(gone, summary=Text("Newydd.", "New."))])
    assert [] == between([gone], [])
    assert [] == between([], [gone])
    assert [("added", "a")] == between([gone], [A])


def test_what_only_curators_see_is_no_news() -> None:
    checked = version(evidence="opened", checked=TODAY, size_kb=9)
    same = replace(A, review_by=date(2028, 1, 1), owner="somebody-else", welsh_reviewed=TODAY,
                   versions=(checked,))  # fmt: skip
    assert digest(A) == digest(same)


def test_the_order_of_tags_and_versions_is_no_news() -> None:
    one = replace(A, topics=("grooming", "online-safety"), versions=(version(), version("cy")))
    other = replace(A, topics=("online-safety", "grooming"), versions=(version("cy"), version()))
    assert digest(one) == digest(other)


def test_changes_stand_added_first_then_changed_then_withdrawn_each_by_id() -> None:
    c = resource("c", version())
    found = between([A, B, c], [replace(A, year=2020), resource("z"), resource("d"), replace(c, year=1)])
    assert [
        ("added", "d"),
        ("added", "z"),
        ("changed", "a"),
        ("changed", "c"),
        ("withdrawn", "b"),
    ] == found


def test_a_change_that_the_log_tells_already_is_not_told_again() -> None:
    told = Change(date=TODAY, id="a", change="added")
    assert () == news([told], [told, Change(date=TODAY, id="a", change="changed")])
    later = Change(date=LATER, id="a", change="changed")
    assert (later,) == news([told], [later])


def test_the_state_survives_being_written_and_read(tmp_path: Path) -> None:
    state = state_of(catalogue(A, B))
    path = tmp_path / "state.json"
    path.write_text(state_text(state, {"en/help/": "help"}), encoding="utf-8")
    assert (state, {"en/help/": "help"}, []) == read_state(path)
    assert (None, {}, []) == read_state(tmp_path / "none.json")


def test_a_spoilt_state_is_a_problem_and_not_a_fresh_start(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    for text in ("", "[]", '{"entries": {"a": 1}}', '{"entries": []}', "\x00"):
        path.write_text(text, encoding="utf-8")
        state, _, problems = read_state(path)
        assert (None, 1) == (state, len(problems)), text


def test_the_log_keeps_its_comments_and_notes_and_grows_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "changes.yaml"
    before = '# ours\n- {date: 2026-01-02, id: a, change: added, note: {cy: "Da.", en: "Good."}}\n'
    path.write_text(log_text(before, [Change(date=TODAY, id="a", change="changed")]), encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith(before)
    changes, problems = read_changes(path, "changes.yaml")
    first = Change(date=date(2026, 1, 2), id="a", change="added", note=Text("Da.", "Good."))
    assert ((first, Change(date=TODAY, id="a", change="changed")), []) == (changes, problems)


def test_what_is_empty_is_no_part_of_the_digest() -> None:
    """Or a new field that no entry fills would call each of them changed."""
    held = changelog._plain(A)
    assert isinstance(held, dict)
    assert [] == [name for name, value in held.items() if value in (None, "", [], {})]
    assert digest(A) == digest(replace(A, author=""))
    assert digest(A) != digest(replace(A, author="Ann Evans"))


def test_an_empty_log_can_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "changes.yaml"
    for before in ("[]\n", "# words\n", "# words\n[]\n"):
        path.write_text(before, encoding="utf-8")
        assert ((), []) == read_changes(path, "changes.yaml"), before
        path.write_text(log_text(before, [Change(date=TODAY, id="a", change="added")]), encoding="utf-8")
        assert (1, []) == (len(read_changes(path, "x")[0]), read_changes(path, "x")[1]), before


@pytest.mark.parametrize("nothing", ["", "\n", " \n\n"])
def test_a_log_that_holds_nothing_at_all_has_lost_something(tmp_path: Path, nothing: str) -> None:
    path = tmp_path / "changes.yaml"
    path.write_text(nothing, encoding="utf-8")
    found, problems = read_changes(path, "changes.yaml")
    assert ((), ["empty"]) == (found, [problem.rule for problem in problems])


def test_a_faulty_line_of_the_log_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "changes.yaml"
    path.write_text(
        "- {date: 2026-01-02, id: a, change: renamed}\n"
        "- {date: soon, id: a, change: added}\n"
        "- words\n"
        '- {date: 2026-01-02, id: a, change: added, note: {en: "Only English."}}\n',
        encoding="utf-8",
    )
    _, problems = read_changes(path, "changes.yaml")
    assert [1, 2, 3, 4] == sorted({problem.place.line for problem in problems})


def test_a_change_that_stands_twice_on_one_day_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "changes.yaml"
    path.write_text(
        "- {date: 2026-01-02, id: a, change: added}\n"
        "- {date: 2026-01-03, id: a, change: changed}\n"
        "- {date: 2026-01-03, id: b, change: changed}\n"
        '- {date: 2026-01-03, id: a, change: changed, note: {cy: "Cyfeiriad.", en: "Its address."}}\n',
        encoding="utf-8",
    )
    _, problems = read_changes(path, "changes.yaml")
    assert [("repeated", 4)] == [(problem.rule, problem.place.line) for problem in problems]
    assert "already said" in problems[0].what


def test_a_log_that_is_no_list_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "changes.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    assert ["wrong-type"] == [p.rule for p in read_changes(path, "changes.yaml")[1]]


def test_the_day_of_an_addition_is_known_by_id() -> None:
    log = [
        Change(date=TODAY, id="a", change="added"),
        Change(date=LATER, id="a", change="changed"),
        Change(date=LATER, id="b", change="added"),
    ]
    assert {"a": TODAY, "b": LATER} == added_dates(log)
