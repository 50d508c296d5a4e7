"""A workbook that contradicts the catalogue or breaks its rules changes nothing and says why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from edited_workbook import NEW, NEW_VERSION, Edit, append, both, edited, hub, now, put
from small_project import RESOURCES, make_smaller


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_smaller(tmp_path)
    monkeypatch.chdir(tmp_path)


pytestmark = pytest.mark.usefixtures("project")


def refused(edit: Edit, capsys: pytest.CaptureFixture[str]) -> str:
    assert hub("import", str(edited(edit))) == 1
    assert RESOURCES == now()
    return capsys.readouterr().err


def test_every_problem_is_told_at_once_with_sheet_row_and_column(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = refused(both(
        put("resources", 2, "kind", "gide"),
        put("resources", 3, "review_by", "soon"),
        put("resources", 2, "summary_cy", None),
        put("versions", 2, "url", "http://example.org/first.pdf"),
        put("versions", 3, "pages", "many"),
    ), capsys)  # fmt: skip
    heads = {
        "cell H2 (Kind of resource)": "resources]:2",
        "cell AY3 (Next review)": "resources]:3",
        "cell E2 (Summary (Welsh))": "resources]:2",
        "cell F2 (Web address)": "versions]:2",
        "cell G3 (Pages)": "versions]:3",
    }
    for column, place in heads.items():
        assert any(place in line and f"{column}: " in line for line in told.splitlines()), (
            column,
            told,
        )
    assert any("resources]:2" in line and "summary" in line for line in told.splitlines()), told
    assert "5 problems" in told


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (put("resources", 2, "title_en", "=1+1"), "formula"),
        (put("resources", 2, "id", None), "has no id"),
        (put("resources", 1, "kind", "sort"), "not a column"),
        (lambda book: book["resources"].delete_rows(3), "withdrawn"),
        (lambda book: book.remove(book["base versions"]), "is missing"),
        (append("resources", **{**NEW, "id": "first-guide"}), "row 2 too"),
        (append("versions", **{**NEW_VERSION, "id": "nobody"}), "no entry has the id"),
        (append("versions", **{**NEW_VERSION, "id": "first-guide", "format": "pdf"}), "row 2 too"),
        (append("versions", **{**NEW_VERSION, "id": "first-guide"}), "same language, access and format"),
    ],
)
def test_a_workbook_with_a_fault_is_refused(edit: Edit, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert words in refused(edit, capsys)


def test_what_changed_in_both_places_is_a_conflict_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = edited(both(put("resources", 2, "year", 2022), put("resources", 3, "kind", "book")))
    meanwhile = RESOURCES.replace("year: 2021", "year: 2019")
    Path("resources.yaml").write_text(meanwhile, encoding="utf-8")
    assert hub("import", str(path)) == 1
    assert "[conflict]" in capsys.readouterr().err
    assert meanwhile == now()


def test_what_changed_elsewhere_meanwhile_stays() -> None:
    path = edited(put("resources", 3, "kind", "book"))
    meanwhile = RESOURCES.replace("year: 2021", "year: 2019")
    Path("resources.yaml").write_text(meanwhile, encoding="utf-8")
    assert hub("import", str(path)) == 0
    assert meanwhile.replace("kind: film", "kind: book") == now()


def test_the_same_workbook_taken_twice_changes_nothing_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = edited(put("resources", 2, "year", 2022))
    assert hub("import", str(path)) == 0
    once = now()
    capsys.readouterr()
    assert hub("import", str(path)) == 0
    assert (once, True) == (now(), "No changes." in capsys.readouterr().out)


def test_line_ends_and_a_byte_order_mark_are_kept() -> None:
    raw = b"\xef\xbb\xbf" + RESOURCES.replace("\n", "\r\n").encode()
    Path("resources.yaml").write_bytes(raw)
    assert (
        hub(
            "import",
            str(edited(both(put("resources", 2, "year", 2022), put("resources", 2, "region", "wales")))),
        )
        == 0
    )
    expected = RESOURCES.replace("year: 2021\n", "year: 2022\n").replace(
        "objectives: [prevent]\n    year", "objectives: [prevent]\n    region: wales\n    year"
    )
    assert b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode() == Path("resources.yaml").read_bytes()


@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04 broken", "zip"])
def test_a_file_that_is_no_workbook_is_refused(content: bytes | str, capsys: pytest.CaptureFixture[str]) -> None:
    if content == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as parts:
            parts.writestr("xl/workbook.xml", "<broken")
            parts.writestr("[Content_Types].xml", "<Types")
        content = out.getvalue()
    assert isinstance(content, bytes)
    Path("bad.xlsx").write_bytes(content)
    assert hub("import", "bad.xlsx") == 1
    assert "[workbook]" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert hub("import", "nowhere.xlsx") == 1
    assert "no such file" in capsys.readouterr().err
