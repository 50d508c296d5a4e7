"""Text that a spreadsheet would run stays text, and comes back unchanged; a spoilt workbook is a problem."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from pathlib import Path

import pytest
from edited_workbook import both, edited, given_out, heads, hub, now, put
from openpyxl import load_workbook
from small_project import RESOURCES, make_smaller

from hub.catalogue import load
from hub.cli import common
from hub.exports.tables import csv_text
from hub.exports.workbook.read import read_workbook

HOSTILE = (
    "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.org","x")', "+1+1", "-2+3", "@SUM(A1)", "=1+1", "'=1+1", "''+1",
    "'words", "=", "-", "+44 800", "−1", "＝1+1", 'DDE("cmd";"/C calc";"a")', "#REF!", "TRUE", "1e5", "0800 1111",
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_smaller(tmp_path)
    monkeypatch.chdir(tmp_path)


def with_title(words: str) -> str:
    return RESOURCES.replace('en: "First guide"', f"en: {json.dumps(words, ensure_ascii=False)}")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", HOSTILE[:8])
def test_a_hostile_title_is_text_in_every_cell_and_comes_back_unchanged(words: str) -> None:
    text = with_title(words)
    Path("resources.yaml").write_text(text, encoding="utf-8")
    names = Path("data") / "vocabulary.yaml"
    labels = names.read_text(encoding="utf-8")
    label = json.dumps(words, ensure_ascii=False)
    names.write_text(labels.replace('en: "Children under 12"', f"en: {label}", 1), encoding="utf-8")
    path = given_out()
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {"s", "d"} == {cell.data_type for cell in cells}
    assert ("words", True) in {(cell.parent.title, cell.value == words) for cell in cells}
    book.save(path)  # as a spreadsheet program saves it again
    assert hub("import", str(path)) == 0
    assert text == now()
    assert hub("import", str(edited(put("resources", 3, "kind", "book")))) == 0
    assert text.replace("kind: film", "kind: book") == now()


@pytest.mark.usefixtures("project")
def test_a_formula_that_somebody_typed_is_refused_and_its_words_are_not() -> None:
    assert hub("import", str(edited(put("resources", 2, "title_en", "=1+1")))) == 1

    def as_text(book: object) -> None:
        cell = book["resources"].cell(2, 3)  # type: ignore[index]
        cell.value, cell.data_type = "=1+1", "s"

    assert "title_cy" == heads(load_workbook(given_out()), "resources")[2]
    assert hub("import", str(edited(as_text))) == 0  # type: ignore[arg-type]
    assert 'cy: "=1+1"' in now()


def unguarded(cell: str) -> str:
    """What a reader of our CSV does."""
    return cell[1:] if cell.lstrip("'")[:1] in set("=+-@\t\r\n") and cell[:1] == "'" else cell


@pytest.mark.parametrize("words", [*HOSTILE, "\t=1", "\r=1", "", "'", "a\nb"])
def test_a_cell_of_a_csv_file_runs_nothing_and_can_be_read_back(words: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(csv_text(["head"], [[words]]), newline=""))
    assert cell[:1] not in set("=+-@\t\r")
    assert words == unguarded(cell)


@pytest.mark.usefixtures("project")
def test_a_day_of_checking_that_is_today_is_taken() -> None:
    today = common.real_day()
    edit = edited(both(put("versions", 2, "checked", today.isoformat())))
    assert hub("import", str(edit)) == 0
    assert today == load(Path(), today=today).resources[0].versions[0].checked


@pytest.mark.usefixtures("project")
def test_a_workbook_spoilt_anywhere_is_a_problem_or_reads_as_it_was() -> None:
    whole = given_out().read_bytes()
    chance = random.Random(11)  # noqa: S311 - the same spoilt books each time
    refused = 0
    for _ in range(40):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        if chance.random() < 0.3:
            del spoilt[chance.randrange(len(spoilt)) :]
        Path("spoilt.xlsx").write_bytes(bytes(spoilt))
        sheets, problems = read_workbook(Path("spoilt.xlsx"))
        assert sheets or problems
        refused += bool(problems)
    assert refused > 20


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def with_part(whole: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with a part in which something stands in the place of something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in book.namelist():
            content = book.read(each)
            assert each != name or old in content
            made.writestr(each, content.replace(old, new, 1) if each == name else content)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
) + b"]>"  # fmt: skip


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("kind", ["bomb", "laughs", "outside", "wide", "many parts", "encrypted"])
def test_a_workbook_made_to_harm_is_refused(kind: str) -> None:
    whole = given_out().read_bytes()
    sheet = "xl/worksheets/sheet2.xml"
    made = {
        "bomb": lambda: packed(a=b"\0" * 150_000_000),
        "laughs": lambda: with_part(whole, sheet, b"<worksheet", LAUGHS + b"<worksheet"),
        "outside": lambda: with_part(
            whole, sheet, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'),
        "wide": lambda: with_part(whole, sheet, b'<c r="C1"', b'<c r="XFD1048576"'),
        "many parts": lambda: packed(**{f"a{n}": b"" for n in range(1500)}),
        "encrypted": lambda: re.sub(rb"(PK\x01\x02.{4})\0", lambda found: found[1] + b"\x01", whole, flags=re.DOTALL),
    }[kind]()  # fmt: skip
    assert made != whole
    Path("bad.xlsx").write_bytes(made)
    _, problems = read_workbook(Path("bad.xlsx"))
    assert problems
