"""`data/easy-read.yaml`: the Easy Read pages, line by line, and the pictures and hard words that they share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from hub.schema.evidence import Piece
from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both, BothNamed, Slugs
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import Distinct, Id, Nullable, OneOf, PastDay, Reference, Rows, Several, Some

# How somebody gets in touch with a helpline: which of its facts a line shows.
WAYS: Final = ("phone", "phone_non_urgent", "text", "webchat", "message", "website", "bsl")
Way = Literal["phone", "phone_non_urgent", "text", "webchat", "message", "website", "bsl"]
# What a section may show that stands in other files.
LISTS: Final = ("works", "councils")
List = Literal["works", "councils"]
# The page that the front door leads to.
START: Final = "start"
_SIDES: Final = ("cy", "en")


class Shown(Record):
    """Words of each language, one of which a line must have; `ffôn*` also stands for what begins so."""

    a = "`{name}`"
    record: ClassVar[str] = "shown"

    cy: Some[Words] = field(example="[ffonio, ffoniwch]")
    en: Some[Words] = field(example="[phone, call]")


class Picture(Record):
    """A picture and the one thing that it stands for."""

    a = "a picture"
    record: ClassVar[str] = "picture"

    id: Id = field(example="phone")
    shows: Shown = field(example="{cy: [ffonio], en: [call]}")


class HardWord(Record):
    """A hard word with what it means; the page that uses it says so there."""

    a = "a hard word"
    record: ClassVar[str] = "hard_word"
    may_be_alike: ClassVar[tuple[str, ...]] = ("word",)

    id: Id = field(example="counsellor")
    picture: Annotated[str, Reference("easy-read pictures")] = field(example="talk")
    word: BothNamed = field(example='{cy: "Cwnselydd", en: "Counsellor"}')
    same_in_both: bool = field(False, example="true")
    means: Both = field(example='{cy: "…", en: "…"}')
    forms: Shown = field(example="{cy: [cwnsel*], en: [counsel*]}")


class SameWord(Record):
    """One word for one thing: the word that we use, and those that we do not use in its place."""

    a = "a row of `same_words`"
    record: ClassVar[str] = "same_word"

    use: BothNamed = field(example='{cy: "heddlu", en: "police"}')
    same_in_both: bool = field(False, example="true")
    may_be_alike: ClassVar[tuple[str, ...]] = ("use",)
    not_cy: Several[Words] = field((), example="[swyddog*]")
    not_en: Several[Words] = field((), example="[officer*]")


class EasyLine(Record):
    """One idea with its picture: words of our own, a hard word that is explained, or what a helpline says of itself.

    `line` names a helpline and `way` which of its numbers or pages follows; `page` another Easy Read page.
    `beyond` leads to a page that is not Easy Read.
    """

    a = "a line"
    record: ClassVar[str] = "easy_line"

    picture: Annotated[str, Reference("easy-read pictures")] | None = field(None, example="phone")
    say: Both | None = field(None, example='{cy: "…", en: "…"}')
    explain: Annotated[str, Reference("hard words")] | None = field(None, example="counsellor")
    line: Annotated[str, Reference("shown helplines")] | None = field(None, example="childline")
    way: Annotated[Way, OneOf("way", WAYS)] | None = field(None, example="phone")
    page: Annotated[str, Reference("easy-read pages")] | None = field(None, example="help")
    beyond: Words | None = field(None, example='"pages/safety"')

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A line without words or without a picture, one that leads to two places, and a way that a helpline lacks."""
        yield from _way_faults(raw, known.ids.get("ways"))
        if sum(key in raw for key in ("say", "explain")) != 1 and not ("line" in raw and "explain" not in raw):
            yield placed((), "easy-line", "a line has either `say` or `explain`",
                         "write one of the two, or a helpline under `line`")  # fmt: skip
        if "explain" not in raw and "picture" not in raw:
            yield placed((), "easy-picture", "the line has no picture", "add `picture:`, an id from `pictures`")
        if "explain" in raw and "picture" in raw:
            yield placed(("picture",), "easy-picture", "a hard word brings its own picture", "take `picture` out")
        if ("line" in raw) != ("way" in raw):
            yield placed((), "easy-line", "`line` and `way` belong together",
                         f"name the helpline, and one of {', '.join(WAYS)}")  # fmt: skip
        if sum(key in raw for key in ("line", "page", "beyond")) > 1:
            yield placed((), "easy-line", "the line leads to more than one place", "make two lines of it")


def _way_faults(raw: Mapping[str, Any], ways: Collection[Any] | None) -> Iterator[tuple[Path, Fault]]:
    """`ways` are «childline phone», «childline easy»: what each helpline has; None where nobody knows."""
    line, way = raw.get("line"), raw.get("way")
    if ways is None or not isinstance(line, str):
        return
    if isinstance(way, str) and way in WAYS and f"{line} {way}" not in ways:
        yield placed(("way",), "easy-way", f"`{line}` has no `{way}`", "use another way, or another helpline")
    if "say" not in raw and "explain" not in raw and f"{line} easy" not in ways:
        yield placed(("line",), "easy-way", f"`{line}` says nothing in `easy`",
                     "add it in data/helplines.yaml, or write `say`")  # fmt: skip


