"""`data/signed.yaml`: films in British Sign Language (BSL) that are our own, and what there is in BSL today.

The films lie in `docs/assets/signed/`; whether they and their captions are right is read by `hub.pages.films`.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, Field

from hub.schema.evidence import Piece
from hub.schema.faults import wrong
from hub.schema.pairs import Both
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import Id, Length, PastDay, Reference, Rows, Whole

_FILM: Final = r"[a-z0-9]+(-[a-z0-9]+)*\.(webm|mp4)"
_CAPTIONS: Final = r"[a-z0-9]+(-[a-z0-9]+)*(\.(cy|en))?\.vtt"
LONGEST: Final = 3_600  # seconds of a film
WIDEST: Final = 4_096  # pixels
LARGEST: Final = 200_000_000  # bytes of a file


def _named(pattern: str, example: str) -> object:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise wrong("file-name", f"`{{name}}` is «{value[:60]}»", f"name a file of docs/assets/signed: {example}")
        return value

    return AfterValidator(check)


FilmName = Annotated[str, _named(_FILM, "a-child-told-me.webm"), Field(json_schema_extra={"pattern": f"^{_FILM}$"})]
CaptionsName = Annotated[
    str, _named(_CAPTIONS, "a-child-told-me.cy.vtt"), Field(json_schema_extra={"pattern": f"^{_CAPTIONS}$"})
]


class Translator(Record):
    """A registered translator or interpreter, and under which number of which register."""

    a = "a translator"
    record: ClassVar[str] = "translator"

    name: Words = field(example='"Somebody"')
    registered_as: Words = field(example='"NRCPD 0000"')


class Assured(Record):
    """Who made sure that the film is good BSL and says the same: a Deaf-led body, and when."""

    a = "`assured_by`"
    record: ClassVar[str] = "assured"

    name: Words = field(example='"A Deaf-led organisation"')
    day: PastDay = field(example="2027-02-01")


class FilmFile(Record):
    """One file of a film."""

    a = "a file"
    record: ClassVar[str] = "film_file"

    file: FilmName = field(example="a-child-told-me.webm")
    width: Annotated[int, Whole(160, WIDEST)] = field(example="640")
    height: Annotated[int, Whole(90, WIDEST)] = field(example="360")
    size: Annotated[int, Whole(1, LARGEST)] = field(example="4300000")


class Captions(Record):
    """The file of the captions in each language (WebVTT)."""

    a = "`captions`"
    record: ClassVar[str] = "captions"

    cy: CaptionsName = field(example="a-child-told-me.cy.vtt")
    en: CaptionsName = field(example="a-child-told-me.en.vtt")


class Film(Record):
    """A film in BSL: who signs, who translated, who assured it, its captions and its words."""

    a = "a film"
    record: ClassVar[str] = "film"

    id: Id = field(example="a-child-told-me")
    title: Both = field(example='{cy: "…", en: "…"}')
    audience: Annotated[str, Reference("audiences")] = field(example="parents")
    situation: Annotated[str, Reference("situations")] | None = field(None, example="my-child-told-me")
    signed_by: Words = field(example='"Somebody"')
    translators: Annotated[tuple[Translator, ...], Length(2, 9)] = field()
    assured_by: Assured = field()
    seconds: Annotated[int, Whole(1, LONGEST)] = field(example="95")
    files: Rows[FilmFile] = field()
    captions: Captions = field(example="{cy: a-child-told-me.cy.vtt, en: a-child-told-me.en.vtt}")
    transcript: Rows[Both] = field(example='[{cy: "…", en: "…"}]')


class SignedStatement(Record):
    """One thing to know about BSL today, and where it was seen."""

    a = "a statement"
    record: ClassVar[str] = "signed_statement"

    say: Both = field(example='{cy: "…", en: "…"}')
    sources: Rows[Piece] = field()


class Signed(Record):
    """`data/signed.yaml`."""

    a = "the file"
    record: ClassVar[str] = "signed"
    ids_once: ClassVar[tuple[str, ...]] = ("films",)

    films: tuple[Film, ...] = field(())
    asking: Rows[SignedStatement] = field()
    missing: Rows[SignedStatement] = field()
