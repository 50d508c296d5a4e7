"""A plain bar chart as SVG, made when the site is built.

Colours come from the page: `currentColor` and the classes `bar` and `rest`; there is no inline
style, which the site's security policy forbids. The words in the picture stand in the page's table
too, so the picture is one image with a title and a description to a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

# In user units; the drawing is as wide as a small telephone, so that its words are never shrunk.
_WIDTH: Final = 320
_SHOWN: Final = 360  # pixels, where there is room for them
_ROW: Final = 52
_TEXT_AT: Final = 18
_BAR_AT: Final = 26
_BAR_HEIGHT: Final = 14

_SVG: Final = Markup(
    '<svg class="chart" viewBox="0 0 {width} {height}" width="{shown}" role="img" focusable="false"'
    ' aria-labelledby="{name}-title {name}-description">\n'
    '<title id="{name}-title">{title}</title>\n'
    '<desc id="{name}-description">{description}</desc>\n{rows}</svg>'
)
_ROW_OF: Final = Markup(
    '<text x="0" y="{text}" fill="currentColor">{label}</text>\n'
    '<text x="{width}" y="{text}" text-anchor="end" fill="currentColor">'
    "{words}</text>\n"
    '<rect class="rest" x="0.500" y="{bar}.500" width="{track}" height="{high}"'
    ' fill="none" stroke="currentColor"/>\n'
    '<rect class="bar" x="0.500" y="{bar}.500" width="{filled}" height="{high}"'
    ' fill="currentColor"/>\n'
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, how much of the track it fills (0 to 1) and the same in words."""

    label: str
    share: float
    words: str


def bars(name: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """The chart. `name` begins the ids in it and must be unique in the page.

    Raises:
        ValueError: a share lies outside 0 to 1.

    """
    for row in rows:
        if not 0 <= row.share <= 1:
            msg = f"the share of {row.label!r} is {row.share}, outside 0 to 1"
            raise ValueError(msg)
    drawn = Markup("").join(_row(row, place) for place, row in enumerate(rows))
    return _SVG.format(
        width=_WIDTH, height=_ROW * len(rows), shown=_SHOWN, name=name,
        title=title, description=description, rows=drawn,
    )  # fmt: skip


def _row(row: Bar, place: int) -> Markup:
    top = place * _ROW
    track = _WIDTH - 1
    return _ROW_OF.format(
        text=top + _TEXT_AT, width=_WIDTH, label=row.label, words=row.words, bar=top + _BAR_AT,
        track=track, filled=f"{track * row.share:.1f}", high=_BAR_HEIGHT,
    )  # fmt: skip
