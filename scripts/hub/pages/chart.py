"""Where the marks of a chart stand; `overrides/hub/components/chart` draws them, and words beside say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_LEFT: Final = 8.0  # room for half a mark at either end of a track that is 100 wide
_LONG: Final = 84.0


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One number then and now, on a track of 100: a ring at `then`, a dot at `now`."""

    then: float
    now: float


def dumbbell(then: int, now: int, most: int) -> Dumbbell:
    """Two numbers from 0 to `most` on the track.

    Raises:
        ValueError: `most` is not above 0, or a number lies outside.

    """
    if most < 1 or not (0 <= then <= most and 0 <= now <= most):
        message = f"{then} and {now} do not both lie between 0 and {most}"
        raise ValueError(message)
    return Dumbbell(_place(then, most), _place(now, most))


def _place(number: int, most: int) -> float:
    return round(_LEFT + _LONG * number / most, 1)
