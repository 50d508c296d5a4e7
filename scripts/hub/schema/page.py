"""The front matter of a page that a person writes in `docs/<language>/`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import OneOf, Reference, Several, Slug, Whole

READERS: Final = ("children", "young-people", "easy-read", "public", "strategy")
Reader = Literal["children", "young-people", "easy-read", "public", "strategy"]


class FrontMatter(Record):
    """What stands between the two lines of `---` at the head of a page."""

    a = "the front matter"
    record: ClassVar[str] = "page"

    title: Words = field(example='"Get help"')
    tab: Words | None = field(None, example='"Help"')
    slug: Slug = field(example="get-help")
    description: Words = field(example='"Numbers to ring."')
    reader: Annotated[Reader, OneOf("reader", READERS)] = field("public", example="children")
    audience: Annotated[str, Reference("audiences")] | None = field(None, example="parents")
    topic: Annotated[str, Reference("topics")] | None = field(None, example="after-an-arrest")
    template: Annotated[str, Reference("templates")] | None = field(None, example="report.html")
    start_here: Several[Annotated[str, Reference("resources")]] = field((), example="[childline]")
    lines: Several[Annotated[str, Reference("shown helplines")]] = field((), example="[childline]")
    lines_after: Annotated[int, Whole(0, 50)] = field(0, example="1")
    statutory: bool = field(False, example="true")
