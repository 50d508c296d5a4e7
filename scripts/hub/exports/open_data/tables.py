"""The catalogue as tables that fit together: a row a work, a row a version, a row for each id that is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub.catalogue import Catalogue, Resource, Version
from hub.exports import data, licence
from hub.exports.tables import csv_text
from hub.languages import Language, words
from hub.schema.record import Record, meaning_keys
from hub.schema.shapes import Shape, columns

_DAYS: Final = frozenset({"checked", "review_by", "welsh_reviewed", "since"})
_NEVER_EMPTY: Final = frozenset({"id", "work", "kind", "publisher", "status", "language", "why", "licence"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as Frictionless calls it, and the keys of the words that say what it means."""

    name: str
    kind: str
    meant: tuple[str, ...]

    @property
    def always(self) -> bool:
        """Whether every row has a value."""
        return self.name in _NEVER_EMPTY

    def meaning(self, language: Language) -> str:
        """What the column holds.

        Raises:
            KeyError: no words say it.

        """
        table = words(language)
        found = next((table[key] for key in self.meant if key in table), None)
        if found is None:
            raise KeyError(self.meant[0])
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what identifies a row, which column names a row of another table, and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    key: tuple[str, ...] = ("id",)
    refers: tuple[str, str] | None = None  # a column, and the table whose `id` it holds

    @property
    def uri(self) -> str:
        """Its address, from the site's root."""
        return f"data/{self.name}.csv"

    def text(self) -> str:
        """The file."""
        return csv_text([column.name for column in self.columns], self.rows)


def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """Works, their versions, and what is no longer listed."""
    return _works(catalogue), _versions(catalogue), _gone(catalogue)


def version_id(version: Version) -> str:
    """What tells a version from the others of its work: its language and its access formats."""
    return "-".join((version.language, *sorted(version.access)))


def _own(*names: str, kind: str = "string") -> tuple[Column, ...]:
    return tuple(Column(name, "date" if name in _DAYS else kind, (f"open.column.{name}",)) for name in names)


def _declared(record: type[Record], wanted: Sequence[str]) -> tuple[Column, ...]:
    found = columns(record)
    return tuple(Column(name, _kind(name, found[name]), meaning_keys(record, _field(name, found[name])))
                 for name in wanted)  # fmt: skip


def _field(name: str, shape: Shape) -> str:
    """The field that a column belongs to: `title_cy` to `title`."""
    return name.removesuffix(f"_{shape.key}") if name != shape.key else name


def _kind(name: str, shape: Shape) -> str:
    if shape.is_whole and not shape.is_list:
        return "integer"
    if shape.is_yes_or_no:
        return "boolean"
    return "date" if name in _DAYS else "string"


def _filled(known: Sequence[Column], rows: Iterator[Mapping[str, Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row.get(column.name) for column in known) for row in rows)


# ---- works ----


def _works(catalogue: Catalogue) -> Table:
    known = (
        *_declared(Resource, data.RESOURCE_COLUMNS),
        *_own("versions", "versions_live", kind="integer"),
        *_own("withdrawn", kind="boolean"),
        *_own("licence"),
    )

    def row(resource: Resource) -> Mapping[str, Any]:
        return {
            **data.flat(data.opened(catalogue, resource)),
            "versions": len(resource.versions),
            "versions_live": len(catalogue.live_versions(resource)),
            "licence": licence.ID,
        }

    return Table("works", known, _filled(known, (row(each) for each in catalogue.resources)))


# ---- versions ----


def _versions(catalogue: Catalogue) -> Table:
    names = [name for name in columns(Version) if not name.startswith("insecure")]
    known = (
        *_own("work", "id"),
        *_declared(Version, names),
        *_own("live", "withdrawn", kind="boolean"),
        *_own("licence"),
    )

    def rows() -> Iterator[Mapping[str, Any]]:
        for resource in catalogue.resources:
            for version in resource.versions:
                yield {
                    **data.opened_version(catalogue, version),
                    "work": resource.id,
                    "id": version_id(version),
                    "live": catalogue.version_is_live(resource, version),
                    "licence": licence.ID,
                }

    return Table("versions", known, _filled(known, rows()), ("work", "id"), ("work", "works"))


# ---- what is gone ----


def _gone(catalogue: Catalogue) -> Table:
    """Ids that are no work of their own any more: nothing that was listed is taken away without a record."""
    known = _own("id", "why", "replaced_by", "reason_cy", "reason_en", "since", "licence")

    def rows() -> Iterator[Mapping[str, Any]]:
        withdrawn = {each.id: each.date for each in catalogue.changes if each.change == "withdrawn"}
        for resource in catalogue.resources:
            for old in resource.also_known_as:
                yield {"id": old, "why": "merged", "replaced_by": resource.id}
            if resource.status in {"withdrawn", "superseded"}:
                yield {
                    "id": resource.id, "why": resource.status, "replaced_by": resource.superseded_by,
                    "since": withdrawn.get(resource.id),
                }  # fmt: skip
        for out in catalogue.left_out:
            yield {"id": out.id, "why": "left-out", "reason_cy": out.reason.cy, "reason_en": out.reason.en}

    found = sorted(({**row, "licence": licence.ID} for row in rows()), key=lambda row: str(row["id"]))
    return Table("gone", known, _filled(known, iter(found)))
