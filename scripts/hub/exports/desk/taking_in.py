"""A change file brought to the catalogue: the edits of the files, or why it cannot be taken in.

A key is changed only while it still says what the writer of the file saw; otherwise a person has to look again.
Days of checking do not count in that, since the link check moves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from hub.catalogue import Catalogue, Resource
from hub.catalogue.due import is_looked_after
from hub.catalogue.reviews import confirmed, first_day
from hub.catalogue.yaml_writing import Add, Edit, Put, Steps, Take
from hub.exports.data import plain_resource
from hub.exports.desk.reading import Wrong, as_read, wrongs
from hub.schema import ChangeFile, Proposed, Publisher, Version
from hub.schema.faults import NOTHING, Known
from hub.schema.record import keys, plain

Values = dict[str, Any]
# Keys of a map that are written side by side; `insecure` may be one text for both sides.
_WHOLE: Final = frozenset({"insecure", "home_insecure"})
_ONE_ADDRESS: Final = ("url", "language")
_AGAIN: Final = "open the desk again, which shows the entry as it is now, and repeat the change"


class Refused(Exception):  # noqa: N818 - not an error of the program
    """The file cannot be taken in; nothing is to be written."""

    def __init__(self, found: Sequence[Wrong]) -> None:
        self.found = tuple(found)
        super().__init__("; ".join(each.what for each in found))


@dataclass(frozen=True, slots=True)
class Done:
    """One change as it will be made: the entry's values before (None for a new one) and after."""

    action: str
    id: str
    before: Values | None
    after: Values


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file changes: the entries as they are to be, the edits that lead there, and what to tell of it."""

    resources: tuple[Resource, ...]
    edits: tuple[Edit, ...]
    publishers: tuple[Publisher, ...] = ()
    publisher_edits: tuple[Edit, ...] = ()
    done: tuple[Done, ...] = field(default=())


def shown(catalogue: Catalogue, resource: Resource) -> Values:
    """An entry as the desk is given it: without addresses to which nobody must be sent, which are marked."""
    values = plain_resource(resource)
    for version in values["versions"] if values.get("versions") else ():
        if not catalogue.outward(version["url"]):
            del version["url"]
            version["withdrawn"] = True
    if values.get("home") and not catalogue.outward(values["home"]):
        del values["home"]
    sources = values.get("quality_source", {})
    for name in [name for name, value in sources.items() if value.startswith("http") and not catalogue.outward(value)]:
        del sources[name]
    return values


def taken(file: ChangeFile, catalogue: Catalogue, known: Known, day: date) -> Taken:
    """What a file changes.

    Raises:
        Refused: with everything that is wrong.

    """
    # One that is there already, word for word, was taken in by a run that was stopped half way.
    new = {each.id: each for each in file.publishers if catalogue.publishers.get(each.id) != each}
    found = [
        Wrong(name, ("publishers", "id"), "duplicate-id", f"there is a publisher `{name}` already", "choose another id")
        for name in new if name in catalogue.publishers
    ]  # fmt: skip
    ids = {**known.ids, "publishers": [*known.ids.get("publishers", ()), *new]}
    context = replace(known, ids=ids)
    resources = {each.id: each for each in catalogue.resources}
    places = {each.id: place for place, each in enumerate(catalogue.resources)}
    edits: list[Edit] = []
    added: list[Values] = []
    done: list[Done] = []
    for each in file.changes:
        try:
            before, after = _values(each, catalogue, day)
            resources[each.id] = _record(each.id, after, context)
        except Refused as refused:
            found += refused.found
            continue
        done.append(Done(each.action, each.id, before, after))
        if before is None:
            added.append(after)
        else:
            edits += _of_map(("resources", places[each.id]), before, after)
    if found:
        raise Refused(found)
    if added:
        edits.append(Add(("resources",), tuple(added)))
    listed = tuple(plain_publisher(each) for each in new.values())
    return Taken(
        tuple(resources.values()), tuple(edits), tuple(new.values()),
        (Add(("publishers",), listed),) if listed else (), tuple(done),
    )  # fmt: skip


def plain_publisher(publisher: Publisher) -> Values:
    """A publisher as it stands in `data/publishers.yaml`."""
    name = publisher.name
    values = {
        **plain(publisher),
        "name": {side: words for side in ("en", "cy") if (words := name.side(side)) is not None},
    }
    return {key: values[key] for key in keys(Publisher) if values.get(key) not in (None, False, [])}


# ---- the values of one entry ----


def _values(change: Proposed, catalogue: Catalogue, day: date) -> tuple[Values | None, Values]:
    """An entry as it is and as it is to be."""
    resource = catalogue.by_id.get(change.id)
    if change.action == "add":
        if resource is not None or change.id in {out.id for out in catalogue.left_out}:
            what = f"the id `{change.id}` is already used"
            raise Refused([Wrong(change.id, ("id",), "duplicate-id", what, "choose another id, or change that entry")])
        return None, _whole(change, catalogue, day)
    if resource is None:
        what = f"there is no entry `{change.id}`"
        raise Refused([Wrong(change.id, ("id",), "unknown-resource", what, "choose the entry on the desk")])
    before = plain_resource(resource)
    if change.action == "review":
        if not is_looked_after(resource):
            what = f"`{change.id}` is {resource.status}: nobody looks after it"
            raise Refused([Wrong(change.id, ("status",), "status", what, "take it out of the file")])
        return before, plain_resource(confirmed(catalogue, [resource], day)[resource.id])
    if change.action == "withdraw":
        return before, before | {"status": "withdrawn"}
    return before, _changed(change, catalogue, resource, before, day)


def _whole(change: Proposed, catalogue: Catalogue, day: date) -> Values:
    """A new entry: what was given, and what follows from it."""
    given = {key: value for key, value in change.entry.items() if value is not NOTHING and value != ()}
    versions = given.get("versions")
    kind, audiences = given.get("kind"), given.get("audiences")
    title = given.get("title")
    alike = isinstance(title, Mapping) and title.get("cy") is not None and title.get("cy") == title.get("en")
    values = {
        "status": "listed" if versions else "address-wanted",
        "owner": next(iter(catalogue.vocabulary.owners)),
        "welsh_reviewed": None,
        **({"same_in_both": True} if alike else {}),
        **given,
        "id": change.id,
    }
    if isinstance(versions, tuple):
        values["versions"] = [_stamped(each, day) for each in versions]
    if "review_by" not in values:
        is_known = isinstance(kind, str) and isinstance(audiences, tuple)
        review = first_day(catalogue, str(kind), tuple(map(str, audiences or ())), day) if is_known else day
        values["review_by"] = str(review)
    ordered = [*keys(Resource), *values]
    made: Values = _plain({key: values[key] for key in dict.fromkeys(ordered) if key in values})
    return made


def _stamped(version: Any, day: date) -> Any:
    """A version with the day on which somebody looked at it."""
    return {"checked": str(day), **version} if isinstance(version, Mapping) else version


def _changed(change: Proposed, catalogue: Catalogue, resource: Resource, before: Values, day: date) -> Values:
    """An entry with the keys that a file changes, each only while it says what was seen."""
    now = shown(catalogue, resource)
    after = dict(before)
    stale: list[Wrong] = []
    for key, wanted in change.entry.items():
        value = _plain(wanted)
        seen = _plain(change.was.get(key, NOTHING))
        if _without_days(seen) != _without_days(now.get(key)) and _without_days(value) != _without_days(now.get(key)):
            what = f"`{key}` has been changed in the catalogue since"
            stale.append(Wrong(change.id, (key,), "stale", what, _AGAIN))
        elif key == "versions":
            after[key] = _versions(wanted, before.get(key, []), day)
        elif key == "quality_source" and isinstance(value, dict):
            closed = {name: words for name, words in before.get(key, {}).items() if name not in now.get(key, {})}
            after[key] = {**closed, **value}
        else:
            after[key] = value
        if after.get(key) in (None, [], {}) and key != "welsh_reviewed":
            after.pop(key, None)
    if stale:
        raise Refused(stale)
    if after == before:
        what = f"`{change.id}` says all this already"
        raise Refused([Wrong(change.id, (), "nothing-changes", what, "take it out of the file")])
    return after


def _versions(wanted: Any, now: list[Values], day: date) -> Any:
    """The versions that are wanted. One that is as it was keeps the newest day; a withdrawn address stays as it is."""
    if not isinstance(wanted, tuple):
        return _plain(wanted)
    made = []
    for each in wanted:
        version = _plain(each)
        if isinstance(version, dict):
            if version.pop("withdrawn", None) is True and "url" not in version:
                version |= next(({"url": old["url"]} for old in now if _alike(version, old, "checked", "url")), {})
            days = [old["checked"] for old in now if all(old.get(key) == version.get(key) for key in _ONE_ADDRESS)]
            if days:
                version["checked"] = max(*days, str(version.get("checked", "")))
            version.setdefault("checked", str(day))
            version = {key: version[key] for key in dict.fromkeys([*keys(Version), *version]) if key in version}
        made.append(version)
    return made


def _alike(one: Values, two: Values, *but: str) -> bool:
    return {k: v for k, v in one.items() if k not in but} == {k: v for k, v in two.items() if k not in but}


def _without_days(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_days(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_days(each) for key, each in value.items() if key != "checked"}
    return value


def _plain(value: Any) -> Any:
    """A value as `plain_resource` gives it: lists, and None for nothing."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return None if value is NOTHING else value


