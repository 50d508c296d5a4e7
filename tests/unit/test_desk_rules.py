"""The desk in the browser judges an entry as `hub check` does: the same rules, at the same fields."""

from __future__ import annotations

import copy
import json
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from hub.building import _blame_patterns
from hub.catalogue import Catalogue, load
from hub.catalogue.near_titles import near_titles
from hub.checks.texts.blame_words import pattern_of
from hub.cli.common import real_day
from hub.cli.minify import node
from hub.exports.desk.data import data
from hub.exports.desk.declared import CHECKS, RECORDS, validators
from hub.exports.desk.reading import as_read, wrongs
from hub.languages import LANGUAGES
from hub.pages.site import settings_from
from hub.schema import Publisher, Resource

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "docs" / "assets" / "desk" / "rules.js"

GOOD: dict[str, Any] = {
    "id": "a-new-guide",
    "title": {"en": "A new guide", "cy": "Canllaw newydd"},
    "summary": {"en": "A short guide for parents.", "cy": "Canllaw byr i rieni."},
    "publisher": "nspcc",
    "kind": "guide",
    "audiences": ["parents"],
    "topics": ["online-safety"],
    "objectives": ["prevent"],
    "versions": [{"language": "en", "format": "pdf", "url": "https://www.example.org/new.pdf", "evidence": "opened",
                  "checked": "2026-11-22"}],
    "source": {"document": "survey-2026"},
    "status": "listed",
    "review_by": "2027-11-22",
    "owner": "prevent-workstream",
    "welsh_reviewed": None,
}  # fmt: skip
VERSION = GOOD["versions"][0]
PAST = "2019-02-28"


def other(**keys: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOOD), **keys}


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key not in keys}


def version(**keys: Any) -> dict[str, Any]:
    return other(versions=[{**VERSION, **keys}])


