"""One declaration of everything: its JSON Schemas, what each field means, and that the real files keep to both."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from hub.catalogue import Catalogue, load
from hub.exports.json_schema import schemas
from hub.languages import LANGUAGES, Language, words
from hub.pages.views.fields import EXPLAINED, meaning
from hub.schema.files import FILES, records_in
from hub.schema.record import Record, example_of, keys, needed, public

ROOT = Path(__file__).resolve().parents[2]


class Plain(yaml.SafeLoader):
    """YAML as JSON knows it: days stay words, and the one tag of mkdocs.yml gives its last value."""


Plain.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT, today=dt.date(2026, 11, 30))


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    return schemas(catalogue, "https://hub.example/")


def real(name: str) -> list[Path]:
    others = {"strings": "scripts/hub/strings/<language>.yaml", "changes": "data/changes.yaml"}
    path = FILES[name][0] if name in FILES else others[name]
    return sorted(ROOT.glob(path.replace("<language>", "*").replace("<page>", "*")))


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("---\n")[1] if path.suffix == ".md" else text, Loader=Plain)  # noqa: S506


@pytest.mark.parametrize("name", [*FILES, "strings", "changes"])
def test_the_real_files_keep_to_the_schema_as_another_validator_reads_it(
    name: str, made: dict[str, dict[str, Any]]
) -> None:
    Draft202012Validator.check_schema(made[name])
    validator = Draft202012Validator(made[name], format_checker=FormatChecker())
    found = real(name)
    assert found
    assert [] == [(str(path), error.message) for path in found for error in validator.iter_errors(read(path))]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("helplines", lambda d: d["helplines"][0].update(phnoe="999")),
        ("helplines", lambda d: d["helplines"][0].pop("shown")),
        ("helplines", lambda d: d["helplines"][0].update(group="childen")),
        ("resources", lambda d: d["resources"][0].update(kind="gide")),
        ("resources", lambda d: d["resources"][0].update(year="2021")),
        ("vocabulary", lambda d: d["topics"][0].update(order="first")),
        ("mkdocs", lambda d: d.update(stict=True)),
    ],
)
def test_the_other_validator_sees_a_slip_too(name: str, change: Any, made: dict[str, dict[str, Any]]) -> None:
    document = read(real(name)[0])
    change(document)
    assert list(Draft202012Validator(made[name]).iter_errors(document))


def test_every_file_names_its_schema_in_its_first_line() -> None:
    wrong = []
    for name, (pattern, _) in FILES.items():
        for path in real(name) if pattern.endswith(".yaml") else ():
            first = path.read_text(encoding="utf-8").split("\n", 1)[0]
            if not first.startswith("# yaml-language-server: $schema=") or not first.endswith(
                f"data/schema/{name}.json"
            ):
                wrong.append(str(path))
    assert [] == wrong


def explained() -> list[type[Record]]:
    found = {kind.record: kind for name in EXPLAINED for kind in records_in(FILES[name][1]).values()}
    return [kind for name, kind in found.items() if f"record.{name}" in words("en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_curators_write_has_a_meaning(language: Language) -> None:
    assert len(explained()) > 15
    for kind in explained():
        for key in keys(kind):
            assert meaning(kind, key, language)


def test_no_words_explain_a_field_that_is_not_there() -> None:
    fields = {
        (kind.record, key) for name in FILES for kind in records_in(FILES[name][1]).values() for key in keys(kind)
    }
    used = {f"field.{record}.{key}" for record, key in fields} | {f"field.any.{key}" for _, key in fields}
    assert set() == {key for key in words("en") if key.startswith("field.")} - used


def test_an_example_is_a_value_that_the_field_takes(made: dict[str, dict[str, Any]]) -> None:
    definitions = {"Resource": made["resources"], "Helpline": made["helplines"]}
    for name, schema in definitions.items():
        kind = next(kind for _, top in FILES.values() for key, kind in records_in(top).items() if key == name)
        for key in keys(kind):
            example = example_of(kind, key)
            if example is not None:
                part = {**schema, "$ref": f"#/$defs/{name}/properties/{key}"}
                for useless in ("properties", "required", "additionalProperties", "type"):
                    part.pop(useless, None)
                value = yaml.load(example, Loader=Plain)  # noqa: S506
                assert [] == [error.message for error in Draft202012Validator(part).iter_errors(value)], (name, key)


def test_what_the_public_sees_is_declared_with_the_field() -> None:
    from hub.schema import Resource, Version  # noqa: PLC0415 - beside what they say

    assert {"title", "summary", "versions", "status", "year"} <= set(public(Resource))
    assert set() == {"review_by", "owner", "source", "welsh_reviewed"} & set(public(Resource))
    assert set() == {"checked", "evidence", "size_kb"} & set(public(Version))
    assert {"id", "title", "summary"} <= set(needed(Resource))


def test_the_schemas_are_json(made: dict[str, dict[str, Any]]) -> None:
    assert all(json.loads(json.dumps(schema)) == schema for schema in made.values())


def test_the_workbook_and_the_tables_have_every_field_of_an_entry() -> None:
    from hub.exports.data import RESOURCE_COLUMNS, VERSION_FIELDS  # noqa: PLC0415 - beside what they say
    from hub.exports.workbook.columns import columns  # noqa: PLC0415
    from hub.schema import Resource, Version  # noqa: PLC0415

    sheets = {
        name: {column: each for column, each in columns(name).items() if not each.use}
        for name in ("resources", "versions")
    }
    assert {*keys(Resource)} - {"versions"} == {each.key for each in sheets["resources"].values()}
    assert {"id", *keys(Version)} == {each.key for each in sheets["versions"].values()}
    assert ("unseen", True) == (sheets["resources"]["unseen"].key, sheets["resources"]["unseen"].is_list)
    assert tuple(sheets["resources"]) == RESOURCE_COLUMNS
    assert keys(Version) == VERSION_FIELDS
