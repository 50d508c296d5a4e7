"""`data/short-addresses.yaml`: the numbers of the short addresses that stand on paper, `/p/12/`.

What is printed cannot be called back, so a number belongs to one paper in one language for good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import AfterValidator, Field

from hub.schema.faults import Fault, Known, Path, placed, wrong
from hub.schema.record import Record, field
from hub.schema.values import ID, OneOf, Rows, Whole, unknown

Form = Literal["sheets", "card", "pocket", "poster", "booklet"]
FORMS: Final[tuple[Form, ...]] = ("sheets", "card", "pocket", "poster", "booklet")
# The forms of what a paper is about, by its kind.
FORMS_OF: Final[Mapping[str, tuple[Form, ...]]] = {
    "audience": ("sheets", "card", "pocket", "poster"),
    "situation": ("sheets",),
    "board": ("sheets",),
    "easy-read": ("booklet",),
}
# Where the ids of a kind are known from.
_KNOWN: Final = {"audience": "audiences", "situation": "situations", "board": "boards"}
SIDES: Final = ("cy", "en")
LARGEST: Final = 9_999
Number = Annotated[int, Whole(1, LARGEST)]
_PAPER: Final = re.compile(rf"({'|'.join(FORMS_OF)})/{ID.pattern}")


def _paper(value: str) -> str:
    if not _PAPER.fullmatch(value):
        raise wrong(
            "unknown-paper", f"`{{name}}` is «{value[:60]}»", f"write {', '.join(FORMS_OF)} and its id: board/gwent"
        )
    return value


# What a paper is about: its kind and its id.
Paper = Annotated[str, AfterValidator(_paper), Field(json_schema_extra={"pattern": f"^{_PAPER.pattern}$"})]


class ShortAddress(Record):
    """One paper with the numbers of its short addresses, one for each language."""

    a = "a paper"
    record: ClassVar[str] = "short_address"

    paper: Paper = field(example="audience/parents")
    form: Annotated[Form, OneOf("form of a paper", FORMS)] = field(example="sheets")
    cy: Number = field(example="12")
    en: Number = field(example="13")
    retired: bool = field(False, example="true")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Numbers the other way round; a paper not made, or made but said to be retired; a form that it has not."""
        paper, form = raw.get("paper"), raw.get("form")
        welsh, english = (raw.get(side) for side in SIDES)
        if type(welsh) is int and type(english) is int and english < welsh:
            yield placed(("en",), "sides-swapped", f"`en` is {english} and `cy` {welsh}; the Welsh paper's number "
                         "is the smaller one", "let the two change places: what is printed leads on")  # fmt: skip
        if not isinstance(paper, str) or not _PAPER.fullmatch(paper):
            return
        kind = paper.partition("/")[0]
        papers = [f"{kind}/{each}" for each in known.ids.get(_KNOWN.get(kind, ""), ())]  # none: their file is not there
        retired = raw.get("retired") is True
        if papers and paper not in papers and not retired:
            (fault,) = unknown("papers", paper, papers).faults
            yield ("paper",), fault[1]
        if paper in papers and retired:
            yield placed(("retired",), "paper-made", f"`{paper[:60]}` is still made", "remove `retired`", at_key=True)
        forms = FORMS_OF[kind]
        if form in FORMS and form not in forms:
            yield placed(("form",), "paper-form", f"`{paper[:60]}` is never made as `{form}`",
                         f"write {' or '.join(forms)}")  # fmt: skip


class ShortAddresses(Record):
    """`data/short-addresses.yaml`."""

    a = "the file"
    record: ClassVar[str] = "short_addresses"

    short_addresses: Rows[ShortAddress] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A number that two papers have, and a paper that stands twice."""
        del known
        rows = raw.get("short_addresses")
        numbers: dict[int, Path] = {}
        papers: dict[tuple[str, str], Path] = {}
        for at, row in enumerate(rows if isinstance(rows, tuple) else ()):
            if not isinstance(row, Mapping):
                continue
            for side in SIDES:
                number, here = row.get(side), ("short_addresses", at, side)
                if type(number) is not int:
                    continue
                if number in numbers:
                    what = f"the number {number} is already given"
                    yield here, Fault("repeated", what, "take the next free one", first=numbers[number])
                numbers.setdefault(number, here)
            paper, form = row.get("paper"), row.get("form")
            if isinstance(paper, str) and isinstance(form, str):
                if (paper, form) in papers:
                    what = f"`{paper[:60]}` as `{form[:20]}` is already there"
                    yield (("short_addresses", at, "paper"),
                           Fault("repeated", what, "remove one of the two", first=papers[paper, form]))  # fmt: skip
                papers.setdefault((paper, form), ("short_addresses", at, "paper"))
