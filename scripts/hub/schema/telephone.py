"""Telephone numbers, checked against the numbering plan of the United Kingdom.

`phonenumbers` is the Python form of libphonenumber, which holds Ofcom's ranges. It knows whether a
number can be one, not whether anybody answers there.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

import phonenumbers
from pydantic import AfterValidator, BeforeValidator

from hub.schema.faults import wrong

_REGION: Final = "GB"
_DIGITS: Final = re.compile(r"\d+( \d+)*", re.ASCII)
_LONGEST_SHORT: Final = 6  # digits; every longer number is dialled with its 0
_GROUP: Final = 4  # digits that a voice says well together; an area's code and a short number may have five
_AS_DIALLED: Final = "write it as it is dialled in the UK, in quotes, with digits and single spaces only"


def _quoted(value: Any) -> Any:
    """A number without quotes has lost its zeros."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise wrong(
            "wrong-type", "the number of `{name}` has no quotes", "write it in quotes, so that it keeps its zeros"
        )
    return value


def _number(value: str) -> str:
    if not _DIGITS.fullmatch(value):
        raise wrong("telephone", f"`{{name}}` is «{value[:40]}», which is no telephone number", _AS_DIALLED)
    try:
        parsed = phonenumbers.parse(value, _REGION)
    except phonenumbers.NumberParseException:
        raise wrong("telephone", f"`{{name}}` is «{value[:40]}», which is no telephone number", _AS_DIALLED) from None
    if not value.startswith("0") and len(value.replace(" ", "")) > _LONGEST_SHORT:
        raise wrong("telephone", f"`{{name}}` is «{value[:40]}», which has lost its first 0", _AS_DIALLED)
    is_short = phonenumbers.is_valid_short_number_for_region(parsed, _REGION)
    if not is_short and not phonenumbers.is_valid_number_for_region(parsed, _REGION):
        what = f"`{{name}}` is «{value[:40]}», which is no number of the United Kingdom and no known short number"
        raise wrong("telephone", what, "compare it digit by digit with its evidence")
    if value != (grouped := _grouped(value)):
        what = f"`{{name}}` is «{value}», in which a screen reader takes many digits for one number of thousands"
        raise wrong("telephone-groups", what, f"write it in shorter groups: «{grouped}»")
    return value


def _grouped(value: str) -> str:
    """The number with no group of digits that would be said as thousands: «01437 764 551»."""
    groups = value.split(" ")
    if len(groups) == 1 and len(value) <= _GROUP + 1:
        return value
    found = []
    for group in groups:
        if group.startswith("0") and len(group) > _GROUP + 1:  # an area's code is five digits long at most
            found += [group[:4], *_halves(group[4:])]
        elif group.startswith("0") or len(group) <= _GROUP:
            found.append(group)
        else:
            found += _halves(group)
    return " ".join(found)


def _halves(digits: str) -> list[str]:
    """Digits in groups of at most four."""
    if len(digits) <= _GROUP:
        return [digits]
    first = min(len(digits) // 2, 3)
    return [digits[:first], *_halves(digits[first:])]


# A number to ring or to send a text message to.
Telephone = Annotated[str, BeforeValidator(_quoted), AfterValidator(_number)]
