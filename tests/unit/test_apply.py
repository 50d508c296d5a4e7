"""`hub apply` takes in what the desk gives, tells it in both languages, and refuses everything else."""

from __future__ import annotations

import argparse
import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from small_project import RESOURCES, make, run

from hub.catalogue import load
from hub.cli import apply, check
from hub.languages import words

NEW: dict[str, Any] = {
    "title": {"en": "A new guide", "cy": "Canllaw newydd"},
    "summary": {"en": "A short guide for parents.", "cy": "Canllaw byr i rieni."},
    "publisher": "new-house",
    "kind": "guide",
    "audiences": ["parents"],
    "topics": ["online-safety"],
    "objectives": ["prevent"],
    "versions": [{"language": "en", "format": "pdf", "url": "https://www.example.org/new.pdf", "evidence": "opened"}],
    "source": {"document": "survey-2026"},
}


def changes() -> dict[str, Any]:
    """A file that does one thing of each kind."""
    return {
        "format": 1,
        "base": "2026-11-22",
        "publishers": [{"id": "new-house", "name": {"en": "New House", "cy": "Tŷ Newydd"}}],
        "changes": [
            {"action": "add", "id": "a-new-guide", "entry": copy.deepcopy(NEW)},
            {"action": "change", "id": "first-guide", "was": {"year": 2021}, "entry": {"year": 2022}},
        ],
    }


def adding(**keys: Any) -> dict[str, Any]:
    """A file with one new entry of a publisher that is known."""
    entry = {**NEW, "publisher": "nspcc", **keys}
    return {"format": 1, "base": "2026-11-22", "changes": [{"action": "add", "id": "a-new-guide", "entry": entry}]}


def changing(was: dict[str, Any], entry: dict[str, Any], identity: str = "first-guide") -> dict[str, Any]:
    change = {"action": "change", "id": identity, "was": was, "entry": entry}
    return {"format": 1, "base": "2026-11-22", "changes": [change]}


def doing(action: str, identity: str = "first-guide") -> dict[str, Any]:
    return {"format": 1, "base": "2026-11-22", "changes": [{"action": action, "id": identity}]}


