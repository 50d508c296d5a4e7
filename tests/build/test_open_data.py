"""The open data: every file describes itself, can be checked by others' programs, and does what its page shows."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
import yaml
from pyld import jsonld

from hub.cli.server import served
from hub.exports import licence

pytestmark = pytest.mark.build
ROOT = Path(__file__).resolve().parents[2]
ENTRIES = yaml.safe_load((ROOT / "resources.yaml").read_text(encoding="utf-8"))["resources"]
LINES = yaml.safe_load((ROOT / "data" / "helplines.yaml").read_text(encoding="utf-8"))["helplines"]
SCHEMA = json.loads((ROOT / "tests" / "fixtures" / "open-referral.json").read_text(encoding="utf-8"))
SCHEMA_ORG = "https://schema.org/"


@pytest.fixture(scope="module")
def data(built_site: Path) -> Path:
    return built_site / "data"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def expanded(path: Path) -> list[dict[str, Any]]:
    """The file's statements; whoever reads one fetches nothing else."""

    def refuse(url: str, options: object) -> None:
        pytest.fail(f"{path.name} wants {url} ({options})")

    return list(jsonld.expand(json.loads(path.read_text(encoding="utf-8")), {"documentLoader": refuse}))


# ---- tables ----


def test_each_work_and_each_version_has_one_row(data: Path) -> None:
    works, versions = rows(data / "works.csv"), rows(data / "versions.csv")
    assert [each["id"] for each in ENTRIES] == [row["id"] for row in works]
    assert {
        (e["id"], v["language"], "; ".join(v.get("access", []))) for e in ENTRIES for v in e.get("versions", [])
    } == {(row["work"], row["language"], row["access"]) for row in versions}
    assert len(versions) == len({(row["work"], row["id"]) for row in versions})
    assert [str(len(e.get("versions", []))) for e in ENTRIES] == [row["versions"] for row in works]


def test_every_id_that_is_no_entry_any_more_keeps_a_record(data: Path) -> None:
    gone = {row["id"]: row for row in rows(data / "gone.csv")}
    left_out = yaml.safe_load((ROOT / "data" / "left-out.yaml").read_text(encoding="utf-8"))["left_out"]
    merged = {old: e["id"] for e in ENTRIES for old in e.get("also_known_as", [])}
    assert {each["id"] for each in left_out} == {name for name, row in gone.items() if row["why"] == "left-out"}
    assert merged == {name: row["replaced_by"] for name, row in gone.items() if row["why"] == "merged"}
    state = json.loads((ROOT / "data" / "catalogue-state.json").read_text(encoding="utf-8"))
    listed = {e["id"] for e in ENTRIES if e["status"] not in {"withdrawn", "superseded"}}
    assert set(state["entries"]) <= listed | set(gone)


def test_every_table_is_named_with_its_licence_beside_it(data: Path) -> None:
    tables = sorted(data.rglob("*.csv"))
    assert 10 < len(tables)
    said = {}
    for path in data.rglob("csv-metadata.json"):
        group = json.loads(path.read_text(encoding="utf-8"))
        assert "http://www.w3.org/ns/csvw" == group["@context"]
        said |= {path.parent / each["url"]: group["dc:license"]["@id"] for each in group["tables"]}
    assert dict.fromkeys(tables, licence.ADDRESS) == said


def test_the_package_is_valid_and_a_changed_byte_is_noticed(data: Path, tmp_path: Path) -> None:
    found = frictionless.Package(str(data / "datapackage.json"))
    assert {"works", "versions", "gone", "catalogue", "gaps"} <= set(found.resource_names)
    report = found.validate()
    assert [] == report.flatten(["type", "note", "rowNumber"])
    for each in found.resources:
        shutil.copy(data / str(each.path), tmp_path)
    shutil.copy(data / "datapackage.json", tmp_path)
    text = (tmp_path / "versions.csv").read_bytes()
    (tmp_path / "versions.csv").write_bytes(text.replace(b"ace-hub-wales,en,en", b"ace-hub-xxxxx,en,en"))
    spoiled = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert {"hash-count", "foreign-key"} == {kind for (kind,) in spoiled.flatten(["type"])}