def _record(about: str, values: Values, known: Known) -> Resource:
    try:
        return Resource.model_validate(as_read(values), context=known)
    except ValidationError as error:
        raise Refused(list(wrongs(error, about))) from error


# ---- edits ----


def _of_map(path: Steps, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Edit]:
    """What brings a map to its new values, each key as near to the words as can be."""
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        here = (*path, key)
        if now is None and key != "welsh_reviewed":
            yield Take(here)
        elif isinstance(was, dict) and isinstance(now, dict) and key not in _WHOLE:
            yield from _of_map(here, was, now)
        elif key == "versions" and was and now:
            yield from _of_versions(here, was, now)
        else:
            yield Put(here, now)


def _of_versions(path: Steps, before: list[Values], after: list[Values]) -> Iterator[Edit]:
    """Versions are told apart by their addresses; where their order changes, all are written anew."""
    urls = [each["url"] for each in after]
    kept = [place for place, each in enumerate(before) if each["url"] in urls]
    count = len(kept)
    if [before[place]["url"] for place in kept] != urls[:count] or len(set(urls)) < len(urls) or not kept:
        yield Put(path, after)
        return
    for place, wanted in zip(kept, after, strict=False):
        yield from _of_map((*path, place), before[place], wanted)
    for place in reversed(range(len(before))):
        if place not in kept:
            yield Take((*path, place))
    if after[count:]:
        yield Add(path, tuple(after[count:]))
