"""No string is half a phrase: what a template joins after it could ask for another form of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from hub.languages import LANGUAGES, Language, words

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES: Final = sorted((ROOT / "overrides").rglob("*.html"))
CODE: Final = sorted((ROOT / "scripts" / "hub").rglob("*.py"))
# Words that ask for another word after them, and in Welsh most often for a mutation.
CY_JOINERS: Final = (
    "i i'r o o'r yn ym yng ar am at gan gyda gydag â ag y yr a ac neu na nac mewn drwy dros dan wrth erbyn rhwng ers"
    " hyd fel sy'n sydd mae yw ei eu eich dy fy ein"
)
EN_JOINERS: Final = "to on at by of the a an and or with until since our your their last"
JOINERS: Final[dict[Language, str]] = {"cy": CY_JOINERS, "en": EN_JOINERS}
# A word of the interface, and at once, but for spaces and the beginning of a tag, something else that is shown.
JOINED: Final = re.compile(
    r"\{\{\s*(?:t\('(?P<t>[\w./-]+)'\)|(?:hub|english)\.(?:other_)?words\['(?P<w>[\w./-]+)'\])\s*\}\}"
    r"(?:\s|<(?!span class=\"number\"|a class=\"number\"|/)[a-z][^>]*>|\{%[^%]*%\})*\{\{"
)
IN_CODE: Final = re.compile(r"""word\(\w+, "(?P<key>[\w./-]+)"[^)]*\)\}? ?(?:\{|\+)""")
WHOLE: Final = (".", ":", "?", "!")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_ends_with_a_word_that_wants_another(language: Language) -> None:
    joiners = set(JOINERS[language].split())
    found = {key: said for key, said in words(language).items() if said.strip() and _last(said) in joiners}
    assert {} == found


def _last(said: str) -> str:
    last = said.rsplit(maxsplit=1)[-1].replace("’", "'")
    return "" if last.isupper() else last.lower()  # A i Y


def joins(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield next(key for key in match.groups() if key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_template_joins_to_a_string_stands_after_a_whole_phrase(language: Language) -> None:
    known = words(language)
    halves = [
        (path.relative_to(ROOT).as_posix(), key)
        for paths, pattern in ((TEMPLATES, JOINED), (CODE, IN_CODE))
        for path in paths
        for key in joins(path.read_text(encoding="utf-8"), pattern)
        if key in known and not known[key].endswith(WHOLE)
    ]
    assert [] == halves


def test_a_join_is_seen() -> None:
    assert ["a.b"] == list(joins("<p>{{ t('a.b') }} <strong>{{ name }}</strong></p>", JOINED))
    assert ["a.b"] == list(joins("<b>{{ hub.words['a.b'] }}</b>{{ x }}".replace("</b>", " "), JOINED))
    assert [] == list(joins("<p>{{ t('a.b') }}</p><p>{{ name }}</p>", JOINED))
