"""The pages that people write: what is wrong with one is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.pages.written import read_written

ROOT = Path(__file__).resolve().parents[2]
PAGE = '---\ntitle: "About"\nslug: about\ndescription: "What this is."\n---\n\nWords.\n'


def docs(folder: Path, **sides: bytes | str) -> Path:
    for language in ("cy", "en"):
        (folder / language).mkdir()
        content = sides.get(language, PAGE)
        path = folder / language / "about.md"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_page_in_both_languages_is_read(tmp_path: Path) -> None:
    found, problems = read_written(docs(tmp_path))
    assert [] == problems
    assert [("cy", "about", "About", "Words.\n"), ("en", "about", "About", "Words.\n")] == [
        (page.language, page.name, page.tab, page.words) for page in found
    ]


def test_the_projects_own_pages_are_sound() -> None:
    found, problems = read_written(ROOT / "docs")
    assert [] == problems
    assert len(found) >= 30


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()
    found, problems = read_written(docs(tmp_path, cy=content))
    assert [] == problems
    assert found[0].words == found[1].words


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        ("Words only.\n", "front-matter", 1),
        ("", "front-matter", 1),
        ("---\n- a\n---\nx", "front-matter", 1),
        ("---\n5\n---\nx", "front-matter", 1),
        (PAGE.replace('"About"', '"About'), "syntax", 4),
        (PAGE.replace("title: ", "titel: "), "unknown-key", 2),
        (PAGE.replace('title: "About"\n', ""), "missing-key", 1),
        (PAGE.replace("slug: about", "slug: About us"), "slug", 3),
        (PAGE.replace("slug: about", "slug: ../about"), "slug", 3),
        (PAGE.replace("slug: about", "slug: 5"), "wrong-type", 3),
        (PAGE.replace('"What this is."', "[a]"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\n5: x"), "unknown-key", 4),
        (PAGE.replace("slug: about", "slug: about\nstart_here: one"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\nreader: [a]"), "wrong-type", 4),
        (PAGE.encode().replace(b"Words", b"W\xff"), "encoding", 7),
        (PAGE.encode().replace(b"Words", b"W\0"), "control-character", 7),
    ],
)
def test_a_fault_is_told_of_on_its_line(content: bytes | str, rule: str, line: int, tmp_path: Path) -> None:
    _, problems = read_written(docs(tmp_path, en=content))
    assert ("docs/en/about.md", rule, line) in [(p.place.file, p.rule, p.place.line) for p in problems]
    assert "page-in-one-language" not in {p.rule for p in problems}


def test_a_page_in_one_language_is_a_problem(tmp_path: Path) -> None:
    folder = docs(tmp_path)
    (folder / "cy" / "about.md").unlink()
    _, problems = read_written(folder)
    assert [("page-in-one-language", "docs/en/about.md")] == [(p.rule, p.place.file) for p in problems]
