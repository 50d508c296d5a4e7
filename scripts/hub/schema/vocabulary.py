"""`data/vocabulary.yaml`: the words that entries are tagged with, and the marks on gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

from hub.languages import Text
from hub.schema.faults import Fault, Known, Path, placed
from hub.schema.pairs import Both, BothNamed, Slugs
from hub.schema.plain_text import Words
from hub.schema.record import Record, field
from hub.schema.values import Day, Id, OneOf, Reference, Rows, Slug, Some, Whole, repeated_ids

# Terms of these vocabularies have a page of their own, and so an address.
WITH_PAGES: Final = frozenset({"audiences", "objectives", "access", "languages", "topics"})
Mark = Literal["being-worked-on", "not-applicable"]
Direction = Literal["ltr", "rtl"]


class Term(Record):
    """One word of a vocabulary. `slug` holds the last part of its page's address in each language."""

    a = "a term"
    record: ClassVar[str] = "term"
    may_be_alike: ClassVar[tuple[str, ...]] = ("label", "explanation")

    id: Id = field(example="online-safety")
    order: Annotated[int, Whole(0, 100_000)] = field(example="40")
    weight: Annotated[int, Whole(0, 100)] = field(1, example="3")
    icon: Slug = field("", example="family")
    label: BothNamed = field(example='{cy: "Canllaw", en: "Guide"}')
    native: Words = field("", example='"Polski"')
    direction: Annotated[Direction, OneOf("direction", ("ltr", "rtl"))] = field("ltr", example="rtl")
    slug: Slugs = field(Text(), example="{cy: rhieni, en: parents}")
    explanation: BothNamed = field(Text(), example='{cy: "…", en: "…"}')
    introduction: Both = field(Text(), example='{cy: "…", en: "…"}')
    same_in_both: bool = field(False, example="true")


class GapMark(Record):
    """A gap that a curator has marked as being worked on or not applicable."""

    a = "a mark"
    record: ClassVar[str] = "gap_mark"

    audience: Annotated[str, Reference("audiences")] = field(example="children")
    objective: Annotated[str, Reference("objectives")] = field(example="prevent")
    need: Annotated[str, Reference("needs")] = field(example="bsl")
    topic: Annotated[str, Reference("topics")] | None = field(None, example="online-safety")
    mark: Annotated[Mark, OneOf("mark", ("being-worked-on", "not-applicable"))] = field(example="being-worked-on")
    since: Day = field(example="2026-11-21")
    owner: Annotated[str, Reference("owners")] = field(example="prevent-workstream")
    note: Both = field(Text(), example='{cy: "…", en: "…"}')


class TopicGroup(Record):
    """Topics that stand together on the homes and on the page of topics."""

    a = "a group of topics"
    record: ClassVar[str] = "topic_group"

    id: Id = field(example="staying-safe")
    order: Annotated[int, Whole(0, 100_000)] = field(example="20")
    label: Both = field(example='{cy: "Cadw\'n ddiogel", en: "Staying safe"}')
    topics: Some[Annotated[str, Reference("topics")]] = field(example="[online-safety, sharing-images]")


class VocabularyFile(Record):
    """Every vocabulary, in the order in which the file has them."""

    a = "the file"
    record: ClassVar[str] = "vocabulary"

    audiences: Rows[Term] = field()
    needs: Rows[Term] = field()
    objectives: Rows[Term] = field()
    kinds: Rows[Term] = field()
    formats: Rows[Term] = field()
    access: Rows[Term] = field()
    languages: Rows[Term] = field()
    topics: Rows[Term] = field()
    groups: Rows[Term] = field()
    roles: Rows[Term] = field()
    regions: Rows[Term] = field()
    costs: Rows[Term] = field()
    owners: Rows[Term] = field()
    documents: Rows[Term] = field()
    qualities: tuple[Term, ...] = field(())
    topic_groups: tuple[TopicGroup, ...] = field(())
    gap_marks: tuple[GapMark, ...] = field(())

    @classmethod
    def faults(cls, raw: Mapping[str, Any], known: Known) -> Iterator[tuple[Path, Fault]]:
        """Ids and slugs that stand twice, terms without an address or a picture, topics not in one group."""
        del known
        yield from _group_faults(raw.get("topics"), raw.get("topic_groups"))
        for name in VOCABULARIES:
            terms = raw.get(name)
            yield from repeated_ids(terms, inside=(name,))
            if name in WITH_PAGES and isinstance(terms, tuple):
                yield from _slug_faults(name, terms)
        audiences = raw.get("audiences")
        for at, term in enumerate(audiences if isinstance(audiences, tuple) else ()):
            if isinstance(term, Mapping) and "icon" not in term:
                what = "`icon` is missing: the homes show one for each audience"
                yield placed(("audiences", at), "missing-key", what,
                             "add `icon: …`, a name of overrides/hub/components/icon/icons.yaml")  # fmt: skip


# What the file holds besides vocabularies.
_BESIDES: Final = frozenset({"topic_groups", "gap_marks"})
VOCABULARIES: Final = tuple(name for name in VocabularyFile.model_fields if name not in _BESIDES)


def _group_faults(topics: Any, groups: Any) -> Iterator[tuple[Path, Fault]]:
    """Where there are groups, a topic that stands in none of them, or in two: the homes show each once."""
    if not isinstance(topics, tuple) or not isinstance(groups, tuple) or not groups:
        return
    yield from repeated_ids(groups, inside=("topic_groups",))
    taken: set[str] = set()
    for at, group in enumerate(groups):
        own = group.get("topics") if isinstance(group, Mapping) else ()
        for place, topic in enumerate(own if isinstance(own, tuple) else ()):
            if str(topic) in taken:
                yield placed(("topic_groups", at, "topics", place), "duplicate-topic",
                             f"`{str(topic)[:60]}` stands in two groups of topics", "leave it in one")  # fmt: skip
            taken.add(str(topic))
    for at, topic in enumerate(topics):
        name = str(topic.get("id")) if isinstance(topic, Mapping) else ""
        if name and name not in taken:
            yield placed(("topics", at, "id"), "no-group", f"`{name[:60]}` stands in no group of `topic_groups`",
                         "add it to the one where people look for it")  # fmt: skip


def _slug_faults(name: str, terms: tuple[Any, ...]) -> Iterator[tuple[Path, Fault]]:
    taken: set[tuple[str, str]] = set()
    for at, term in enumerate(terms):
        if not isinstance(term, Mapping):
            continue
        if "slug" not in term:
            yield placed((name, at), "missing-key", "`slug` is missing", "add `slug: {cy: …, en: …}`")
        slugs = term.get("slug")
        for side, slug in slugs.items() if isinstance(slugs, Mapping) else ():
            if (side, str(slug)) in taken:
                what = f"the slug «{str(slug)[:60]}» is already used"
                yield placed((name, at, "slug", side), "slug", what, "choose another slug")
            taken.add((side, str(slug)))