KNOWN: dict[bytes, Any] = {}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project; a catalogue that was read once is not read again."""
    make(tmp_path)
    monkeypatch.chdir(tmp_path)
    read = apply.common.load_or_tell

    def remembered(args: argparse.Namespace, root: Path) -> Any:
        state = b"".join((root / name).read_bytes() for name in ("resources.yaml", "data/publishers.yaml"))
        if state not in KNOWN:
            KNOWN[state] = read(args, root)
        return KNOWN[state]

    monkeypatch.setattr(apply.common, "load_or_tell", remembered)
    return tmp_path


def applied(file: Any, *words: str) -> int:
    content = file if isinstance(file, bytes) else json.dumps(file, ensure_ascii=False).encode()
    Path("change.json").write_bytes(content)
    return run((apply, check), "apply", "change.json", *words)


def now() -> str:
    return Path("resources.yaml").read_text(encoding="utf-8")


def test_one_thing_of_each_kind_is_written_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert applied(changes()) == 0
    told = capsys.readouterr().out
    assert "Cofnod newydd: Canllaw newydd (a-new-guide)" in told
    assert "New entry: A new guide (a-new-guide)" in told
    assert "  Year: “2021” becomes “2022”" in told
    assert "New publisher: New House (new-house)" in told
    before, _, added = now().partition("\n  - id: a-new-guide\n")
    assert RESOURCES.replace("year: 2021", "year: 2022").removesuffix("# The end.\n") == before
    assert added.endswith("# The end.\n")
    assert "status: listed\n" in added
    assert "publisher: new-house\n" in added
    publishers = Path("data/publishers.yaml").read_text(encoding="utf-8")
    assert '  - {id: new-house, name: {en: "New House", cy: "Tŷ Newydd"}}\n' in publishers
    assert 'new.pdf", evidence: opened, checked: 20' in added


def test_a_dry_run_tells_the_same_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert applied(changes(), "--dry-run") == 0
    assert "New entry: A new guide (a-new-guide)" in capsys.readouterr().out
    assert RESOURCES == now()


def test_the_same_file_twice_is_refused_the_second_time() -> None:
    assert applied(changes()) == 0
    once = now()
    assert applied(changes()) == 1
    assert once == now()


def test_an_entry_that_was_looked_at_gets_its_next_day_and_its_links_are_stamped() -> None:
    assert applied(doing("review")) == 0
    assert "review_by: 2027-05-21" not in now().partition("- id: second")[0]
    assert now() != RESOURCES


def test_a_withdrawn_entry_stays_and_says_so() -> None:
    assert applied(doing("withdraw")) == 0
    assert RESOURCES.replace("status: listed", "status: withdrawn", 1) == now()


def test_a_key_that_is_taken_away_goes_with_its_line() -> None:
    assert applied(changing({"year": 2021}, {"year": None})) == 0
    assert RESOURCES.replace("    year: 2021\n", "") == now()


def test_one_side_of_a_pair_changes_alone() -> None:
    old = {"en": "A guide about staying safe online.", "cy": "Canllaw am gadw'n ddiogel ar-lein."}
    new = {**old, "en": "A guide for parents about staying safe online."}
    assert applied(changing({"summary": old}, {"summary": new})) == 0
    assert RESOURCES.replace(old["en"], new["en"]) == now()


VERSIONS = [
    {"language": "en", "format": "pdf", "url": "https://example.org/first.pdf", "pages": 4, "evidence": "seen",
     "checked": "2026-11-01"},
    {"language": "cy", "url": "https://example.org/cyntaf", "evidence": "cited", "checked": "2026-11-01"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ([{**VERSIONS[0], "pages": 5}, VERSIONS[1]], RESOURCES.replace("pages: 4", "pages: 5")),
        ([VERSIONS[0]], None),
        ([VERSIONS[1]], None),
        ([*VERSIONS, {"language": "pl", "url": "https://example.org/pl", "evidence": "opened"}], None),
        ([VERSIONS[1], VERSIONS[0]], None),
    ],
)
def test_versions_change_and_comments_near_them_stay(wanted: list[dict[str, Any]], text: str | None) -> None:
    assert applied(changing({"versions": VERSIONS}, {"versions": wanted})) == 0
    assert text is None or text == now()
    for each in wanted:
        assert now().count(each["url"]) == 1
    assert "# About the first entry." in now()
    assert "# both of them" in now()


def test_days_that_the_link_check_moved_do_not_make_a_change_stale() -> None:
    text = RESOURCES.replace("evidence: seen, checked: 2026-11-01", "evidence: seen, checked: 2026-11-20")
    Path("resources.yaml").write_text(text, encoding="utf-8")
    assert applied(changing({"versions": VERSIONS}, {"versions": [{**VERSIONS[0], "pages": 5}, VERSIONS[1]]})) == 0
    assert text.replace("pages: 4", "pages: 5") == now()


def test_what_somebody_changed_meanwhile_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    assert applied(changing({"year": 2020}, {"year": 2022})) == 1
    told = capsys.readouterr().out
    assert "first-guide: Year: Somebody has changed this in the catalogue since." in told
    assert "first-guide: Blwyddyn: Mae rhywun wedi newid hyn yn y catalog ers hynny." in told
    assert RESOURCES == now()


def test_letters_that_are_typed_in_two_parts_are_written_as_one() -> None:
    file = changing({}, {"content_note": {"en": "Names abuse.", "cy": "Mae'n en\u0077\u0302i cam-drin."}})
    assert applied(file) == 0
    assert "Mae'n en\u0175i cam-drin." in now()


def test_problems_are_told_to_programs_with_their_field(capsys: pytest.CaptureFixture[str]) -> None:
    file = adding(versions=[{"language": "en", "url": "http://www.example.org/", "evidence": "seen"}], kind="gide")
    assert applied(file, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert {("kind", "unknown-term"), ("versions.0.url", "url-scheme")} == {
        (each["field"], each["rule"]) for each in found["problems"]
    }
    assert [] == found["changes"]


def test_a_file_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run((apply, check), "apply", "nothing.json") == 2
    assert "cannot be read" in capsys.readouterr().err


# ---- hostile submissions ----

ESCAPES = "\x1b]8;;https://evil.example\x07\x1b[31mred"
TRICKS = {
    "no-json": b"{", "empty": b"", "not-utf-8": b"\xff\xfe{}", "a-list": b"[]", "a-number": b"7",
    "yaml": b"format: 1\nchanges: []\n", "twice": b'{"format": 1, "format": 1, "base": "2026-11-22", "changes": []}',
    "nan": b'{"format": NaN, "base": "2026-11-22", "changes": []}', "deep": b"[" * 200_000,
    "deep-maps": b'{"a":' * 100_000, "huge": b" " * 1_000_001, "long-number": b'{"format": ' + b"9" * 9000 + b"}",
    "null-byte": b'{"format": 1\x00}',
}  # fmt: skip
SUBMISSIONS: dict[str, Any] = {
    "other-format": {**doing("review"), "format": 2},
    "format-as-text": {**doing("review"), "format": "1"},
    "no-base": {"format": 1, "changes": [{"action": "review", "id": "first-guide"}]},
    "no-changes": {"format": 1, "base": "2026-11-22", "changes": []},
    "too-many": {"format": 1, "base": "2026-11-22",
                 "changes": [{"action": "review", "id": f"a-{n}"} for n in range(501)]},
    "one-twice": {"format": 1, "base": "2026-11-22", "changes": [{"action": "review", "id": "first-guide"}] * 2},
    "strange-key": {**doing("review"), "run": "rm -rf /"},
    "strange-action": doing("delete"),
    "shell-action": doing("$(touch owned)"),
    "review-with-entry": {"format": 1, "base": "2026-11-22",
                          "changes": [{"action": "review", "id": "first-guide", "entry": {"year": 1}}]},
    "another-id": changing({}, {"id": "other"}),
    "no-such-entry": doing("withdraw", "nobody"),
    "path-as-id": doing("withdraw", "../../etc/passwd"),
    "markdown-as-id": doing("withdraw", "[x](javascript:alert(1))"),
    "ansi-as-id": doing("withdraw", ESCAPES),
    "id-that-is-used": {"format": 1, "base": "2026-11-22",
                        "changes": [{"action": "add", "id": "first-guide", "entry": NEW}]},
    "script-in-title": adding(title={"en": "<script>alert(1)</script>"}),
    "image-in-summary": adding(summary={"en": "Hi <img src=x onerror=alert(1)>", "cy": "Helo."}),
    "entity": adding(title={"en": "A &#x3c;b&#x3e; guide"}),
    "ansi-in-title": adding(title={"en": f"A {ESCAPES} guide"}),
    "bidi": adding(title={"en": "A \u202eguide"}),
    "zero-width": adding(title={"en": "A gu\u200bide"}),
    "lone-surrogate": json.dumps(adding(title={"en": "\ud800"})).encode(),
    "javascript-address": adding(home="javascript:alert(1)"),
    "data-address": adding(home="data:text/html,x"),
    "private-address": adding(home="https://127.0.0.1/x"),
    "number-address": adding(home="https://2130706433/"),
    "user-in-address": adding(home="https://nspcc.org.uk@evil.example/"),
    "imitating-host": adding(home="https://\u0430pple.com/"),
    "newline-in-address": adding(home="https://a.example/\nX-Evil: 1"),
    "unknown-key": adding(__proto__={"admin": True}),
    "constructor": adding(constructor="x"),
    "number-as-title": adding(title=7),
    "list-as-title": adding(title=["a"]),
    "deep-title": adding(title={"en": {"en": {"en": "x"}}}),
    "long-title": adding(title={"en": "x" * 3000}),
    "future-check": adding(
        versions=[{"language": "en", "url": "https://a.example/", "evidence": "seen", "checked": "2099-01-01"}]
    ),
    "float": adding(year=2021.5),
    "huge-year": adding(year=10**30),
    "truth-as-number": adding(year=True),
    "publisher-with-script": {**adding(publisher="x-y"), "publishers": [{"id": "x-y", "name": {"en": "<b>x</b>"}}]},
    "publisher-that-is-there": {**adding(), "publishers": [{"id": "nspcc", "name": {"en": "Other"}}]},
    "stale-withdrawn": changing({"status": "withdrawn"}, {"status": "listed", "year": 1999}),
    **TRICKS,
}  # fmt: skip


@pytest.mark.parametrize("name", SUBMISSIONS)
def test_a_hostile_submission_is_refused_in_words_and_changes_nothing(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.yaml")}
    assert applied(SUBMISSIONS[name]) == 1
    told = capsys.readouterr()
    assert "Ni chafodd dim ei ysgrifennu." in told.out
    assert "Nothing was written." in told.out
    assert "Traceback" not in told.out + told.err
    assert [] == [sign for sign in told.out.replace("\n", "") if not sign.isprintable()]
    assert len(told.out) < 60_000
    assert before == {path: path.read_bytes() for path in project.rglob("*.yaml")}


SHOWN_AS_TEXT = (
    "$(touch owned); `id`", "title: {evil: true}", "- not a list", "# not a comment", "*alias", "&anchor x",
    "!!python/x y", "'quotes\" and \\ strokes", "{braces} [brackets]",
    "[a link](https://evil.example) @everyone #12 | table",
    '=HYPERLINK("x")', "null", "{{ settings }} {% raw %}", "::error file=x::owned", "100% %s %d {0}",
)  # fmt: skip


def test_words_that_something_might_run_stay_words(capsys: pytest.CaptureFixture[str]) -> None:
    file = adding()
    first = file["changes"][0]
    file["changes"] = [
        {
            **first,
            "id": f"a-{number}",
            "entry": {
                **first["entry"],
                "title": {"en": title},
                "versions": [{**NEW["versions"][0], "url": f"https://www.example.org/{number}"}],
            },
        }
        for number, title in enumerate(SHOWN_AS_TEXT)
    ]
    assert applied(file, "--dry-run", "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert "](https:" not in told
    assert "@everyone" not in told.replace("@<!-- -->everyone", "")
    assert applied(file) == 0
    told = capsys.readouterr().out
    assert [] == [title for title in SHOWN_AS_TEXT if title not in told]
    found = load(Path(), today=apply.common.real_day()).by_id
    assert list(SHOWN_AS_TEXT) == [found[f"a-{number}"].title.en for number in range(len(SHOWN_AS_TEXT))]


def test_every_rule_that_an_entry_can_break_has_its_words() -> None:
    told = rules()
    assert len(told) > 35
    assert [] == sorted(rule for rule in told if f"wrong.{rule}" not in words("en"))


def rules() -> set[str]:
    """Every rule that the records of an entry and of a change file name."""
    folder = Path(apply.__file__).parents[1] / "schema"
    names = ("addresses", "change", "pairs", "plain_text", "quality", "record", "resource", "values", "small_files")
    found: set[str] = set()
    for name in names:
        text = (folder / f"{name}.py").read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:Fault|wrong|placed)\(\s*(?:\(\)|\([^()]*\)|path)?,?\s*"([a-z0-9-]+)"', text))
        found |= set(re.findall(r'"(unknown-(?:term|publisher|action|document|evidence|status|resource))"', text))
    return found - {"slug", "digest", "email", "unknown-line", "reason", "state-address"}
