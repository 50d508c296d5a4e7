"""The curators' lists as tables, and the forecast that stands behind them."""

from __future__ import annotations

import csv
import io
from datetime import date

from holes import TODAY, catalogue, health, resource, version

from hub.catalogue import Catalogue
from hub.catalogue.due import DOUBTFUL, LISTS, tasks
from hub.catalogue.model import NOT_LIVE, Health
from hub.catalogue.reviews import forecast
from hub.exports import curators
from hub.languages import Text
from hub.schema import Change, ReviewRules
from hub.schema.link_health import STATES

RULES = ReviewRules.model_validate({
    "aim_a_week": 5, "most_a_week": 9,
    "rules": ({"id": "all", "months": 6, "why": Text("Popeth.", "Everything.")},),
})  # fmt: skip
BLOCKED = version("en", url="https://example.org/blocked")


def found(*resources: object, **more: object) -> Catalogue:
    return catalogue(*resources, review=RULES, **more)  # type: ignore[arg-type]


def table(known: Catalogue, name: str) -> list[dict[str, str]]:
    (asset,) = [each for each in curators.assets(known) if each.uri == f"data/curators/{name}.csv"]
    return list(csv.DictReader(io.StringIO(asset.content.decode())))


def test_every_list_has_a_table_and_so_have_reviews_lines_and_changes() -> None:
    assert [f"data/curators/{name}.csv" for name in (*LISTS, "reviews", "ring", "changes")] == [
        each.uri for each in curators.assets(found())
    ]


def test_each_row_says_what_to_do_in_both_languages() -> None:
    known = found(resource("a", BLOCKED), health=health(BLOCKED.url, "blocked"))
    (row,) = table(known, "doubtful")
    assert ("a", "en", BLOCKED.url, "blocked") == (row["id"], row["languages"], row["addresses"], row["state"])
    assert ("Agorwch y ddolen eich hun.", "Open the link yourself.") == (row["do_cy"], row["do_en"])


def test_a_table_gives_no_address_to_which_nobody_must_be_sent() -> None:
    known = found(resource("a", BLOCKED), health=health(BLOCKED.url, "hijacked"))
    (row,) = table(known, "broken")
    assert ("hijacked", "") == (row["state"], row["addresses"])


def test_a_link_that_only_a_person_can_judge_is_listed_until_a_person_has_opened_it() -> None:
    known = found(resource("a", BLOCKED), health={BLOCKED.url: Health("blocked", confirmed=TODAY)})
    assert [] == [task for task in tasks(known) if task.kind == "doubtful"]


def test_every_state_of_a_link_is_good_or_broken_or_for_a_person() -> None:
    assert {"ok"} == set(STATES) - NOT_LIVE - DOUBTFUL
    assert set() == NOT_LIVE & DOUBTFUL


def test_a_language_that_nobody_has_seen_is_a_task_of_what_is_listed() -> None:
    listed = resource("a", version("cy"), unseen=("en",))
    gone = resource("b", version("cy"), unseen=("en",), status="address-wanted")
    assert [("a", ("en",))] == [
        (task.resource.id, task.languages) for task in tasks(found(listed, gone)) if task.kind == "unseen"
    ]


def test_the_forecast_has_each_review_once() -> None:
    days = [date(2026, 11, 21), TODAY, date(2026, 11, 30), date(2026, 12, 1), date(2027, 10, 31), date(2027, 11, 1)]
    known = found(*(resource(f"r{day}", version(), review_by=day) for day in days), resource("x", status="withdrawn"))
    seen = forecast(known)
    assert ["r2026-11-21"] == [each.id for each in seen.late]
    assert [2, 1, *[0] * 9, 1] == [len(month.resources) for month in seen.months]
    assert (date(2026, 11, 1), date(2027, 10, 1)) == (seen.months[0].first, seen.months[-1].first)
    assert ["r2027-11-01"] == [each.id for each in seen.later]
    assert [f"r{day}" for day in days] == [row["id"] for row in table(known, "reviews")]


def test_the_log_stands_newest_first_with_titles() -> None:
    log = (Change(date=date(2026, 1, 2), id="a", change="added"), Change(date=TODAY, id="gone", change="withdrawn"))
    rows = table(found(resource("a", version()), changes=log), "changes")
    assert [("gone", ""), ("a", "Title of a")] == [(row["id"], row["title_en"]) for row in rows]
