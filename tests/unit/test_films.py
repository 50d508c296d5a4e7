# ruff: noqa: E501 - the rows of a table are not broken
"""Films in BSL: a film without captions that can be read is refused, and so is a file that no film names."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hub.building import prepare_plain
from hub.catalogue import Catalogue, records
from hub.catalogue.problems import Problem
from hub.pages import films
from hub.schema import Signed
from hub.schema.faults import Known

ROOT = Path(__file__).resolve().parents[2]
KNOWN = Known({"audiences": ["parents"], "situations": ["my-child-told-me"]}, date(2026, 11, 30))
CAPTIONS = "WEBVTT\n\nNOTE made by hand\n\n1\n00:00.000 --> 00:01.500\nUn.\n\n00:01.500 --> 00:00:02.000 line:0\n<b>Dau</b>\ntri.\n"
SOURCE = '[{what: "x", source: "https://example.org/", evidence: seen}]'
FILM = f"""\
films:
  - id: told-me
    title: {{cy: "Dweud", en: "Telling"}}
    audience: parents
    situation: my-child-told-me
    signed_by: "Somebody"
    translators: [{{name: "One", registered_as: "1"}}, {{name: "Two", registered_as: "2"}}]
    assured_by: {{name: "A Deaf-led body", day: 2026-11-01}}
    seconds: 2
    files: [{{file: told-me.webm, width: 640, height: 360, size: 4}}]
    captions: {{cy: told-me.cy.vtt, en: told-me.en.vtt}}
    transcript: [{{cy: "Un.", en: "One."}}]
asking: [{{say: {{cy: "Gofynnwch.", en: "Ask."}}, sources: {SOURCE}}}]
missing: [{{say: {{cy: "Dim.", en: "None."}}, sources: {SOURCE}}}]
"""


@cache
def real() -> Catalogue:
    return prepare_plain(ROOT, {"HUB_TODAY": "2026-11-30"}).site.catalogue


def told(folder: Path, text: str = FILM, **files: str | None) -> list[str]:
    """What is wrong with a project that has one film; `files` are other words for its files, None for a missing one."""
    (folder / "data").mkdir(exist_ok=True)
    there: dict[str, Any] = {"webm": "film", "cy": CAPTIONS, "en": CAPTIONS, **files}
    names = {"webm": "told-me.webm", "cy": "told-me.cy.vtt", "en": "told-me.en.vtt", "more": "other.vtt"}
    (folder / films.FOLDER).mkdir(parents=True, exist_ok=True)
    for key, words in there.items():
        if words is not None:
            (folder / films.FOLDER / names[key]).write_text(words, encoding="utf-8")
    path = folder / films.FILE
    path.write_text(text, encoding="utf-8")
    found: list[Problem] = []
    node = records.read_nodes(path, folder, found)
    assert node is not None
    signed = records.record(Signed, node, "data/signed.yaml", KNOWN, found)
    if signed is not None:
        found += films.problems(folder, Catalogue((), real().vocabulary, {}, date(2026, 11, 30), signed=signed))
    return [f"{problem.place.file}:{problem.place.line} [{problem.rule}] {problem.what}" for problem in found]


def test_a_film_with_captions_in_both_languages_has_no_problem(tmp_path: Path) -> None:
    assert [] == told(tmp_path)


def test_captions_are_read_with_their_times_and_without_their_tags() -> None:
    cues, faults = films.read_captions(CAPTIONS)
    assert ((0.0, 1.5, "Un."), (1.5, 2.0, "Dau\ntri.")) == tuple((cue.start, cue.end, cue.words) for cue in cues)
    assert () == faults


HERE = "docs/assets/signed/told-me"


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"cy": None}, f"data/signed.yaml:2 [captions-missing] there is no {HERE}.cy.vtt"),
        ({"en": None}, f"data/signed.yaml:2 [captions-missing] there is no {HERE}.en.vtt"),
        ({"webm": None}, f"data/signed.yaml:2 [film-missing] there is no {HERE}.webm"),
        ({"webm": "a film"}, "data/signed.yaml:2 [film-size] told-me.webm has 6 bytes, not 4"),
        ({"more": "x"}, "docs/assets/signed/other.vtt:1 [film-unknown] no film names this file"),
        ({"cy": ""}, f"{HERE}.cy.vtt:1 [captions] the file does not begin with WEBVTT"),
        ({"cy": "WEBVTT\n"}, f"{HERE}.cy.vtt:1 [captions] the file has no captions"),
        ({"cy": CAPTIONS.replace("00:00.000 -->", "00:00,000 -->")}, f"{HERE}.cy.vtt:5 [captions] there is no time like 00:01.000 --> 00:04.000"),
        ({"cy": CAPTIONS.replace("--> 00:01.500", "--> 00:00.000")}, f"{HERE}.cy.vtt:6 [captions] the caption ends before it begins"),
        ({"cy": CAPTIONS.replace("\nUn.\n", "\n<i></i>\n")}, f"{HERE}.cy.vtt:6 [captions] the caption has no words"),
        ({"cy": CAPTIONS.replace("00:00.000 --> 00:01.500", "00:01.900 --> 00:02.500")}, f"{HERE}.cy.vtt:9 [captions] the caption begins before the one above it"),
        ({"cy": CAPTIONS.replace("00:00:02.000", "00:00:09.000")}, f"{HERE}.cy.vtt:1 [captions] the captions end after the film, which has 2 s"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(files: dict[str, str | None], problem: str, tmp_path: Path) -> None:
    assert [problem] == told(tmp_path, **files)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("    captions: {cy: told-me.cy.vtt, en: told-me.en.vtt}\n", "", "2 [missing-key] `captions` is missing"),
        (", en: told-me.en.vtt}", "}", "11 [missing-key] `en` is missing"),
        (', {name: "Two", registered_as: "2"}', "", "7 [range] `translators` has 1, outside 2 to 9"),
        ('    transcript: [{cy: "Un.", en: "One."}]\n', "", "2 [missing-key] `transcript` is missing"),
        ('    assured_by: {name: "A Deaf-led body", day: 2026-11-01}\n', "", "2 [missing-key] `assured_by` is missing"),
        ("file: told-me.webm", "file: ../told-me.webm", "10 [file-name] `file` is «../told-me.webm»"),
    ],
)
def test_a_film_is_refused_without_what_the_standard_asks(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert 1 == FILM.count(old)
    assert [f"data/signed.yaml:{problem}"] == told(tmp_path, FILM.replace(old, new))
