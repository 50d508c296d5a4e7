"""Addresses never die: what was published is still there, leads on, or is told of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_project import RESOURCES, make

from hub.catalogue import Catalogue, changelog, load
from hub.pages import kept_addresses
from hub.pages.plan import Plan, plan

TODAY = datetime.now(tz=UTC).date()


def planned(root: Path) -> Plan:
    found: Catalogue = load(root, today=TODAY)
    return plan(found, ())


def test_what_is_there_is_not_told_of(tmp_path: Path) -> None:
    make(tmp_path)
    before = kept_addresses.published(planned(tmp_path))
    assert "resource/first-guide" == before["en/resources/first-guide/"]
    assert [] == list(kept_addresses.gone(before, planned(tmp_path), tmp_path))


def test_an_id_that_was_renamed_is_told_of_once_at_its_new_line(tmp_path: Path) -> None:
    make(tmp_path)
    before = kept_addresses.published(planned(tmp_path))
    (tmp_path / "resources.yaml").write_text(RESOURCES.replace("id: second-film", "id: secnod-film"), encoding="utf-8")
    (problem,) = kept_addresses.gone(before, planned(tmp_path), tmp_path)
    line = RESOURCES[: RESOURCES.index("id: second-film")].count("\n") + 1
    assert ("address-gone", "resources.yaml", line, "second-film") == (
        problem.rule, problem.place.file, problem.place.line, problem.about
    )  # fmt: skip


def test_an_id_that_was_merged_leads_on(tmp_path: Path) -> None:
    make(tmp_path)
    before = kept_addresses.published(planned(tmp_path))
    merged = RESOURCES.replace("id: second-film", "id: new-film\n    also_known_as: [second-film]")
    (tmp_path / "resources.yaml").write_text(merged, encoding="utf-8")
    assert [] == list(kept_addresses.gone(before, planned(tmp_path), tmp_path))


def test_a_word_of_the_vocabulary_keeps_its_id_and_its_address(tmp_path: Path) -> None:
    make(tmp_path)
    before = kept_addresses.published(planned(tmp_path))
    path = tmp_path / "data" / "vocabulary.yaml"
    text = path.read_text(encoding="utf-8")
    assert "id: braille," in text
    path.write_text(text.replace("id: braille,", "id: braillex,"), encoding="utf-8")
    (problem,) = kept_addresses.gone(before, planned(tmp_path), tmp_path)
    line = text[: text.index("id: braille,")].count("\n") + 1
    assert ("data/vocabulary.yaml", "braille") == (problem.place.file, problem.about)
    assert problem.place.line in {1, line}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"addresses": {', '"addresses": {"42": "x",'),
        ('"addresses": {', '"addresses": {"en/../x/": "help",'),
        ('"objective/support-survivors"', '"objective/support-survivors onclick=x"'),
    ],
)
def test_a_state_with_what_is_no_address_or_no_key_is_told_at_its_own_line(
    project: Path, before: str, after: str
) -> None:
    path = project / "data" / "catalogue-state.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    (problem,) = changelog.read_state(path)[2]
    line = text[: text.index(before)].count("\n") + 1
    assert ("state-address", "data/catalogue-state.json", line) == (
        problem.rule,
        problem.place.file,
        problem.place.line,
    )
