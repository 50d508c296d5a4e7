"""What the collection lacks: the gap map, counted for each audience, objective and need.

How things count (design §2 and §6):

- A resource counts once in each cell that one of its versions meets. `live` counts it only when
  such a version is live; `listed` counts it by its status alone, whatever its link and its date, so
  that `live = 0, listed > 0` shows a cell that holds only stale things.
- A cell without anything live is a gap. Gaps of whole cells come from the cell table.
- A work of which nobody has seen the Welsh or the English yet (`unseen`) is neither there nor missing:
  `unseen` counts it. A cell without anything live that has some is unknown and no gap, unless a curator
  has marked it as not to be filled.
- A gap may name a topic. Topics are counted only where the catalogue has, or had, a resource with
  that topic for that audience and objective, whatever its status; otherwise every topic would be a
  gap for everybody. An entry that is withdrawn keeps its topic's gaps in sight.
- A mark without a topic covers the cell and its topics; a mark with a topic covers that topic only.
- The order: highest score first, then gaps that nobody has marked, then those being worked on, then
  those that do not apply; then whole cells before topics; then the order of the vocabulary.

How it is shown or written to a file is not known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from hub.catalogue.model import Catalogue, Vocabulary
from hub.schema import GapMark, Resource

_MARK_ORDER: Final = {None: 0, "being-worked-on": 1, "not-applicable": 2}


@dataclass(frozen=True, slots=True)
class Count:
    """How many resources meet a need: those that are live; all that are listed, live ones too.

    `unseen` are further ones, of which nobody has seen this language yet, though it may exist.
    """

    live: int
    listed: int
    unseen: int = 0

    @property
    def thin(self) -> bool:
        """Whether it hangs by a thread: one live resource, or none but some that are stale."""
        return self.live == 1 or (self.live == 0 and self.listed > 0)

    @property
    def unknown(self) -> bool:
        """Whether nothing is known to be live, and something may be."""
        return self.live == 0 and self.unseen > 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the map: who, what for, and which need."""

    audience: str
    objective: str
    need: str
    count: Count


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a view: an id of the vocabulary (or of an action) and its count for each need."""

    id: str
    counts: Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that nobody can find here yet, or that nobody has looked for. `topic` is None for a whole cell."""

    audience: str
    objective: str
    need: str
    topic: str | None
    score: int
    count: Count
    mark: GapMark | None = None

    @property
    def mark_id(self) -> str | None:
        """The kind of its mark: `being-worked-on`, `not-applicable` or None."""
        return self.mark.mark if self.mark else None


@dataclass(frozen=True, slots=True)
class GapMap:
    """The whole map on one day: every cell, zeros too; the views; the gaps, worst first.

    `unknown` are in the order of the gaps, and are not among them: nobody knows whether they are any.
    """

    cells: tuple[Cell, ...]
    gaps: tuple[Gap, ...]
    unknown: tuple[Gap, ...]
    topics: tuple[Row, ...]
    groups: tuple[Row, ...]
    actions: tuple[Row, ...]

    @property
    def waived(self) -> frozenset[tuple[str, str, str]]:
        """The empty cells that a curator has marked as not to be filled: audience, objective, need."""
        return frozenset(
            (gap.audience, gap.objective, gap.need)
            for gap in self.gaps
            if gap.topic is None and gap.mark_id == "not-applicable"
        )

    def count(self, audience: str, objective: str, need: str) -> Count:
        """The count of one cell."""
        for cell in self.cells:
            if (cell.audience, cell.objective, cell.need) == (audience, objective, need):
                return cell.count
        raise KeyError((audience, objective, need))


def gap_map(catalogue: Catalogue) -> GapMap:
    """The gap map as of the catalogue's `today`."""
    terms = catalogue.vocabulary
    cells = _Tally(catalogue, _cells_of)
    topics = _Tally(catalogue, _topics_of)
    empty = sorted(_gaps(terms, cells, topics), key=_order(terms))
    return GapMap(
        cells=tuple(
            Cell(audience, objective, need, cells.count((audience, objective), need))
            for objective, audience, need in product(terms.objectives, terms.audiences, terms.needs)
        ),
        gaps=tuple(gap for gap in empty if not _is_unknown(gap)),
        unknown=tuple(filter(_is_unknown, empty)),
        topics=_rows(catalogue, terms.topics, lambda resource: resource.topics),
        groups=_rows(catalogue, terms.groups, lambda resource: resource.groups),
        actions=_rows(catalogue, in_plan_order(catalogue.actions), lambda resource: resource.actions),
    )


