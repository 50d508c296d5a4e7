"""What comes by the form on GitHub is taken in when it is right, and is never anything but text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from edited_workbook import NEW
from small_project import RESOURCES, ROOT, make_smaller, run

from hub.catalogue import load
from hub.cli import common, receive, trial

TODAY = date(2026, 11, 22)
EVENT = json.loads((ROOT / "tests" / "fixtures" / "events" / "issue-opened.json").read_text(encoding="utf-8"))
# Words that try to become something: for a shell, YAML, Markdown, a terminal, GitHub, a spreadsheet.
TRICKS = (
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "| touch pwned",
    "${{ secrets.TOKEN }}",
    "a\n- id: other",
    "x: {y: 1}",
    "!!python/object/apply:os.system [touch pwned]",
    "&anchor *anchor",
    "---\n...",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "@everybody #1 GH-1 www.example.org https://example.org",
    "# heading\n| a | b |",
    "\x1b[31mred\x1b]8;;https://example.org\x07",
    "::set-output name=x::y\n::add-mask::z",
    '=HYPERLINK("https://example.org")',
    "\u202eright to left\u2066",
    "../../etc/passwd",
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_smaller(tmp_path)
    monkeypatch.chdir(tmp_path)


class _Tags(HTMLParser):
    """The elements of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.met: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, _attributes: Any) -> None:
        self.met.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def received(event: object, file: Path | None = None) -> tuple[int, str]:
    """The exit status, and the report, which is always nothing but text."""
    Path("event.json").write_text(json.dumps(event), encoding="utf-8")
    before = files()
    given = ("--file", str(file)) if file else ()
    status = run((receive,), "receive", "event.json", *given, "--report", "report.md")
    after = files()
    changed = {name for name in after if after[name] != before.get(name)} - {"report.md"}
    assert changed <= {"resources.yaml", "data/publishers.yaml"}
    assert bool(changed) == (status == 0)
    report = Path("report.md").read_text(encoding="utf-8")
    assert_inert(report)
    return status, report


def files() -> dict[str, bytes]:
    found = (path for path in Path().rglob("*") if path.is_file() and ".hub" not in path.parts)
    return {path.as_posix(): path.read_bytes() for path in found}


def assert_inert(report: str) -> None:
    assert [] == [c for c in report if not c.isprintable() and c != "\n"]
    read = _Tags(markdown.markdown(report))
    assert read.met <= {"h3", "ul", "li", "p"}
    raw = re.sub(r"\\.|<!-- -->", "\0", report)
    for sign in (r"@\w", r"\bGH-\d", r"\bwww\.", "://", r"#\d", r"\]\("):
        assert not re.search(sign, raw), sign


def entry(**more: object) -> dict[str, Any]:
    """A new entry as the desk gives it."""
    return {
        "title": {"en": "Third page"}, "summary": {"en": "A page about reporting.", "cy": "Tudalen am roi gwybod."},
        "publisher": "nspcc", "kind": "information", "audiences": ["public"], "topics": ["reporting"],
        "objectives": ["protect"], "home": "https://www.nspcc.org.uk/", "source": {"document": "survey-2026"}, **more,
    }  # fmt: skip


def change(**more: object) -> str:
    proposed = {"action": "add", "id": "third-page", "entry": entry(**more)}
    return json.dumps({"format": 1, "base": "2026-11-22", "changes": [proposed]}, ensure_ascii=False)


def pasted(text: str, **issue: object) -> dict[str, Any]:
    return {**EVENT, "issue": {**EVENT["issue"], "body": f"### Y ffeil / The file\n\n```json\n{text}\n```\n", **issue}}


def row(**more: str) -> Path:
    """A CSV file with one new entry."""
    values = {**NEW, "status": "address-wanted", "home": "https://www.nspcc.org.uk/", **more}
    out = io.StringIO(newline="")
    csv.writer(out).writerows([list(values), list(values.values())])
    Path("given.csv").write_text(out.getvalue(), encoding="utf-8")
    return Path("given.csv")