def two(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    return other(versions=[{**VERSION, **first}, {**VERSION, "url": "https://www.example.org/2", **second}])


WORDS = (
    "", " ", "\u00a0", "\n", "x", "x" * 2000, "x" * 2001, "\U0001f600" * 1500, "<b>", "a < b", "a <b", "</p", "<!--",
    "R&D", "&amp;", "&amp", "&#60;", "&#x3c;", "\x1b[31m", "a\tb", "a\nb", "\u200b", "\u202e", "\ufeff", "caf\u00e9",
    "\U000e0041", "\x85", "‘quoted’", "7", "É ŵ ŷ",
)  # fmt: skip
EXCUSE = {"en": "No other.", "cy": "Dim arall."}
ADDRESSES = (
    "", " ", "https://example.org", "http://example.org", "HTTP://example.org/", "HTTPS://Example.ORG/a",
    "ftp://a.example",
    "javascript:alert(1)", "//example.org", "example.org", "www.example.org/a", "https:/example.org", "https://",
    "https:///a", "https://a b.example/", "https://exa\u200bmple.org/", "https://example.org/<a>",
    "https://a@b.example/",
    "https://user:pw@b.example/", "https://example.org:80/", "https://example.org:/", "https://example.org:0/",
    "https://example.org:99999/", "https://example.org:x/", "https://localhost/", "https://a.local/",
    "https://intranet/",
    "https://127.0.0.1/", "https://8.8.8.8/", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/",
    "https://[::1]/", "https://[2001:db8::1]:8080/", "https://[::1/", "https://b\u00e9la.example/",
    "https://xn--bla-cma.example/",
    "https://example/", "https://-a.example/", "https://a-.example/", "https://a..example/", "https://example.org./",
    "https://a.123/", "https://example.org/" + "a" * 1990, "mailto:a@b.example", "https://example.org\\a",
    "https://ex^ample.org/", "https://\uff0fevil.example/", "https://example.org/caf\u00e9", "https://a_b.example/",
    "data:text/html,x", "https://home/", "https://a.home/x", "https://example.org/?q=a%20b#c", "1https://a.example",
)  # fmt: skip
DAYS = ("2026-11-22", PAST, "2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "1899-12-31", "2101-01-01", "x", "",
        "2099-01-01", "2024-02-29", "2023-02-29", "0001-01-01", "2026-00-10",
        str(real_day()), str(real_day() + timedelta(days=1)))  # fmt: skip
IDS = ("a", "A", "a b", "a--b", "-a", "a-", "a" * 80, "a" * 81, "café", "a_b", "7", "")


def entries() -> Iterator[dict[str, Any]]:  # noqa: C901, PLR0912, PLR0915 - a table
    """Entries, good and faulty."""
    yield GOOD
    for key in GOOD:
        yield without(key)
    for words in WORDS:
        yield other(title={"en": words})
        yield other(summary={"en": words, "cy": "Geiriau eraill."})
        yield other(author=words)
        yield version(approved=words)
    for address in ADDRESSES:
        yield version(url=address)
        yield version(url=address, insecure=EXCUSE)
        yield other(home=address)
        yield other(quality=["tested"], quality_source={"tested": address})
    by_http = "http://www.example.org/made"
    for reason in ({}, {"insecure": EXCUSE}):
        seen = {"language": "en", "format": "web-page", "url": by_http, "evidence": "seen", "checked": "2026-11-01"}
        yield other(quality=["tested"], quality_source={"tested": by_http}, versions=[{**seen, **reason}])
    for day in DAYS:
        yield version(checked=day)
        yield other(review_by=day)
        yield other(welsh_reviewed=day)
    for name in IDS:
        yield other(also_known_as=[name])
        yield other(id=name)
    for key in ("kind", "publisher", "role", "region", "cost", "chosen_by", "owner", "status", "superseded_by"):
        yield other(**{key: "nothing-like-it"})
        yield other(**{key: 7})
    for key in ("audiences", "topics", "objectives", "groups", "actions", "quality", "unseen"):
        first = {"audiences": "parents", "topics": "online-safety", "objectives": "prevent", "groups": "disabled",
                 "actions": "2.1", "quality": "public-body", "unseen": "cy"}[key]  # fmt: skip
        for value in ([], [first], [first, first], ["nothing-like-it"], first, [7], {}, [first, "x-y"]):
            yield other(**{key: value})
    for title in ({"cy": "Un"}, {}, {"cy": None, "en": "One"}, {"cy": None}, {"en": "Same", "cy": "same!"}, "One", 7,
                  ["One"],
                  {"en": "Same", "cy": "Same", "same_in_both": True}, {"fr": "Un", "en": "One"},
                  {"en": 7}):  # fmt: skip
        yield other(title=title)
        yield other(title=title, same_in_both=True)
        yield other(summary=title)
        yield other(content_note=title)
    for year in (1900, 1899, real_day().year + 1, real_day().year + 2, 2021.5, "2021", True, None, 10**12):
        yield other(year=year)
    for pages in (0, 1, 5000, 5001, "4", None, 2.5, False):
        yield version(pages=pages)
    for ages in (
        {},
        {"from": 12},
        {"from": 12, "to": 17},
        {"from": 17, "to": 12},
        {"from": 130},
        {"to": "x"},
        {"old": 1},
    ):
        yield other(ages=ages)
    for source in ({"document": "nothing"}, {}, {"document": "survey-2026", "lines": [3, 1]},
                   {"document": "survey-2026", "lines": [1, 3]}, {"document": "survey-2026", "lines": [0]},
                   "survey-2026"):  # fmt: skip
        yield other(source=source)
    for found in ("yes", 1, None, True):
        yield other(login=found)
        yield other(print=found)
        yield other(same_in_both=found)
    for quality, source in ((["tested"], None), (["evaluated"], {"evaluated": "https://a.example/"}),
                            ([], {"tested": "https://a.example/"}),
                            (["evaluated"], {"evaluated": "https://a.example/", "study": "A study"}),
                            (["by-survivors"], {"by_survivors": "https://a.example/", "study_language": "xx"}),
                            ):  # fmt: skip
        yield other(quality=quality, **({"quality_source": source} if source else {}))
    for status in ("listed", "address-wanted", "superseded", "withdrawn"):
        yield other(status=status)
        yield {**without("versions"), "status": status}
        yield {**without("versions"), "status": status, "home": "https://www.example.org/"}
        yield {**without("versions"), "status": status, "home": None}
        yield other(status=status, superseded_by="ace-hub-wales")
        yield other(status=status, versions=[])
    yield other(home="http://www.example.org/", home_insecure=EXCUSE)
    yield other(home="http://www.example.org/", insecure="No other.")
    yield version(insecure="")
    yield version(insecure={})
    yield version(url="http://www.example.org/", insecure="")
    yield two({}, {})
    yield two({}, {"language": "cy"})
    yield two({}, {"format": "web-page"})
    yield two({"format": "video"}, {"access": ["bsl"]})
    yield two({"access": ["bsl", "subtitles"]}, {"access": ["subtitles", "bsl"]})
    yield two({}, {"url": VERSION["url"]})
    yield two({"language": "xx"}, {"access": ["easy-read", "easy-read"]})
    yield other(versions="x")
    yield other(versions=["x"])
    yield other(versions=[{}])
    yield other(strange="x")
    yield version(strange="x")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=real_day())