def in_plan_order(actions: Iterable[str]) -> list[str]:
    """Ids of actions as a reader counts: `2.1 … 2.10`, then the earlier plan's, `A1 … A11`."""

    def key(action: str) -> tuple[bool, list[int], str]:
        numbers = [int(part) for part in action.strip("A").split(".") if part.isdigit()]
        return (action.startswith("A"), numbers, action)

    return sorted(actions, key=key)


# A key is whatever a view counts by: (audience, objective), (audience, objective, topic), …
_Key = tuple[str, ...]
_Keys = Callable[[Resource], Iterator[_Key]]


class _Tally:
    """Counts of resources for each key and need, in one pass over the catalogue."""

    def __init__(self, catalogue: Catalogue, keys: _Keys) -> None:
        self.live: Counter[tuple[_Key, str]] = Counter()
        self.listed: Counter[tuple[_Key, str]] = Counter()
        self.unseen: Counter[tuple[_Key, str]] = Counter()
        self.known: set[_Key] = set()
        for resource in catalogue.resources:
            found = set(keys(resource))
            self.known |= found
            if resource.status != "listed":
                continue
            live = {need for v in catalogue.live_versions(resource) for need in v.needs()}
            listed = {need for v in resource.versions for need in v.needs()}
            self.live.update(product(found, live))
            self.listed.update(product(found, listed))
            self.unseen.update(product(found, set(resource.unseen) - listed))

    def count(self, key: _Key, need: str) -> Count:
        return Count(self.live[key, need], self.listed[key, need], self.unseen[key, need])


def _cells_of(resource: Resource) -> Iterator[_Key]:
    return product(resource.audiences, resource.objectives)


def _topics_of(resource: Resource) -> Iterator[_Key]:
    return product(resource.audiences, resource.objectives, resource.topics)


def _rows(catalogue: Catalogue, ids: Iterable[str], tags: Callable[[Resource], tuple[str, ...]]) -> tuple[Row, ...]:
    tally = _Tally(catalogue, lambda resource: ((tag,) for tag in tags(resource)))
    needs = catalogue.vocabulary.needs
    return tuple(Row(each, {need: tally.count((each,), need) for need in needs}) for each in ids)


def _gaps(terms: Vocabulary, cells: _Tally, topics: _Tally) -> Iterator[Gap]:
    whole = product(terms.audiences, terms.objectives)
    for key in (*whole, *sorted(topics.known)):
        audience, objective, *rest = key
        topic = rest[0] if rest else None
        for need in terms.needs:
            count = (topics if topic else cells).count(key, need)
            if count.live == 0:
                score = terms.audiences[audience].weight * terms.needs[need].weight
                mark = _mark(terms, audience, objective, need, topic)
                yield Gap(audience, objective, need, topic, score, count, mark)


def _is_unknown(gap: Gap) -> bool:
    return gap.count.unknown and gap.mark_id != "not-applicable"


def _mark(terms: Vocabulary, audience: str, objective: str, need: str, topic: str | None) -> GapMark | None:
    """The mark that covers a gap; one that names the topic goes before one for the whole cell."""
    here = (audience, objective, need)
    found = {m.topic: m for m in terms.gap_marks if (m.audience, m.objective, m.need) == here}
    return found.get(topic) or found.get(None)


def _order(terms: Vocabulary) -> Callable[[Gap], tuple[int, ...]]:
    audiences, objectives, needs, topics = (
        {each: place for place, each in enumerate(ids)}
        for ids in (terms.audiences, terms.objectives, terms.needs, terms.topics)
    )

    def key(gap: Gap) -> tuple[int, ...]:
        return (
            -gap.score,
            _MARK_ORDER[gap.mark_id],
            0 if gap.topic is None else 1,
            audiences[gap.audience],
            objectives[gap.objective],
            needs[gap.need],
            -1 if gap.topic is None else topics[gap.topic],
        )

    return key
