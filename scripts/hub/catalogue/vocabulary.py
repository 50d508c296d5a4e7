"""`data/vocabulary.yaml`: the words that entries are tagged with, and the marks on gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal, cast

from hub.catalogue.fields import Fields
from hub.catalogue.model import GapMark, Term, Vocabulary
from hub.catalogue.opening import opened
from hub.catalogue.problems import Problem
from hub.catalogue.reader import Node
from hub.catalogue.values import ID
from hub.languages import Text

SETS: Final = (
    "audiences", "needs", "objectives", "kinds", "formats", "access", "languages", "topics",
    "groups", "roles", "regions", "costs", "owners", "documents",
)  # fmt: skip
# Terms of these sets have a page of their own, and so an address.
WITH_PAGES: Final = frozenset({"audiences", "objectives", "access", "languages", "topics"})
TERM_KEYS: Final = (
    "id", "order", "label", "slug", "explanation", "introduction", "weight", "icon", "native",
    "direction", "same_in_both",
)  # fmt: skip
MARK_KEYS: Final = ("audience", "objective", "need", "topic", "mark", "since", "owner", "note")


def vocabulary(path: Path, root: Path, problems: list[Problem]) -> Vocabulary:
    """Every vocabulary of the project, as far as it can be read."""
    sets: dict[str, dict[str, Term]] = {name: {} for name in SETS}
    marks: list[GapMark] = []
    top = opened(path, root, problems)
    if top is not None:
        top.only((*SETS, "gap_marks"))
        top.need(*SETS)
        for name in SETS:
            _terms(top, name, sets[name])
        marks = [mark for item in top.items("gap_marks") if (mark := _gap_mark(top, item, sets))]
    ordered = {name: dict(sorted(terms.items(), key=lambda pair: pair[1].order)) for name, terms in sets.items()}
    return Vocabulary(**cast("dict[str, Any]", ordered), gap_marks=tuple(marks))


def _terms(top: Fields, name: str, found: dict[str, Term]) -> None:
    slugs: set[tuple[str, str]] = set()
    for item in top.items(name, least=1):
        if item.entries is None:
            top.problem("wrong-type", item, f"a term is {item.kind()}", "write {id: …, label: …}")
            continue
        fields = top.inside(item)
        term = _term(fields, name)
        if term.id in found:
            what = f"the id `{term.id}` is already used"
            fields.problem("duplicate-id", item, what, "keep one of the two")
        for slug in _sides(term.slug):
            if slug in slugs:
                what = f"the slug «{slug[1]}» is already used"
                fields.problem("slug", fields.key("slug"), what, "choose another slug")
            slugs.add(slug)
        if term.id:
            found.setdefault(term.id, term)


def _sides(pair: Text) -> Iterator[tuple[str, str]]:
    for side, words in (("cy", pair.cy), ("en", pair.en)):
        if words:
            yield side, words


def _term(fields: Fields, name: str) -> Term:
    identity = fields.id()
    fields.about = identity or ""
    fields.only(TERM_KEYS)
    fields.need("id", "order", "label", *(("slug",) if name in WITH_PAGES else ()))
    direction = fields.one_of("direction", ("ltr", "rtl")) if fields.get("direction") else None
    return Term(
        id=identity or "",
        label=fields.text("label", may_be_alike=True) or Text(),
        order=fields.whole("order", 0, 100_000) or 0,
        slug=_slug(fields),
        explanation=fields.text("explanation", may_be_alike=True) or Text(),
        introduction=fields.text("introduction") or Text(),
        weight=_weight(fields),
        icon=fields.words("icon") or "",
        native=fields.words("native") or "",
        direction="rtl" if direction == "rtl" else "ltr",
    )


def _weight(fields: Fields) -> int:
    found = fields.whole("weight", 0, 100)
    return 1 if found is None else found


def _slug(fields: Fields) -> Text:
    """The slugs of both languages; they may be alike: `bsl` is `bsl` in both."""
    pair = fields.map("slug", "{cy: …, en: …}")
    if pair is None:
        return Text()
    pair.only(("cy", "en"))
    sides = {side: pair.words(side) for side in ("cy", "en")}
    for side, words in sides.items():
        if words is None and pair.get(side) is None:
            fields.problem("slug", fields.key("slug"), f"`slug` has no `{side}`", "add it")
        elif words is not None and not ID.fullmatch(words):
            what = f"«{words}» is not a slug"
            fields.problem("slug", pair.get(side) or pair.node, what,
                           "use lower-case letters, digits and hyphens")  # fmt: skip
    return Text(sides["cy"], sides["en"])


def _gap_mark(top: Fields, node: Node, sets: Mapping[str, Mapping[str, Term]]) -> GapMark | None:
    if node.entries is None:
        top.problem("wrong-type", node, f"a mark is {node.kind()}", "write {audience: …}")
        return None
    fields = top.inside(node)
    fields.only(MARK_KEYS)
    fields.need("audience", "objective", "need", "mark", "since", "owner")
    audience = fields.one_of("audience", sets["audiences"])
    objective = fields.one_of("objective", sets["objectives"])
    need = fields.one_of("need", sets["needs"])
    mark = fields.one_of("mark", ("being-worked-on", "not-applicable"))
    topic = fields.one_of("topic", sets["topics"]) if fields.get("topic") else None
    if audience is None or objective is None or need is None or mark is None:
        return None
    return GapMark(
        audience=audience, objective=objective, need=need, topic=topic,
        mark=cast("Literal['being-worked-on', 'not-applicable']", mark),
        since=fields.date("since"), owner=fields.one_of("owner", sets["owners"]) or "",
        note=fields.text("note") or Text(),
    )  # fmt: skip
