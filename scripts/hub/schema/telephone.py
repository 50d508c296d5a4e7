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
    return value


# A number to ring or to send a text message to.
Telephone = Annotated[str, BeforeValidator(_quoted), AfterValidator(_number)]
