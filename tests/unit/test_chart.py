"""The bar chart: an image with a name, drawn without inline style."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from hub.pages.chart import Bar, bars

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    Bar("Cymraeg & <mwy>", 0.5, "1 o 2"),
    Bar("BSL", 0.0, "0 o 2"),
    Bar("Saesneg", 1.0, "2 o 2"),
]


def drawn() -> ET.Element:
    return ET.fromstring(bars("c", 'T "&" <', "D", ROWS))  # noqa: S314 - our own


def test_the_chart_is_an_image_named_by_its_title_and_description() -> None:
    svg = drawn()
    assert ("img", "c-title c-description") == (svg.get("role"), svg.get("aria-labelledby"))
    assert ["c-title", "c-description"] == [svg[0].get("id"), svg[1].get("id")]
    assert ('T "&" <', "D") == (svg[0].text, svg[1].text)


def test_a_bar_is_as_long_as_its_share_of_the_track() -> None:
    svg = drawn()
    track = [float(str(r.get("width"))) for r in svg.iter("rect") if r.get("class") == "rest"]
    filled = [float(str(r.get("width"))) for r in svg.iter("rect") if r.get("class") == "bar"]
    assert [track[0] / 2, 0.0, track[0]] == filled


def test_labels_and_numbers_stand_beside_their_bars_as_text() -> None:
    assert ["Cymraeg & <mwy>", "1 o 2", "BSL", "0 o 2", "Saesneg", "2 o 2"] == [t.text for t in drawn().iter("text")]


def test_colours_come_from_the_page_and_never_from_inline_style() -> None:
    assert {None} == {element.get("style") for element in drawn().iter()}
    assert {"currentColor", "none", None} == {element.get("fill") for element in drawn().iter()}


def test_a_share_outside_its_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match=r"outside 0 to 1"):
        bars("c", "t", "d", [Bar("x", 1.01, "x")])
