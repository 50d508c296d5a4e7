"""One layout for entries: what is written is read back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.catalogue.yaml_layout import dumped, styled
from hub.schema import Resource
from hub.schema.record import keys as keys_of

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = yaml.safe_load((ROOT / "resources.yaml").read_text(encoding="utf-8"))["resources"]


def entry(values: dict[str, Any]) -> str:
    return dumped(styled([values], "resources"))


def read_back(values: dict[str, Any]) -> Any:
    return yaml.safe_load("resources:\n" + entry(values))["resources"][0]


@pytest.mark.slow
def test_every_entry_of_the_catalogue_is_read_back_as_it_was() -> None:
    for values in ENTRIES:
        plain = {key: str(value) if key == "review_by" else value for key, value in values.items()}
        assert values["title"] == read_back(plain)["title"]
        assert values["summary"] == read_back(plain)["summary"]
        assert [str(v["checked"]) for v in values.get("versions", [])] == [
            str(v["checked"]) for v in read_back(plain).get("versions", [])
        ]


def test_keys_stand_in_one_order() -> None:
    values = dict(reversed(ENTRIES[0].items()))
    lines = [line for line in entry(values).splitlines() if line[4:5].isalpha()]
    keys = [line.strip("- ").split(":")[0] for line in lines]
    assert sorted(keys, key=keys_of(Resource).index) == keys


@pytest.mark.parametrize(
    ("value", "key", "expected"),
    [
        (None, "year", "null"),
        (True, "login", "true"),
        (24, "pages", "24"),
        ("guide", "kind", "guide"),
        ("no", "kind", '"no"'),
        ("2.1", "actions", '"2.1"'),
        ("2026-11-21", "checked", "2026-11-21"),
        ("A: b", "x", '"A: b"'),
        ("plain", "en", '"plain"'),
        ("https://www.example.org/", "url", '"https://www.example.org/"'),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(value: Any, key: str, expected: str) -> None:
    assert f"{{{key}: {expected}}}" == dumped(styled({key: value}, "title"))


ANY_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
)


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(ANY_WORDS)
def test_any_words_can_be_a_title(words: str) -> None:
    assert words == read_back({"id": "a", "title": {"en": words}})["title"]["en"]