def test_a_change_that_was_pasted_is_taken_in_and_told_in_both_languages() -> None:
    status, report = received(pasted(change()))
    assert 0 == status
    assert "third-page" in load(Path(), today=TODAY, latest=common.real_day()).by_id
    assert report.index("### Cymraeg") < report.index("Cofnod newydd: Third page") < report.index("### English")
    assert "New entry: Third page" in report


def test_a_sheet_that_was_attached_is_taken_in_and_told_in_both_languages() -> None:
    status, report = received(EVENT, row())
    assert 0 == status
    assert "third-page" in load(Path(), today=TODAY).by_id
    assert "adnoddau: mae third-page yn newydd" in report
    assert "Crynodeb (Cymraeg): Tudalen am roi gwybod." in report.replace("\\", "")


def test_what_is_wrong_is_told_with_its_cell_in_both_languages() -> None:
    status, report = received(EVENT, row(kind="gide", summary_cy=""))
    assert 1 == status
    assert RESOURCES == Path("resources.yaml").read_text(encoding="utf-8")
    assert "cell F2 (kind): " in report.replace("\\", "")
    assert "given.csv, F2: Dewiswch o'r rhestr." in report


@pytest.mark.parametrize(
    "event",
    [EVENT, {}, [], None, {"issue": None}, {"issue": {"body": 5}}, {"issue": {"body": "```json\n{\n```"}}, pasted("{}"),
     pasted('{"format": 1}'), pasted("{" * 3000 + "}"), pasted('{"changes": [' * 90 + "}")],
)  # fmt: skip
def test_an_event_without_a_file_is_told_so(event: object) -> None:
    assert 1 == received(event)[0]


def _cases() -> Iterator[tuple[str, str]]:
    for trick in TRICKS:
        yield "desk", trick
        yield "sheet", trick


@pytest.mark.parametrize(("way", "trick"), [*_cases()])
def test_a_hostile_submission_is_refused_or_shown_as_text(
    way: str, trick: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """44 of them, each with the trick in the title of the issue too."""
    title = {"title": trick, "user": {"login": trick}}
    if way == "desk":
        status, report = received(pasted(change(title={"en": trick}), **title))
    else:
        status, report = received({**EVENT, "issue": {**EVENT["issue"], **title}}, row(title_en=trick))
    assert not Path("pwned").exists()
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert not any(line.startswith("::") for line in (said.out + said.err).splitlines())
    if status == 0:
        found = load(Path(), today=TODAY, latest=common.real_day())
        assert ["first-guide", "second-film", "third-page"] == [each.id for each in found.resources]
        assert " ".join(trick.split()) == " ".join(str(found.by_id["third-page"].title.en).split())
    else:
        assert "third-page" not in Path("resources.yaml").read_text(encoding="utf-8")
    assert report


@pytest.mark.parametrize("trick", TRICKS[::2])
@pytest.mark.parametrize("place", ["key", "home", "publisher", "id", "action"])
def test_a_trick_in_a_place_that_is_no_text_is_refused(
    place: str, trick: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """55 more: where a name, an address or a word of a list belongs."""
    found = json.loads(change())
    proposed = found["changes"][0]
    if place in {"id", "action"}:
        proposed[place] = trick
    elif place == "key":
        proposed["entry"][trick] = trick
    else:
        proposed["entry"][place] = trick
    status, report = received(pasted(json.dumps(found, ensure_ascii=False)))
    assert 1 == status
    assert report
    assert not Path("pwned").exists()
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert not any(line.startswith("::") for line in (said.out + said.err).splitlines())


def test_what_is_attached_cannot_name_a_file_to_write() -> None:
    status, _ = received(pasted(change().replace("third-page", "../../third-page")))
    assert 1 == status


def test_nothing_but_the_files_of_the_catalogue_can_be_written() -> None:
    assert trial.CATALOGUE == "resources.yaml"
    names = (ROOT / "scripts" / "github" / "change.py").read_text(encoding="utf-8")
    listed = set(re.findall(r'"((?:data/)?[\w-]+\.(?:yaml|json))"', names))
    assert {
        "resources.yaml", "data/publishers.yaml", "data/vocabulary.yaml", "data/helplines.yaml", "data/boards.yaml",
        "data/changes.yaml", "data/catalogue-state.json",
    } == listed  # fmt: skip
