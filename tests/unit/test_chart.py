"""Charts: where marks stand, and that what is drawn has no inline style and hides from those who do not see it."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader
from page_html import TEMPLATES

from hub.pages.chart import Dumbbell, dumbbell


def drawn(use: str, **values: object) -> str:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    source = f'{{% import "components/chart/template.html" as chart %}}{{{{ chart.{use} }}}}'
    return environment.from_string(source).render(**values).strip()


def test_none_stands_at_the_left_and_all_at_the_right_with_room_for_the_marks() -> None:
    assert Dumbbell(8.0, 92.0) == dumbbell(0, 27, 27)
    assert Dumbbell(50.0, 29.0) == dumbbell(2, 1, 4)


@pytest.mark.parametrize("numbers", [(0, 0, 0), (-1, 0, 3), (0, 4, 3)])
def test_a_number_that_has_no_place_is_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"do not both lie between"):
        dumbbell(*numbers)


def test_a_bar_is_as_long_as_its_share() -> None:
    assert 'rect width="33.3" height="10"' in drawn("bar(0.3333)")
    assert 'rect width="100.0"' in drawn("bar(1)")


@pytest.mark.parametrize(("use", "values"), [("bar(0.5)", {}), ("then_and_now(drawn)", {"drawn": dumbbell(1, 2, 3)})])
def test_a_drawing_is_hidden_from_the_ear_and_has_no_inline_style(use: str, values: dict[str, object]) -> None:
    found = drawn(use, **values)
    assert found.startswith("<svg")
    assert 'aria-hidden="true" focusable="false"' in found
    assert "style=" not in found
    assert "fill=" not in found


def test_then_is_a_ring_and_now_a_dot_of_another_size() -> None:
    found = drawn("then_and_now(drawn)", drawn=dumbbell(1, 3, 4))
    assert '<circle class="then" cx="29.0" cy="8" r="5.500"/><circle class="now" cx="71.0" cy="8" r="4"/>' in found
