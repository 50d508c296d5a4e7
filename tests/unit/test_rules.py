"""What entries may say: the sound ones; what they may not say is in tests/fixtures/broken-catalogues.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hub.catalogue import CatalogueError, Resource, load

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
VERSION = '{language: en, format: pdf, url: "https://www.example.org/guide.pdf", evidence: seen, checked: 2026-11-01}'
ENTRY = f"""\
resources:
  - id: first-guide
    title: {{en: "A first guide", cy: "Canllaw cyntaf"}}
    summary: {{en: "A short guide for parents.", cy: "Canllaw byr i rieni."}}
    publisher: nspcc
    kind: guide
    audiences: [parents]
    topics: [grooming]
    objectives: [prevent]
    versions:
      - {VERSION}
    source: {{document: delivery-report-2022}}
    status: listed
    review_by: 2027-05-21
    owner: prevent-workstream
"""


def read(tmp_path: Path, text: str, today: date = TODAY, latest: date | None = None) -> Resource:
    path = tmp_path / "one.yaml"
    path.write_text(text, encoding="utf-8")
    return load(ROOT, today=today, catalogue=path, latest=latest).resources[0]


def rules_of(tmp_path: Path, text: str, today: date = TODAY) -> list[str]:
    with pytest.raises(CatalogueError) as told:
        read(tmp_path, text, today)
    return [problem.rule for problem in told.value.problems]


def test_an_entry_becomes_a_record(tmp_path: Path) -> None:
    found = read(tmp_path, ENTRY)
    assert ("first-guide", "nspcc", ("parents",), "listed") == (
        found.id,
        found.publisher,
        found.audiences,
        found.status,
    )
    assert "Canllaw cyntaf" == found.title.cy
    assert date(2026, 11, 1) == found.versions[0].checked


@pytest.mark.parametrize(
    "change",
    [
        ('cy: "Canllaw cyntaf"', "cy: null"),
        (
            f"      - {VERSION}\n",
            f"      - {VERSION}\n      - {VERSION.replace('pdf,', 'web-page,').replace('/guide.pdf', '/guide')}\n",
        ),
        (', cy: "Canllaw cyntaf"', ""),
        ('en: "A first guide", ', ""),
        ('"A first guide"', '"Parents & carers: 5 < 6, it\'s {{ fine }}"'),
        ('en: "A first guide"', "en: yes"),
        ('en: "A first guide"', 'en: "2021"'),
        (
            "    kind: guide\n",
            "    kind: guide\n    year: null\n    welsh_reviewed: null\n    superseded_by: null\n    home: null\n",
        ),
        ("    kind: guide\n", '    kind: guide\n    actions: ["2.1", A11]\n'),
        (
            "    kind: guide\n",
            "    kind: guide\n    ages: {from: 12}\n    login: false\n    print: true\n    year: 2021\n",
        ),
        ("    kind: guide\n", '    kind: guide\n    content_note: {en: "A note.", cy: "Nodyn."}\n'),
        ("status: listed", "status: withdrawn"),
        ("status: listed", "status: superseded"),
        ("review_by: 2027-05-21", "review_by: 2020-01-01"),
        ("checked: 2026-11-01", 'checked: "2026-11-01"'),
        ('https://www.example.org/guide.pdf"', 'http://www.example.org/guide.pdf", insecure: "There is no other."'),
        (
            'https://www.example.org/guide.pdf"',
            'http://www.example.org/guide.pdf", insecure: {en: "No other.", cy: "Dim arall."}',
        ),
        ("https://www.example.org/guide.pdf", "https://www.example.org/guide.pdf?a=1&b=2#page=3"),
        (f"      - {VERSION}\n", f"      - {VERSION}\n      - {VERSION.replace('language: en', 'language: cy')}\n"),
        (
            f"      - {VERSION}\n",
            f"      - {VERSION}\n      - {VERSION.replace('language: en', 'language: en, access: [easy-read]')}\n",
        ),
    ],
    ids=str,
)
def test_a_sound_variation_is_accepted(change: tuple[str, str], tmp_path: Path) -> None:
    assert change[0] in ENTRY
    assert "first-guide" == read(tmp_path, ENTRY.replace(*change)).id


def test_an_entry_may_give_one_reason_for_all_its_http_addresses(tmp_path: Path) -> None:
    text = ENTRY.replace("https://www", "http://www").replace("    kind:", '    insecure: "No other."\n    kind:')
    found = read(tmp_path, text)
    assert found.insecure is not None


def test_a_name_may_be_alike_in_both_languages_when_that_is_said(tmp_path: Path) -> None:
    alike = ENTRY.replace("Canllaw cyntaf", "A first guide")
    assert ["welsh-equals-english"] == rules_of(tmp_path, alike)
    said = alike.replace("    kind:", "    same_in_both: true\n    kind:")
    assert "A first guide" == read(tmp_path, said).title.cy
    inside = alike.replace('cy: "A first guide"}', 'cy: "A first guide", same_in_both: true}')
    assert "A first guide" == read(tmp_path, inside).title.cy


def test_what_was_checked_today_is_no_slip_when_the_last_commit_is_older(tmp_path: Path) -> None:
    before = date(2026, 10, 1)
    assert ["future-date"] == rules_of(tmp_path, ENTRY, before)
    assert "first-guide" == read(tmp_path, ENTRY, before, latest=TODAY).id


def test_an_entry_with_a_problem_still_counts_for_its_neighbours(tmp_path: Path) -> None:
    twice = ENTRY + ENTRY.split("resources:\n", 1)[1].replace("kind: guide", "kind: giude")
    assert {"duplicate-id", "unknown-term"} == set(rules_of(tmp_path, twice))


def test_the_project_itself_is_sound_and_large_enough() -> None:
    found = load(ROOT, today=date(2099, 1, 1))
    assert len(found.resources) >= 130
    assert len(found.by_id) == len(found.resources)
    assert all(r.summary.complete() for r in found.resources)


def test_another_catalogue_may_list_what_this_one_leaves_out(tmp_path: Path) -> None:
    own = load(ROOT, today=date(2099, 1, 1))
    out = own.left_out[0].id
    path = tmp_path / "other.yaml"
    path.write_text(ENTRY.replace("first-guide", out), encoding="utf-8")
    found = load(ROOT, today=TODAY, catalogue=path)
    assert out in found.by_id
    assert out not in {row.id for row in found.left_out}


def test_the_projects_own_list_may_not_name_what_it_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    out = load(ROOT, today=date(2099, 1, 1)).left_out[0].id
    renamed = ENTRY.replace("    kind:", f"    also_known_as: [{out}]\n    kind:")
    for text in (ENTRY.replace("first-guide", out), renamed):
        (tmp_path / "resources.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(CatalogueError) as told:
            load(tmp_path, today=TODAY)
        assert "left-out" in [problem.rule for problem in told.value.problems]