def test_each_column_says_what_it_means_in_both_languages(data: Path) -> None:
    described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for table in described["resources"][:3]:
        assert list(rows(data / table["path"])[0]) == [field["name"] for field in table["schema"]["fields"]]
        for field in table["schema"]["fields"]:
            assert field["description"] != field["description_cy"], field["name"]


def test_every_file_says_its_licence(data: Path) -> None:
    for name in ("catalogue", "situations", "doorways", "gaps"):
        assert licence.ADDRESS == json.loads((data / f"{name}.json").read_text(encoding="utf-8"))["licence"]
    for name in ("works", "versions", "gone"):
        assert {licence.ID} == {row["licence"] for row in rows(data / f"{name}.csv")}
    for path in (data / "open-referral").glob("*/*.json"):
        assert licence.ADDRESS == json.loads(path.read_text(encoding="utf-8"))["licence"], path.name
    described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert {licence.ADDRESS} == {each["licenses"][0]["path"] for each in [described, *described["resources"]]}


def test_the_digests_are_those_of_all_other_files(data: Path) -> None:
    told = dict(line.split("  ")[::-1] for line in (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    found = {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert found == told


# ---- linked data ----


@pytest.fixture(scope="module")
def works(data: Path) -> dict[str, dict[str, Any]]:
    """Each work's own statements, by its id; whoever reads a file fetches nothing else."""
    found = {}
    for path in (data / "works").iterdir():
        (found[path.stem],) = expanded(path)
    return found


def test_each_work_expands_without_fetching_anything_and_says_what_the_catalogue_says(
    works: dict[str, dict[str, Any]],
) -> None:
    assert {entry["id"] for entry in ENTRIES} == works.keys()
    for entry in ENTRIES:
        work = works[entry["id"]]
        names = {each["@language"]: each["@value"] for each in work[f"{SCHEMA_ORG}name"]}
        assert entry["title"] == names, entry["id"]
        assert [{"@value": entry["id"]}] == work[f"{SCHEMA_ORG}identifier"]
        examples = work.get(f"{SCHEMA_ORG}workExample") or work.get(f"{SCHEMA_ORG}availableChannel") or []
        assert len(entry.get("versions", [])) == len(examples), entry["id"]
        assert all(each["@id"].startswith("https://") for each in examples)
        assert all(key.startswith(SCHEMA_ORG) for each in (work, *examples) for key in each if key[0] != "@")


def test_formats_of_access_are_schema_orgs_words_or_lead_to_our_page_that_defines_them(
    works: dict[str, dict[str, Any]], site: Any
) -> None:
    page = site.by_key("en", "pages/data-words")
    known = {"signLanguage", "captions", "transcript", "largePrint", "braille"}
    met: set[str] = set()
    for name, work in works.items():
        for each in work.get(f"{SCHEMA_ORG}workExample", []):
            features = {one["@value"] for one in each.get(f"{SCHEMA_ORG}accessibilityFeature", [])}
            assert features <= known, name
            for one in each.get(f"{SCHEMA_ORG}additionalType", []):
                address, _, fragment = one["@id"].partition("#")
                assert page.canonical() == address
                assert fragment in page.ids, fragment
                met.add(fragment)
    assert "easy-read" in met


def test_the_pages_of_a_work_lead_to_its_file_and_hold_none_of_it(site: Any) -> None:
    for language in ("cy", "en"):
        for entry in ENTRIES[::40]:
            page = site.by_key(language, f"resource/{entry['id']}")
            (link,) = [each for each in page.links("alternate") if each.get("type") == "application/ld+json"]
            path = (site.root / page.path).parent / link.get("href")
            assert path.resolve() == (site.root / "data" / "works" / f"{entry['id']}.jsonld").resolve()
            assert [] == page.tree.xpath("//script[contains(@type, 'json')]")


def test_the_list_of_data_sets_is_dcat_and_each_file_of_it_is_there(data: Path) -> None:
    (catalogue,) = expanded(data / "dcat.jsonld")
    assert ["http://www.w3.org/ns/dcat#Catalog"] == catalogue["@type"]
    sets = catalogue["http://www.w3.org/ns/dcat#dataset"]
    assert 7 == len(sets)
    for each in sets:
        (given,) = each["http://www.w3.org/ns/dcat#distribution"]
        (address,) = given["http://www.w3.org/ns/dcat#downloadURL"]
        content = (data / address["@id"].rpartition("/data/")[2]).read_bytes()
        assert [{"@value": len(content)}] == given["http://www.w3.org/ns/dcat#byteSize"]


# ---- Open Referral ----


def checker(name: str) -> jsonschema.Draft202012Validator:
    whole = {**SCHEMA, "$ref": f"#/$defs/{name}"}
    return jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_directory_obeys_open_referral_uk(data: Path, language: str) -> None:
    folder = data / "open-referral" / language
    assert "HSDS-UK-3.0" == json.loads((folder / "index.json").read_text(encoding="utf-8"))["version"]
    page = checker("page")
    for name, kind in (("services", "service"), ("organizations", "organization")):
        listed = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        page.validate(listed)
        assert len(listed["contents"]) == listed["total_items"] == len({row["id"] for row in listed["contents"]}) > 50
        for row in listed["contents"]:
            checker(kind).validate(row)
            assert row == json.loads((folder / name / f"{row['id']}.json").read_text(encoding="utf-8"))
    for name in ("service_at_locations", "taxonomies", "taxonomy_terms"):
        listed = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        page.validate(listed)
        assert listed["empty"]


def test_the_schema_of_the_tests_refuses_what_is_wrong() -> None:
    good = {"id": "7601a76b-55f7-8249-be59-737422a3f518", "number": "0800 1111"}
    service = {
        "id": good["id"], "name": "A", "status": "active", "organization_id": good["id"],
        "organization": {"id": good["id"], "name": "A", "description": "A"}, "phones": [good],
    }  # fmt: skip
    checker("service").validate(service)
    for wrong in (
        {"id": "childline"}, {"status": "open"}, {"phones": [{"number": "0800 1111"}]}, {"assured_date": "soon"},
        {"name": ""}, {"email": "nobody"}, {"url": None},
    ):  # fmt: skip
        assert not checker("service").is_valid({**service, **wrong}), wrong


def test_every_line_that_is_shown_is_a_service_and_only_one_that_was_rung_is_assured(data: Path) -> None:
    shown = {line["name"]["en"]: line for line in LINES if line["shown"]}
    listed = json.loads((data / "open-referral" / "en" / "services.json").read_text(encoding="utf-8"))["contents"]
    services = {row["name"]: row for row in listed}
    assert shown.keys() <= services.keys()
    rung = {name: str(line["confirmed"]["day"]) for name, line in shown.items() if line["confirmed"]}
    assert rung == {name: row["assured_date"] for name, row in services.items() if "assured_date" in row}
    for name, line in shown.items():
        if "phone" in line:
            assert line["phone"]["value"] in [each["number"] for each in services[name]["phones"]], name


# ---- the page ----


def examples(language: str) -> list[tuple[str, str]]:
    """The pieces of code that the page shows, with their languages."""
    text = (ROOT / "docs" / language / "open-data.md").read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with served(built_site) as found:
        yield f"{found}/"


def test_both_languages_show_the_same_examples() -> None:
    assert examples("cy") == examples("en")
    assert ["python", "python", "python", "python", "python", "javascript"] == [kind for kind, _ in examples("en")]


@pytest.mark.parametrize(
    ("at", "wanted"), [(0, "https://"), (1, "Childline"), (2, "True ['works'"), (3, "works.csv"), (4, "")]
)
def test_each_example_of_the_page_does_what_it_says(at: int, wanted: str, address: str) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(examples("en")[at][1], f"example {at + 1}", "exec"), {"HUB": address})  # noqa: S102 - our own page
    assert wanted in printed.getvalue()
