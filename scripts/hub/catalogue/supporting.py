"""The curators' smaller files in `data/`: vocabulary, publishers, terms, left-out, and files shown as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, cast

from hub.catalogue import addresses
from hub.catalogue.fields import Fields, alike, is_null
from hub.catalogue.model import GapMark, LeftOut, Publisher, Synonym, Term, Vocabulary
from hub.catalogue.problems import Problem
from hub.catalogue.reader import Node, read, walk
from hub.languages import Text

SETS: Final = (
    "audiences", "needs", "objectives", "kinds", "formats", "access", "languages", "topics",
    "groups", "roles", "regions", "costs", "owners", "documents",
)  # fmt: skip
WITH_PAGES: Final = frozenset({"audiences", "objectives", "access", "languages", "topics"})
TERM_KEYS: Final = ("id", "order", "label", "slug", "explanation", "introduction", "weight", "icon", "native", "direction", "same_in_both")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WHOLE: Final = re.compile(r"-?(0|[1-9]\d{0,8})")


def opened(path: Path, root: Path, problems: list[Problem]) -> tuple[Node | None, str]:
    """The root node of a project file and its name in problems."""
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    node, found = read(path, file)
    problems += found
    if node is not None and node.entries is None:
        problems.append(Problem("wrong-type", node.place(file), f"the file is {node.kind()}", "write a map of keys"))
        return None, file
    return node, file


def vocabulary(path: Path, root: Path, problems: list[Problem]) -> tuple[Vocabulary, frozenset[str]]:
    """Every vocabulary, and the ids of the source documents."""
    node, file = opened(path, root, problems)
    sets: dict[str, dict[str, Term]] = {name: {} for name in SETS}
    marks: list[GapMark] = []
    if node is not None:
        top = Fields(node, file, problems)
        top.only((*SETS, "gap_marks"))
        top.need(*SETS)
        for name in SETS:
            for item in top.items(name, least=1):
                term = _term(item, file, name, problems)
                if term is None:
                    continue
                if term.id in sets[name]:
                    problems.append(Problem("duplicate-id", item.place(file), f"the id `{term.id}` is already used",
                                            "keep one of the two", term.id))  # fmt: skip
                sets[name][term.id] = term
        for item in top.items("gap_marks"):
            mark = _gap_mark(item, file, sets, problems)
            if mark:
                marks.append(mark)
    ordered = {name: dict(sorted(terms.items(), key=lambda pair: pair[1].order)) for name, terms in sets.items()}
    documents = frozenset(ordered["documents"])
    return Vocabulary(**cast("dict[str, Any]", ordered), gap_marks=tuple(marks)), documents


def _term(node: Node, file: str, name: str, problems: list[Problem]) -> Term | None:
    if node.entries is None:
        problems.append(Problem("wrong-type", node.place(file), f"a term is {node.kind()}", "write {id: …, label: …}"))
        return None
    fields = Fields(node, file, problems)
    identity = fields.id()
    fields.about = identity or ""
    fields.only(TERM_KEYS)
    fields.need("id", "order", "label", *(("slug",) if name in WITH_PAGES else ()))
    slug = fields.text("slug", may_be_alike=True) if not _alike_slug(fields) else _plain_pair(fields.get("slug"))
    for side in (slug.cy, slug.en) if slug else ():
        if side and not _SLUG.fullmatch(side):
            fields.problem("slug", fields.key("slug"), f"«{side}» is not a slug", "use lower-case letters, digits and hyphens")
    label = fields.text("label", may_be_alike=True)
    if identity is None or label is None:
        return None
    return Term(
        id=identity, label=label, order=fields.whole("order", 0, 100_000) or 0, slug=slug or Text(),
        explanation=fields.text("explanation", may_be_alike=True) or Text(),
        introduction=fields.text("introduction") or Text(),
        weight=fields.whole("weight", 0, 100) or 1, icon=fields.words("icon") or "",
        native=fields.words("native") or "",
        direction="rtl" if fields.words("direction") == "rtl" else "ltr",
    )  # fmt: skip


def _plain_pair(node: Node | None) -> Text:
    sides = {key: value.words for key, (_, value) in (node.entries or {}).items()} if node else {}
    return Text(sides.get("cy"), sides.get("en"))


def _alike_slug(fields: Fields) -> bool:
    """Slugs may be alike without a word about it: `bsl` is `bsl` in both languages."""
    pair = _plain_pair(fields.get("slug"))
    return bool(pair.cy and pair.en and alike(pair.cy, pair.en))


def _gap_mark(node: Node, file: str, sets: Mapping[str, Mapping[str, Term]], problems: list[Problem]) -> GapMark | None:
    if node.entries is None:
        problems.append(Problem("wrong-type", node.place(file), f"a mark is {node.kind()}", "write {audience: …}"))
        return None
    fields = Fields(node, file, problems)
    fields.only(("audience", "objective", "need", "topic", "mark", "since", "owner", "note"))
    fields.need("audience", "objective", "need", "mark", "since", "owner")
    found = [fields.one_of(name, sets[many]) for name, many in
             (("audience", "audiences"), ("objective", "objectives"), ("need", "needs"))]  # fmt: skip
    mark = fields.one_of("mark", ("being-worked-on", "not-applicable"))
    topic = fields.one_of("topic", sets["topics"])
    if None in found or mark is None:
        return None
    return GapMark(
        audience=found[0] or "", objective=found[1] or "", need=found[2] or "", topic=topic,
        mark=cast("Literal['being-worked-on', 'not-applicable']", mark), since=fields.date("since"),
        owner=fields.one_of("owner", sets["owners"]) or "", note=fields.text("note") or Text(),
    )  # fmt: skip


def publishers(path: Path, root: Path, problems: list[Problem], *, allow_private: bool) -> dict[str, Publisher]:
    """Who publishes, by id."""
    node, file = opened(path, root, problems)
    found: dict[str, Publisher] = {}
    for item in Fields(node, file, problems).items("publishers", least=1) if node else []:
        if item.entries is None:
            problems.append(Problem("wrong-type", item.place(file), f"a publisher is {item.kind()}", "write {id: …, name: …}"))
            continue
        fields = Fields(item, file, problems)
        identity = fields.id()
        fields.about = identity or ""
        fields.only(("id", "name", "home", "home_insecure", "evidence", "same_in_both"))
        fields.need("id", "name")
        name = fields.text("name", both=False, may_be_alike=True)
        home = fields.words("home") if fields.get("home") else None
        if home:
            fault = addresses.fault(home, insecure=fields.get("home_insecure") is not None, allow_private=allow_private)
            if fault:
                fields.problem(fault[0], fields.get("home") or item, fault[1], fault[2])
            if fields.get("evidence") is None:
                fields.problem("evidence-missing", item, "`home` has no `evidence`", "add seen, cited or opened")
        if identity in found:
            fields.problem("duplicate-id", item, f"the id `{identity}` is already used", "keep one of the two")
        if identity and name:
            found[identity] = Publisher(identity, name, home)
    return found


def left_out(path: Path, root: Path, problems: list[Problem]) -> tuple[LeftOut, ...]:
    """Inventory ids that are not in the catalogue on purpose."""
    node, file = opened(path, root, problems)
    found: dict[str, LeftOut] = {}
    for item in Fields(node, file, problems).items("left_out") if node else []:
        fields = Fields(item, file, problems)
        identity = fields.id()
        fields.about = identity or ""
        fields.only(("id", "reason"))
        fields.need("id", "reason")
        reason = fields.text("reason")
        if identity and reason:
            if identity in found:
                fields.problem("duplicate-id", item, f"the id `{identity}` is already used", "keep one of the two")
            found[identity] = LeftOut(identity, reason)
    return tuple(found.values())


def terms(path: Path, root: Path, problems: list[Problem]) -> tuple[tuple[Synonym, ...], dict[str, tuple[str, ...]]]:
    """The term list and the words that our own texts never use."""
    node, file = opened(path, root, problems)
    if node is None:
        return (), {}
    top = Fields(node, file, problems)
    top.only(("terms", "blame_words"))
    found: list[Synonym] = []
    for item in top.items("terms", least=1):
        fields = Fields(item, file, problems)
        fields.only(("en", "cy", "evidence", "also_en", "also_cy"))
        fields.need("en", "cy")
        en, cy = fields.words("en"), fields.words("cy")
        also = {key: tuple(w for n in fields.items(key) if (w := fields.clean(key, n))) for key in ("also_en", "also_cy")}
        if en and cy:
            found.append(Synonym(en, cy, also["also_en"], also["also_cy"], fields.words("evidence") == "seen"))
    blame: dict[str, tuple[str, ...]] = {}
    words = top.get("blame_words")
    if words is not None and words.entries is not None:
        fields = Fields(words, file, problems)
        fields.only(("cy", "en"))
        blame = {side: tuple(w for n in fields.items(side) if (w := fields.clean(side, n))) for side in ("cy", "en")}
    return tuple(found), blame


def shown_as_they_are(path: Path, root: Path, problems: list[Problem]) -> Any:  # noqa: ANN401
    """A data file as plain values: each map of `cy` and `en` becomes a Text, and must have both sides."""
    node, file = opened(path, root, problems)
    if node is None:
        return {}
    for each in walk(node):
        for name, (_, value) in (each.entries or {}).items():
            if _is_pair(value):
                Fields(each, file, problems, _about(each)).text(name, may_be_alike=True)
    return _plain(node)


def _about(node: Node) -> str:
    found = (node.entries or {}).get("id")
    return (found[1].words or "") if found else ""


def _is_pair(node: Node) -> bool:
    keys = set(node.entries or {})
    return bool(keys & {"cy", "en"}) and keys <= {"cy", "en", "same_in_both"} and all(
        value.words is not None and not value.words.startswith("https:") for _, value in (node.entries or {}).values()
    )  # fmt: skip


def _plain(node: Node) -> Any:  # noqa: ANN401
    if node.items is not None:
        return [_plain(item) for item in node.items]
    if node.entries is not None:
        if _is_pair(node):
            return _plain_pair(node)
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    if is_null(node):
        return None
    if node.quoted:
        return node.words
    if node.words in {"true", "false"}:
        return node.words == "true"
    return int(node.words) if _WHOLE.fullmatch(node.words or "") else node.words


def as_date(value: object) -> date | None:
    """A YYYY-MM-DD text of a data file as a date; None for anything else."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
