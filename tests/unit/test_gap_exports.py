"""The gap map as JSON, CSV and text, and the catalogue's data files: all tell the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

from holes import TODAY, catalogue, mark, resource, version

from hub.catalogue import Catalogue
from hub.catalogue.gaps import gap_map
from hub.cli.gaps import table
from hub.exports import data, gaps
from hub.languages import Text
from hub.schema.resource import Ages

MARK = mark("children", "protect", "cy", "being-worked-on")
KNOWN = catalogue(
    resource("a", version("en"), version("cy"), groups=("deaf",), actions=("2.1",)),
    resource("b", version("en"), ages=Ages.model_validate({"from": 3}), year=2020, login=False),
    resource("stale", version("bfi"), review_by=TODAY - timedelta(days=61)),
    marks=(MARK,),
)


# Its Welsh is there, and nobody has seen its English.
UNSEEN = resource("unseen", version("cy"), unseen=("en",), audiences=("parents",))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_has_exactly_the_shape_of_the_design() -> None:
    found = json.loads(gaps.as_json(gap_map(KNOWN)))
    assert ["cells", "gaps", "unknown"] == list(found)
    assert all({"audience", "objective", "need", "live", "listed", "unseen", "thin"} == set(c) for c in found["cells"])
    ranked = (*found["gaps"], *found["unknown"])
    assert all({"audience", "objective", "need", "topic", "score", "mark"} == set(g) for g in ranked)
    assert {
        "audience": "children", "objective": "prevent", "need": "en",
        "live": 2, "listed": 2, "unseen": 0, "thin": False,
    } in found["cells"]  # fmt: skip
    assert {
        "audience": "children", "objective": "protect", "need": "cy", "topic": None, "score": 9,
        "mark": "being-worked-on",
    } in found["gaps"]  # fmt: skip


def test_csv_tells_the_same_cells_and_gaps_in_the_same_order_as_json() -> None:
    found = gap_map(catalogue(*KNOWN.resources, UNSEEN, marks=(MARK,)))
    told: dict[str, list[dict[str, Any]]] = json.loads(gaps.as_json(found))
    listed = rows(gaps.as_csv(found))
    assert told["cells"] == [
        {"audience": r["audience"], "objective": r["objective"], "need": r["need"],
         "live": int(r["live"]), "listed": int(r["listed"]), "unseen": int(r["unseen"]),
         "thin": r["thin"] == "true"}
        for r in listed if r["row"] == "cell"
    ]  # fmt: skip
    for name, kept in (("gap", "gaps"), ("unknown", "unknown")):
        assert told[kept] == [
            {"audience": r["audience"], "objective": r["objective"], "need": r["need"],
             "topic": r["topic"] or None, "score": int(r["score"]), "mark": r["mark"] or None}
            for r in listed if r["row"] == name
        ]  # fmt: skip


def test_the_terminal_tells_the_same_gaps_in_the_same_order_as_json() -> None:
    found = gap_map(KNOWN)
    lines = list(table(KNOWN, found))
    start = next(i for i, text in enumerate(lines) if " gaps on " in text) + 1
    expected = ["/".join(filter(None, [g.audience, g.objective, g.need, g.topic])) for g in found.gaps]
    assert expected == [text.split("(")[-1].split(")")[0] for text in lines[start:]]


def test_the_terminal_tells_none_one_and_stale_apart() -> None:
    shown = list(table(KNOWN, gap_map(KNOWN)))
    children = next(text for text in shown if text.startswith("  children"))
    stale = "none yet (1 listed, not live)"
    assert ["children (en)", "1 (only one)", "2", "none yet", stale, "none yet"] == [
        cell.strip() for cell in children.split("   ") if cell.strip()
    ]  # fmt: skip


def test_the_terminal_tells_what_nobody_has_seen_apart_from_what_is_missing() -> None:
    known = catalogue(*KNOWN.resources, UNSEEN)
    shown = list(table(known, gap_map(known)))
    parents = next(text for text in shown if text.startswith("  parents"))
    assert "not known (1 not seen yet)" in parents
    where = shown.index(f"2 not known on {TODAY}: a work is there, and nobody has seen this language yet")
    assert ["(parents/prevent/en)", "(parents/prevent/en/grooming)"] == [
        text.split("  ")[-1] for text in shown[where + 1 :]
    ]
    assert not any("(parents/prevent/en" in text for text in shown[:where])


def test_the_views_are_given_away_too() -> None:
    found = rows(gaps.views_csv(gap_map(KNOWN)))
    (cell,) = [r for r in found if (r["view"], r["id"], r["need"]) == ("group", "deaf", "cy")]
    assert ("1", "1", "true") == (cell["live"], cell["listed"], cell["thin"])
    assert {"topic", "group", "action"} == {r["view"] for r in found}


def test_the_catalogue_as_json_holds_every_field_in_both_languages() -> None:
    found = json.loads(data.as_json(KNOWN))
    b = found["resources"][1]
    assert {"cy": "Crynodeb b.", "en": "Summary of b."} == b["summary"]
    assert {"en": "Title of b"} == b["title"]
    assert ({"from": 3}, 2020, False) == (b["ages"], b["year"], b["login"])
    assert [True] == [v["live"] for v in b["versions"]]
    assert [False] == [v["live"] for v in found["resources"][2]["versions"]]
    assert "us" in found["publishers"]
    assert {"cy": "grooming (cy)", "en": "grooming (en)"} == found["vocabulary"]["topics"]["grooming"]


def test_the_catalogue_as_csv_has_a_row_for_each_version_and_for_each_resource_without_one() -> None:
    known = catalogue(*KNOWN.resources, resource("wanted", status="address-wanted"))
    found = rows(data.as_csv(known))
    assert ["a", "a", "b", "stale", "wanted"] == [r["id"] for r in found]
    assert ["en", "cy", "en", "bfi", ""] == [r["version_language"] for r in found]
    assert "false" == found[2]["login"]


def formulas() -> Catalogue:
    return catalogue(resource("a", version(), title=Text(None, '=HYPERLINK("https://example.org")')))


def test_no_cell_of_a_csv_file_is_a_formula() -> None:
    (row,) = rows(data.as_csv(formulas()))
    assert '\'=HYPERLINK("https://example.org")' == row["title_en"]
