"""The pages that people write: what is wrong with one is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.pages.docs_pages import read_pages
from hub.schema.faults import Known

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
    found, problems = read_pages(docs(tmp_path), Known())
    assert [] == problems
    assert [("cy", "about", "About", "Words.\n"), ("en", "about", "About", "Words.\n")] == [
        (page.language, page.name, page.tab, page.words) for page in found
    ]


def test_the_projects_own_pages_are_sound() -> None:
    found, problems = read_pages(ROOT / "docs", Known())
    assert [] == problems
    assert len(found) >= 30


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()
    found, problems = read_pages(docs(tmp_path, cy=content), Known())
    assert [] == problems
    assert found[0].words == found[1].words


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        ("Words only.\n", "front-matter", 1),
        ("", "front-matter", 1),
        (PAGE.replace("\nWords", '\n---\ntitle: "About"\n---\n\nWords'), "front-matter", 7),
        ("---\n- a\n---\nx", "wrong-type", 2),
        ("---\n5\n---\nx", "wrong-type", 2),
        (PAGE.replace('"About"', '"About'), "syntax", 2),
        (PAGE.replace("title: ", "titel: "), "unknown-key", 2),
        (PAGE.replace('title: "About"\n', ""), "missing-key", 2),
        (PAGE.replace("slug: about", "slug: About us"), "slug", 3),
        (PAGE.replace("slug: about", "slug: ../about"), "slug", 3),
        (PAGE.replace("slug: about", "slug: 5"), "wrong-type", 3),
        (PAGE.replace('"What this is."', "[a]"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\n5: x"), "unknown-key", 4),
        (PAGE.replace("slug: about", "slug: about\nstart_here: one"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\nreader: [a]"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\nlines: napac"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\nlines: [1]"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\nlines_after: yes"), "wrong-type", 4),
        (PAGE.replace("slug: about", "slug: about\nlines_after: -1"), "range", 4),
        (PAGE.encode().replace(b"Words", b"W\xff"), "encoding", 7),
        (PAGE.encode().replace(b"Words", b"W\0"), "control-character", 7),
    ],
)
def test_a_fault_is_told_of_on_its_line(content: bytes | str, rule: str, line: int, tmp_path: Path) -> None:
    _, problems = read_pages(docs(tmp_path, en=content), Known())
    assert ("docs/en/about.md", rule, line) in [(p.place.file, p.rule, p.place.line) for p in problems]
    assert "page-in-one-language" not in {p.rule for p in problems}


def test_a_page_in_one_language_is_a_problem(tmp_path: Path) -> None:
    folder = docs(tmp_path)
    (folder / "cy" / "about.md").unlink()
    _, problems = read_pages(folder, Known())
    assert [("page-in-one-language", "docs/en/about.md")] == [(p.rule, p.place.file) for p in problems]


def with_lines(*lines: str) -> str:
    return PAGE.replace("slug: about", f"slug: about\nlines: [{', '.join(lines)}]")


LINES = Known({"shown helplines": ("meic", "napac", "nspcc")})


def test_a_page_may_name_lines_that_are_shown(tmp_path: Path) -> None:
    folder = docs(tmp_path, cy=with_lines("meic", "napac"), en=with_lines("meic", "napac"))
    found, problems = read_pages(folder, LINES)
    assert [] == problems
    assert {("meic", "napac")} == {page.front.lines for page in found}


def test_a_line_that_is_not_shown_is_a_problem_on_its_line(tmp_path: Path) -> None:
    _, problems = read_pages(docs(tmp_path, cy=with_lines("meik"), en=with_lines("meik")), LINES)
    assert [("unknown-line", "docs/cy/about.md", 4), ("unknown-line", "docs/en/about.md", 4)] == [
        (p.rule, p.place.file, p.place.line) for p in problems
    ]
    assert "did you mean `meic`" in problems[0].what


@pytest.mark.parametrize(
    ("english", "told"),
    [(with_lines("napac", "meic"), ["cy", "en"]), (with_lines("meic"), ["en"]), (PAGE, ["en"])],
)
def test_both_languages_name_the_same_lines_in_the_same_order(english: str, told: list[str], tmp_path: Path) -> None:
    _, problems = read_pages(docs(tmp_path, cy=with_lines("meic", "napac"), en=english), LINES)
    assert [("lines-differ", f"docs/{side}/about.md") for side in told] == [(p.rule, p.place.file) for p in problems]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("<script>alert(1)</script>", "html"),
        ('<img src=x onerror="x">', "html"),
        ("<iframe src='https://a.example/'>", "html"),
        ("[x](javascript:alert(1))", "url-scheme"),
        ("[x]( <data:text/html,x>)", "url-scheme"),
        ("[x](http://a.example/)", "url-scheme"),
        ("A\u202eB", "text-characters"),
    ],
)
def test_a_page_holds_markdown_and_nothing_that_runs(tmp_path: Path, words: str, rule: str) -> None:
    _, problems = read_pages(docs(tmp_path, en=PAGE.replace("Words.", words)), Known())
    assert (rule, "docs/en/about.md", 7) in [(p.rule, p.place.file, p.place.line) for p in problems]


def with_words(words: str) -> str:
    return PAGE.replace("Words.\n", words)


@pytest.mark.parametrize(
    ("welsh", "english", "told"),
    [
        ("One.\n\nTwo.\n", "One.\n", [("cy", 9), ("en", 7)]),
        ("One.\n", "One.\n\n## Two\n", [("cy", 7), ("en", 9)]),
        ("- a\n- b\n", "- a\n- b\n- c\n", [("cy", 8), ("en", 9)]),
        ("# Two\n\nOne.\n", "## Two\n\nOne.\n", [("cy", 7), ("en", 7)]),
        ("One\ngoes on.\n", "One.\n", []),
        ("- a\n  goes on\n- b\n", "- a\n- b\n", []),
    ],
)
def test_both_languages_hold_the_same_blocks(
    welsh: str, english: str, told: list[tuple[str, int]], tmp_path: Path
) -> None:
    _, problems = read_pages(docs(tmp_path, cy=with_words(welsh), en=with_words(english)), Known())
    assert told == [(p.place.file.split("/")[1], p.place.line) for p in problems if p.rule == "blocks-differ"]
    assert len(told) == len(problems)
