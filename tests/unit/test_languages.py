"""The two languages: texts that know what they lack, and interface words that match key by key."""

from __future__ import annotations

import re
import shutil
import string
from pathlib import Path

import pytest
import yaml

from hub.catalogue.interface_words import FOLDER, check_interface_words
from hub.languages import LANGUAGES, Said, Text, counted, other, plural_key, word, words

ROOT = Path(__file__).resolve().parents[2]
PLURALS = ("zero", "one", "two", "few", "many", "other")
FILES = [
    *sorted((ROOT / "scripts" / "hub").rglob("*.py")), ROOT / "scripts" / "mkdocs_hooks.py",
    *sorted((ROOT / "scripts" / "hub").rglob("*.html")), *sorted((ROOT / "overrides").rglob("*.html")),
    *sorted((ROOT / "overrides" / "hub" / "book").iterdir()),
    *sorted((ROOT / "docs" / "assets").rglob("*.js")),
]  # fmt: skip
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FILES)


def base(key: str) -> str:
    """A key without its plural form."""
    head, _, tail = key.rpartition(".")
    return head if tail in PLURALS and f"{head}.other" in words("cy") else key


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_words() -> None:
    bases = {language: {base(key) for key in words(language)} for language in LANGUAGES}
    assert bases["en"] == bases["cy"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_stands_twice(language: str) -> None:
    path = ROOT / "scripts" / "hub" / "strings" / f"{language}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [line.split(":", 1)[0] for line in lines if line and not line.startswith(("#", " "))]
    assert len(set(keys)) == len(keys)
    found = yaml.safe_load("\n".join(lines))
    assert [] == [key for key, text in found.items() if not isinstance(text, str) or not text.strip()]


def test_placeholders_are_alike_in_both_languages() -> None:
    welsh, english = words("cy"), words("en")
    for key in welsh.keys() & english.keys():
        if base(key) != key:  # «2 adnodd» need not repeat its count
            assert placeholders(welsh[key]) | {"count"} == placeholders(english[key]) | {"count"}
        else:
            assert placeholders(english[key]) == placeholders(welsh[key]), key


def test_every_word_is_used() -> None:
    prefixes = set(re.findall(r"""\b[a-z]*\(\s*'([a-z_.-]+[._])' ~""", CODE))
    prefixes |= set(re.findall(r"""f["']([a-z_.-]+[._])\{""", CODE))
    prefixes |= set(re.findall(r"`([a-z_.-]+[._])\$\{", CODE))
    literals = set(re.findall(r"[\"']([a-z][a-z0-9_./-]*)[\"']", CODE))
    unused = [
        key for key in (each.removesuffix(".ti") for each in words("en"))
        if base(key) not in literals and key not in literals and not key.startswith(tuple(prefixes))
    ]  # fmt: skip
    assert [] == unused


def test_every_word_that_is_asked_for_exists() -> None:
    asked = set(re.findall(r"\b(?:t|n)\(\s*'([a-z0-9_.-]+)'\s*[,)]", CODE))
    python = "\n".join(path.read_text(encoding="utf-8") for path in FILES if path.suffix == ".py")
    asked |= set(re.findall(r"\b(?:word|counted)\(\s*[\w.]+,\s*\"([a-z0-9_.-]+)\"", python))
    asked |= set(re.findall(r"words\['([a-z0-9_.-]+)'\]", CODE))
    bases = {base(key) for key in words("en")} | set(words("en"))
    assert len(asked) > 50
    assert set() == asked - bases


def test_a_missing_word_is_an_error_and_never_a_fallback() -> None:
    with pytest.raises(KeyError):
        word("cy", "no.such.key")


def test_words_that_lack_a_language_say_which_they_are_in() -> None:
    assert Said("A film", "en") == Text(en="A film").in_("cy")
    assert Said("Ffilm", "cy") == Text(cy="Ffilm", en="A film").in_("cy")
    assert not Text(en="A film").complete()
    assert Text(cy="Ffilm", en="A film").complete()
    assert ("en", "cy") == (other("cy"), other("en"))


def test_welsh_counts_in_six_ways_and_english_in_two() -> None:
    ways = ["zero", "one", "two", "few", "other", "other", "many", "other"]
    assert ways == [plural_key("cy", count) for count in range(8)]
    assert ["other", "one", "other"] == [plural_key("en", count) for count in range(3)]


CHI = re.compile(r"\b(?:chi|eich|ydych|gallwch|\w+wch)\b|'ch\b", re.IGNORECASE)
TI = re.compile(r"\b(?:ti|di|dy)\b|\b(?:pwysa|ffonia)\b", re.IGNORECASE)


def test_the_young_are_ti_and_everyone_else_is_chi() -> None:
    pairs = {key: (words("cy")[key], words("cy", young=True)[key]) for key in words("cy") if f"{key}.ti" in words("cy")}
    assert pairs.keys() >= {"urgent.text", "crumbs.label", "exit.timed_out"}
    for key, (plain, young) in pairs.items():
        assert (True, False) == (bool(CHI.search(plain)), bool(TI.search(plain))), key
        assert (False, True) == (bool(CHI.search(young)), bool(TI.search(young))), key


def test_every_page_has_the_words_for_the_young_too() -> None:
    assert "Mewn perygl nawr? Ffonia 999." == word("cy", "urgent.text", True)
    assert word("en", "urgent.text") == word("en", "urgent.text", True)
    assert word("cy", "skip") == word("cy", "skip", True)
    assert "Tudalen 3" == word("cy", "finder.page", True, number=3)
    assert [] == [key for key in words("cy") if key.endswith(".ti") and key.removesuffix(".ti") not in words("cy")]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 11, 100])
def test_every_counted_word_can_be_said_in_both_languages(count: int) -> None:
    for key in {base(key) for key in words("cy") if base(key) != key}:
        for language in LANGUAGES:
            assert counted(language, key, count)


def test_an_endless_word_is_told(tmp_path: Path) -> None:
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    file = tmp_path / FOLDER / "en.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('nav.help: "Get help"', f'nav.help: "{"a" * 3_000_000}"'),
        encoding="utf-8",
    )
    found = [(each.place.file, each.rule) for each in check_interface_words(tmp_path)]
    assert [(f"{FOLDER}/en.yaml", "too-long")] == found


@pytest.mark.parametrize(
    ("key", "new"),
    [
        ("path.help", "Cael help"),
        ("path.a-z", "../a-i-y"),
        ("pack.file.card", "CERDYN"),
        ("pack.file.card", "y cerdyn"),
    ],
)
def test_a_word_of_an_address_that_cannot_stand_in_one_is_told(key: str, new: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    file = tmp_path / FOLDER / "cy.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}: "))
    lines[at] = f'{key}: "{new}"'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [(each.place.file, each.place.line, each.rule) for each in check_interface_words(tmp_path)]
    assert [(f"{FOLDER}/cy.yaml", at + 1, "slug")] == found
