"""Which works are nearest to filling a gap."""

from __future__ import annotations

from holes import OBJECTIVES, catalogue, health, resource, version

from hub.catalogue import Resource
from hub.catalogue.nearest_works import nearest


def ids(
    *resources: Resource, need: str = "easy-read", objectives: tuple[str, ...] = OBJECTIVES, **more: object
) -> list[str]:
    return [each.id for each in nearest(catalogue(*resources, **more), "children", objectives, need)]  # type: ignore[arg-type]


def test_what_serves_the_most_of_the_missing_objectives_comes_first() -> None:
    one = resource("one", version(), kind="leaflet")
    both = resource("two", version(), kind="guide", objectives=OBJECTIVES)
    assert ["two", "one"] == ids(one, both)


def test_then_short_kinds_then_what_is_for_these_people_alone_then_fewer_pages() -> None:
    long, short = resource("long", version(pages=40)), resource("short", version(pages=2))
    wide = resource("a-wide", version(), audiences=("children", "parents"))
    leaflet = resource("z", version(), kind="leaflet", audiences=("children", "parents", "public"))
    assert ["z", "short", "long", "a-wide"] == ids(long, short, wide, leaflet)


def test_a_film_is_nearest_to_bsl_and_not_to_easy_read() -> None:
    film, guide = resource("film", version(), kind="film"), resource("guide", version())
    assert ["film", "guide"] == ids(guide, film, need="bsl")
    assert ["guide", "film"] == ids(guide, film)


def test_what_meets_the_need_is_not_live_or_cannot_be_made_into_anything_is_left_out() -> None:
    has = resource("has", version("en", "easy-read"))
    dead = version(url="https://example.org/dead")
    broken = resource("broken", dead)
    line = resource("line", version(), kind="helpline")
    other = resource("other", version(), audiences=("public",))
    assert [] == ids(has, broken, line, other, health=health(dead.url, "broken"))


def test_what_may_exist_already_is_not_proposed() -> None:
    welsh = resource("welsh", version("cy"), unseen=("en",))
    assert [] == ids(welsh, need="en")
    assert ["welsh"] == ids(welsh)


def test_works_under_another_objective_stand_in_where_there_is_none() -> None:
    assert ["elsewhere"] == ids(resource("elsewhere", version()), objectives=("protect",))
    here = resource("here", version(), objectives=("protect",))
    assert ["here"] == ids(resource("elsewhere", version()), here, objectives=("protect",))