@pytest.fixture(scope="module")
def given(catalogue: Catalogue) -> dict[str, Any]:
    """What the desk is given."""
    site: Any = SimpleNamespace(catalogue=catalogue, settings=settings_from({}, "https://hub.example/"))
    return data(site, _blame_patterns(catalogue))


def in_script(given: dict[str, Any], call: str, values: list[Any]) -> list[Any]:
    """What the desk's script says of each value."""
    known = {**given, "ids": {kind: [row[0] for row in rows] for kind, rows in given["choices"].items()}}
    program = f"""
        import * as rules from {json.dumps(RULES.as_uri())};
        import * as hints from {json.dumps(RULES.with_name("hints.js").as_uri())};
        let text = "";
        for await (const part of process.stdin.setEncoding("utf8")) text += part;
        const {{known, values}} = JSON.parse(text);
        process.stdout.write(JSON.stringify(values.map((value) => {call})));
    """
    done = subprocess.run(
        [node(ROOT), "--input-type=module", "-e", program], input=json.dumps({"known": known, "values": values}),
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def judged(record: type[Resource | Publisher], catalogue: Catalogue) -> Callable[[Any], set[tuple[str, str]]]:
    """What Python says of a value: each rule that is broken, with its field."""

    def judge(value: Any) -> set[tuple[str, str]]:
        try:
            record.model_validate(as_read(value), context=catalogue.known)
        except ValidationError as error:
            return {(".".join(map(str, each.field)), each.rule) for each in wrongs(error, "")}
        return set()

    return judge


def compared(theirs: list[Any], ours: list[set[tuple[str, str]]], values: list[Any]) -> list[Any]:
    said = [{(".".join(map(str, each["path"])), each["rule"]) for each in found} for found in theirs]
    return [
        (value, sorted(python - script), sorted(script - python))
        for value, python, script in zip(values, ours, said, strict=True)
        if python != script
    ]


def test_the_desk_and_the_check_say_the_same_of_every_field(given: dict[str, Any], catalogue: Catalogue) -> None:
    values = list(entries())
    assert len(values) > 500
    ours = list(map(judged(Resource, catalogue), values))
    assert sum(map(bool, ours)) > 250
    assert sum(not found for found in ours) > 80
    assert [] == compared(in_script(given, 'rules.ofRecord("resource", value, [], known)', values), ours, values)[:5]


def test_the_desk_finds_nothing_wrong_with_the_catalogue(given: dict[str, Any], catalogue: Catalogue) -> None:
    values = [each for each in given["entries"] if "withdrawn" not in json.dumps(each.get("versions", []))]
    found = in_script(given, "rules.ofEntry(value, known)", values)
    assert len(catalogue.resources) - 10 < len(values)
    assert [] == [(entry["id"], each) for entry, each in zip(values, found, strict=True) if each]


def test_a_publisher_is_judged_alike(given: dict[str, Any], catalogue: Catalogue) -> None:
    name = {"en": "New House"}
    values: list[Any] = [
        {"id": "a-b", "name": name}, {"id": "A", "name": name}, {"id": "a-b"}, {"id": "a-b", "name": {}},
        {"id": "a-b", "name": {"en": "Same", "cy": "Same"}},
        {"id": "a-b", "name": {"en": "Same", "cy": "Same"}, "same_in_both": True},
        {"id": "a-b", "name": name, "home": "https://www.example.org/"},
        {"id": "a-b", "name": name, "home": "http://www.example.org/", "evidence": "seen"},
        {"id": "a-b", "name": name, "home": "https://www.example.org/", "evidence": "heard"},
        {"id": "a-b", "name": name, "quality": ["tested"]},
        {"id": "a-b", "name": name, "quality": ["public-body"]}, {"id": "a-b", "name": name, "strange": 1},
    ]  # fmt: skip
    ours = list(map(judged(Publisher, catalogue), values))
    assert [] == compared(in_script(given, 'rules.ofRecord("publisher", value, [], known)', values), ours, values)


def test_every_rule_of_a_field_is_known_to_the_desk() -> None:
    known = {*CHECKS, "_at_least_one", "_each_once", "null_or_value"}
    assert {} == {record.record: validators(record) - known for record in RECORDS if validators(record) - known}


def test_among_entries_the_desk_knows_whose_an_address_and_a_name_is(
    given: dict[str, Any], catalogue: Catalogue
) -> None:
    taken = next(
        each
        for each in catalogue.resources
        if each.versions and each.status == "listed" and "://www." not in each.versions[0].url
    )
    merged = next(name for each in catalogue.resources for name in each.also_known_as)
    bare = taken.versions[0].url.replace("https://", "http://www.").rstrip("/")
    reason = {"en": "Both are there.", "cy": "Mae'r ddau yno."}
    cases = [
        (GOOD, set()),
        (version(url=taken.versions[0].url), {("versions.0.url", "duplicate-address")}),
        (version(url=bare, insecure=reason), {("versions.0.url", "duplicate-address")}),
        (version(url=taken.versions[0].url, shared=reason), set()),
        (other(id=merged), {("id", "also-known-as")}),
        (other(id=catalogue.left_out[0].id), {("id", "left-out")}),
        (other(also_known_as=[taken.id]), {("also_known_as.0", "also-known-as")}),
        (other(status="superseded", superseded_by="a-new-guide"), {("superseded_by", "superseded-by")}),
        (other(status="superseded", superseded_by="nobody"), {("superseded_by", "superseded-by")}),
        (other(status="superseded", superseded_by=taken.id), set()),
        (two({}, {"url": VERSION["url"], "format": "web-page"}), {("versions.1.url", "duplicate-address")}),
    ]  # fmt: skip
    values = [value for value, _ in cases]
    assert [] == compared(in_script(given, "rules.ofEntry(value, known)", values), [want for _, want in cases], values)


def test_words_that_blame_are_found_alike(given: dict[str, Any], catalogue: Catalogue) -> None:
    for language in LANGUAGES:
        pattern = pattern_of(language, catalogue.blame_words[language])
        assert pattern is not None
        words = [f"A {each} b." for each in catalogue.blame_words[language]]
        words += [each.title() for each in words] + [f"x{each}x" for each in catalogue.blame_words[language]]
        words += [each.summary.side(language) or "" for each in catalogue.resources]
        words += ["ŵ vulnerable ŵ", "ŵvulnerableŵ", "vulnerables", "mhuteindra plant", "phornograffi  plant"]
        found = in_script(given, f"hints.blaming(value, known.blame.{language})", words)
        assert [match[0] if (match := pattern.search(each)) else "" for each in words] == found


def test_titles_that_are_nearly_the_same_are_told_of_alike(given: dict[str, Any], catalogue: Catalogue) -> None:
    entries = [each for each in catalogue.resources if each.title.en]
    near = [  # as somebody types a title that is there: other case, signs, a slip, a word less or more, letters apart
        change(str(each.title.en))
        for each in entries[::9]
        for change in (
            str.upper, lambda words: f"«{words}»!", lambda words: words.replace("e", "3", 1),
            lambda words: words.rpartition(" ")[0] or words, lambda words: f"The {words}",
            lambda words: unicodedata.normalize("NFD", words), lambda words: words[::-1],
            lambda words: words.replace(" ", ""),
        )
    ]  # fmt: skip
    strange = ("", "x", "¡!", "É", "ß ẞ SS", "İstanbul ΟΔΟΣ ος", "𝒳𝒴 ﬁ ²", "ŵ" * 300, "Canllaw newydd sbon danlli")
    values: list[Any] = [{"id": "a-new-guide", "title": {"en": words}} for words in (*near, *strange)]
    values += [{"id": each.id, "title": {"cy": each.title.cy or "", "en": each.title.en}} for each in entries[::5]]
    values += [{"id": "a-new-guide", "title": each["title"]} for each in values[-40:]]
    found = in_script(given, "hints.nearTitles(value, known.entries).map((each) => each.id)", values)
    ours = [
        [each.id for each in near_titles(value["title"], catalogue.resources, apart_from=value["id"])]
        for value in values
    ]
    assert [] == [
        (value, mine, theirs) for value, mine, theirs in zip(values, ours, found, strict=True) if mine != theirs
    ]
    assert 300 < sum(map(bool, ours)) < len(values) - 60