class EasySection(Record):
    """A few lines under a heading."""

    a = "a section"
    record: ClassVar[str] = "easy_section"

    heading: Both = field(example='{cy: "…", en: "…"}')
    lines: Rows[EasyLine] = field()
    list: Annotated[List, OneOf("list", LISTS)] | None = field(None, example="works")


class TestedBy(Record):
    """With whom a page was tried: people with learning disabilities, and when."""

    a = "`tested_by`"
    record: ClassVar[str] = "tested_by"

    who: Both = field(example='{cy: "…", en: "…"}')
    day: PastDay = field(example="2027-01-20")


class EasyPage(Record):
    """One Easy Read page. What it says rests on the situations that it names, and on sources of its own."""

    a = "an Easy Read page"
    record: ClassVar[str] = "easy_page"

    id: Id = field(example="tell")
    slug: Slugs = field(example="{cy: dweud-wrth-rywun, en: tell-someone}")
    title: Both = field(example='{cy: "…", en: "…"}')
    situations: Several[Annotated[str, Reference("situations")]] = field((), example="[scared-to-tell]")
    helplines: Several[Annotated[str, Reference("shown helplines")]] = field((), example="[childline]")
    sources: Distinct[Piece] = field(())
    sections: Rows[EasySection] = field()
    tested_by: Nullable[TestedBy] = field(None, example="null")

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """A page that rests on nothing."""
        del known
        if raw.get("id") != START and not any(raw.get(key) for key in ("situations", "helplines", "sources")):
            yield placed((), "evidence-missing", "the page names nothing that its words rest on",
                         "name `situations`, `helplines` or `sources`")  # fmt: skip


class StoryStep(Record):
    """One picture of the children's page in pictures, with its words below."""

    a = "a step"
    record: ClassVar[str] = "story_step"

    picture: Annotated[str, Reference("easy-read pictures")] = field(example="talk")
    say: Both = field(example='{cy: "…", en: "…"}')
    line: Annotated[str, Reference("shown helplines")] | None = field(None, example="childline")


class EasyRead(Record):
    """`data/easy-read.yaml`."""

    a = "the file"
    record: ClassVar[str] = "easy_read"
    ids_once: ClassVar[tuple[str, ...]] = ("pictures", "words", "pages")

    pictures: Rows[Picture] = field()
    words: tuple[HardWord, ...] = field(())
    same_words: tuple[SameWord, ...] = field(())
    children: Rows[StoryStep] = field()
    pages: Rows[EasyPage] = field()

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Addresses that two pages share, a story without a number, a list that no section shows, no front door."""
        del known
        pages = raw.get("pages")
        rows = _maps(pages)
        for side in _SIDES:
            slugs = [slug.get(side) for row in rows for slug in (row.get("slug"),) if isinstance(slug, Mapping)]
            for at, slug in enumerate(slugs):
                if slug in slugs[:at]:
                    yield placed(("pages", at, "slug", side), "repeated", f"another page has the address `{slug}`",
                                 "give it another one")  # fmt: skip
        children = _maps(raw.get("children"))
        if children and not any(step.get("line") for step in children):
            yield placed(("children",), "no-number", "the page in pictures has no number that a child can ring",
                         "name a helpline under `line` of a step", at_key=True)  # fmt: skip
        shown = {section.get("list") for row in rows for section in _maps(row.get("sections"))}
        for name in LISTS if rows else ():
            if name not in shown:
                yield placed(("pages",), "easy-list", f"no section has `list: {name}`",
                             "add it to the section that is to show them", at_key=True)  # fmt: skip
        if not raw.get("words"):
            yield from _unexplained(rows)
        if rows and START not in {row.get("id") for row in rows}:
            yield placed(("pages",), "easy-line", f"there is no page `{START}`", "add it: the front door leads there")


def _unexplained(pages: list[Mapping[str, Any]]) -> Iterator[tuple[Path, Fault]]:
    """Lines that explain a word of a file that has none."""
    for at, page in enumerate(pages):
        for part, section in enumerate(_maps(page.get("sections"))):
            for row, line in enumerate(_maps(section.get("lines"))):
                if "explain" in line:
                    yield placed(("pages", at, "sections", part, "lines", row, "explain"), "unknown-term",
                                 "there are no hard words", "add the word to `words`")  # fmt: skip


def _maps(rows: Any) -> list[Mapping[str, Any]]:
    return [row if isinstance(row, Mapping) else {} for row in rows] if isinstance(rows, tuple) else []
