"""Edits of a YAML file as values: set, remove, add; all else stays byte for byte as it was written.

Positions come from composing the text, the words of new values and edits inside brackets from
ruamel.yaml. Comments, order, quotes, line endings, a byte-order mark and a missing last newline are
kept, because only the words of what is edited are put anew. The text must have been read without a
problem before: anchors, tags and depth are not looked at here. That the result says what it should
must be checked by reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import yaml
from ruamel.yaml.error import YAMLError

from hub.catalogue import yaml_layout
from hub.catalogue.problems import Place, Problem
from hub.own_yaml import LOADER

Steps = tuple[str | int, ...]  # keys and positions, from the root: ("resources", 3, "title", "cy")
_BREAK: Final = re.compile("\r\n|\r|\n")
_MARK: Final = "\ufeff"


class LayoutError(Exception):
    """What is to be edited is laid out in a way that would not be kept; a person has to make the change."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Put:
    """Give what stands at `path` this value; a key that is not there is added in the usual order."""

    path: Steps
    value: Any


@dataclass(frozen=True, slots=True)
class Take:
    """Remove a key of a map, or an item of a list. What is not there needs no removing."""

    path: Steps


@dataclass(frozen=True, slots=True)
class Add:
    """Put new items at the end of the list at `path`; where there is no list, it is made."""

    path: Steps
    values: tuple[Any, ...]


Edit = Put | Take | Add


class _Step(NamedTuple):
    """One step from a collection to a value in it. `start` is where its key or item begins."""

    holder: yaml.CollectionNode
    key: yaml.Node | None
    value: yaml.Node
    start: int


def edited(text: str, edits: Iterable[Edit], file: str = "") -> str:
    """The text with every edit made. Edits of one item are made in their order, each on what the last left.

    Whole items of the file's own lists are replaced, removed and added after all else.

    Raises:
        LayoutError: an edit inside brackets that ruamel.yaml would write otherwise than it was.

    """
    mark = text[: len(_MARK)] if text.startswith(_MARK) else ""
    whole = text.removeprefix(_MARK)
    ended = not whole or whole.endswith(("\n", "\r"))
    whole = whole if ended else f"{whole}{_newline(whole)}"
    groups = _by_item(edits)
    late = groups.pop((), [])
    whole = _one_by_one(_in_items(whole, groups, file), late, file)
    return mark + (whole if ended else whole.removesuffix("\n").removesuffix("\r"))


def _by_item(edits: Iterable[Edit]) -> dict[Steps, list[Edit]]:
    """Edits by the item of the file's list that they are in: only its own lines are read anew for each."""
    found: dict[Steps, list[Edit]] = {}
    late = []
    for edit in edits:
        base = next((edit.path[:n] for n, step in enumerate(edit.path[:2], 1) if isinstance(step, int)), None)
        if base is not None and (len(edit.path) > len(base) or isinstance(edit, Add)):
            found.setdefault(base, []).append(edit)
        else:
            late.append(edit)
    return found | ({(): late} if late else {})


def _in_items(text: str, groups: Mapping[Steps, Sequence[Edit]], file: str) -> str:
    """Edits within items, from the last item to the first: what stands before an item keeps its place."""
    root = _root(text) if groups else None
    places: list[tuple[int, int, Steps]] = []
    rest = []  # items in brackets, or that are not there: each is looked for in the whole text
    for base in groups:
        steps = _steps(root, base)
        if len(steps) < len(base) or steps[-1].holder.flow_style:
            rest.append(base)
        else:
            start, end = _line_start(text, steps[-1].start), _line_after(text, _end(steps[-1].value, text))
            places.append((start, end, base))
    for start, end, base in sorted(places, reverse=True):
        text = text[:start] + _alone(text, start, end, base, groups[base], file) + text[end:]
    for base in rest:
        text = _one_by_one(text, groups[base], file)
    return text


def _alone(text: str, start: int, end: int, base: Steps, edits: Sequence[Edit], file: str) -> str:
    """One item after its edits, read by itself below the key of its list."""
    head = f"{base[0]}:{_newline(text)}" if len(base) > 1 else ""
    alone = [replace(edit, path=(*base[:-1], 0, *edit.path[len(base) :])) for edit in edits]
    try:
        return _one_by_one(head + text[start:end], alone, file).removeprefix(head)
    except LayoutError as error:
        place = error.problem.place
        lines = len(_BREAK.findall(text[:start])) - len(_BREAK.findall(head))
        raise LayoutError(replace(error.problem, place=replace(place, line=place.line + lines))) from error


def _one_by_one(text: str, edits: Sequence[Edit], file: str) -> str:
    for edit in edits:
        if isinstance(edit, Put):
            text = _put(text, edit, file)
        elif isinstance(edit, Take):
            text = _take(text, edit, file)
        else:
            text = _add(text, edit, file)
    return text


# ---- the three edits ----


def _put(text: str, edit: Put, file: str) -> str:
    root = _root(text)
    steps = _steps(root, edit.path)
    *above, name = edit.path
    holder = steps[-1].value if steps else root
    if len(steps) == len(edit.path):
        if _says(steps[-1].value, edit.value):
            return text
        if steps[-1].holder.flow_style:
            return _inside(text, root, steps, edit, file)
        new = _laid_out(edit.value, edit.path, item=steps[-1].key is None)
        return _replaced(text, steps[-1], new)
    if len(steps) < len(above) or not isinstance(holder, yaml.MappingNode):
        if not above or not isinstance(name, str):
            raise _no(text, steps[-1].start if steps else 0, file, "there is no such place")
        return _put(text, Put(tuple(above), {name: edit.value}), file)
    if holder.flow_style:
        return _inside(text, root, steps, edit, file)
    return _new_key(text, holder, edit)


def _take(text: str, edit: Take, file: str) -> str:
    root = _root(text)
    steps = _steps(root, edit.path)
    if len(steps) < len(edit.path):
        return text
    last = steps[-1]
    if last.holder.flow_style:
        return _inside(text, root, steps, edit, file)
    end = _end(last.value, text)
    line = _line_start(text, last.start)
    if text[line : last.start].strip() == ("-" if last.key is None else ""):
        return text[:line] + text[_line_after(text, end) :]
    if last.key is None:
        raise _no(text, last.start, file, "something else stands on its line")
    # The first key of an item stands behind its dash: the next key moves there.
    following = [key for key, _ in last.holder.value if key.start_mark.index > last.start]
    if not following or text[end : following[0].start_mark.index].strip():
        raise _no(text, last.start, file, "nothing can take its place behind the dash")
    return text[: last.start] + text[following[0].start_mark.index :]


def _add(text: str, edit: Add, file: str) -> str:
    root = _root(text)
    steps = _steps(root, edit.path)
    found = (steps[-1].value if steps else root) if len(steps) == len(edit.path) else None
    if isinstance(found, yaml.SequenceNode) and found.value:
        if found.flow_style:
            return _inside(text, root, steps, edit, file)
        return _after_items(text, found, edit)
    if edit.path:
        return _put(text, Put(edit.path, edit.values), file)
    kept = text[: found.start_mark.index] + text[found.end_mark.index :].lstrip("\r\n") if found else text
    return kept + "".join(f"- {_laid_out(value, edit.path, item=True)}{_newline(text)}" for value in edit.values)


def _replaced(text: str, step: _Step, new: str) -> str:
    """The text with another value for a key, or another item, of a block collection."""
    end = _end(step.value, text)
    before = text[: step.start]
    if isinstance(step.key, yaml.Node):
        before = text[: step.key.end_mark.index] + (":" if new.startswith("\n") else ": ")
    column = step.start - _line_start(text, step.start)
    return before + _indented(text, new, column) + text[end:]


def _new_key(text: str, holder: yaml.MappingNode, edit: Put) -> str:
    name = edit.path[-1]
    names = {key.value: (key, value) for key, value in holder.value}
    before = _before(names, name, edit.path)
    value = _laid_out(edit.value, edit.path)
    line = f"{name}:{value}" if value.startswith("\n") else f"{name}: {value}"
    first = holder.start_mark.index
    column = first - _line_start(text, first)
    if not before:
        return text[:first] + _indented(text, f"{line}\n", column) + text[first:]
    place = _line_after(text, max(_end(names[each][1], text) for each in before))
    return text[:place] + " " * column + _indented(text, line, column) + _newline(text) + text[place:]


def _after_items(text: str, found: yaml.SequenceNode, edit: Add) -> str:
    last = found.value[-1]
    line = _line_start(text, last.start_mark.index)
    column = found.start_mark.column
    place = _line_after(text, _end(last, text))
    newline = _newline(text)
    # A blank line stands before each new item when one stands before the last.
    gap = newline if len(found.value) > 1 and text[:line].endswith(newline * 2) else ""
    new = [
        gap + " " * column + "- " + _indented(text, _laid_out(value, edit.path, item=True), column + 2) + newline
        for value in edit.values
    ]
    return text[:place] + "".join(new) + text[place:]


def _inside(text: str, root: yaml.Node | None, steps: Sequence[_Step], edit: Edit, file: str) -> str:
    """An edit within brackets, by ruamel.yaml's round trip of the brackets and nothing else."""
    nodes: list[Any] = [root, *(step.value for step in steps)]
    outer = next(place for place, node in enumerate(nodes) if getattr(node, "flow_style", False))
    start, end = nodes[outer].start_mark.index, nodes[outer].end_mark.index
    flow = text[start:end]
    try:
        data = yaml_layout.yaml().load(flow)
    except YAMLError as error:
        raise _no(text, start, file, "these brackets cannot be read") from error
    if (kept := yaml_layout.dumped(data)) != flow:
        same = next((at for at, pair in enumerate(zip(kept, flow, strict=False)) if pair[0] != pair[1]), len(kept))
        raise _no(text, start + same, file, "from here on, what stands in these brackets would be written otherwise")
    inner = edit.path[outer:]
    holder = data
    for step in inner if isinstance(edit, Add) else inner[:-1]:
        holder = holder[step]
    if isinstance(edit, Add):
        holder.extend(_styled(value, edit.path) for value in edit.values)
    elif isinstance(edit, Take):
        del holder[inner[-1]]
    elif inner[-1] in holder or isinstance(inner[-1], int):
        holder[inner[-1]] = _styled(edit.value, edit.path)
    else:
        names = list(holder)
        before = _before(names, inner[-1], edit.path)
        place = max((names.index(each) + 1 for each in before), default=0)
        holder.insert(place, inner[-1], _styled(edit.value, edit.path))
    return text[:start] + yaml_layout.dumped(data) + text[end:]


# ---- places ----


def _root(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=LOADER)


def _steps(root: yaml.Node | None, path: Steps) -> list[_Step]:
    """The steps along a path, as far as they are there."""
    steps: list[_Step] = []
    node = root
    for name in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == name), None)
            if found is None:
                break
            steps.append(_Step(node, found[0], found[1], found[0].start_mark.index))
        elif isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
            item = node.value[name]
            steps.append(_Step(node, None, item, item.start_mark.index))
        else:
            break
        node = steps[-1].value
    return steps


def _end(node: yaml.Node, text: str) -> int:
    """Where the last words of a value end, without the blank lines and comments after them."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return len(text[:end].rstrip(" \r\n"))
    return end


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_after(text: str, at: int) -> int:
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def _newline(text: str) -> str:
    found = _BREAK.search(text)
    return found.group() if found else "\n"


# ---- values ----


def _within(above: Sequence[str | int]) -> str:
    return next((step for step in reversed(above) if isinstance(step, str)), "")


def _before(names: Iterable[str], name: str | int, path: Steps) -> list[str]:
    """The keys of a map that a new key comes after."""
    order = yaml_layout.in_order([*names, str(name)], _within(path[:-1]))
    return order[: order.index(str(name))]


def _styled(value: Any, path: Steps) -> Any:
    names = [step for step in path if isinstance(step, str)]
    return yaml_layout.styled(value, *reversed(names[-2:])) if names else yaml_layout.styled(value)


def _laid_out(value: Any, path: Steps, *, item: bool = False) -> str:
    """A new value as text; one that takes the lines below its key begins with a newline."""
    made = _styled(value, path)
    words = yaml_layout.dumped(made)
    if item or isinstance(made, str) or made.fa.flow_style():
        return words
    return f"\n{words}" if isinstance(made, list) else "\n" + "\n".join(f"  {line}" for line in words.split("\n"))


def _indented(text: str, words: str, column: int) -> str:
    """Lines with an indentation before each but the first, and the file's own line ends."""
    return words.replace("\n", f"{_newline(text)}{' ' * column}")


def _says(node: yaml.Node, value: Any) -> bool:
    """Whether a value stands there already, whatever its quotes."""
    if isinstance(node, yaml.SequenceNode) and isinstance(value, (list, tuple)):
        return len(node.value) == len(value) and all(_says(*pair) for pair in zip(node.value, value, strict=True))
    return isinstance(node, yaml.ScalarNode) and node.value == yaml_layout.scalar(value)


def _no(text: str, at: int, file: str, why: str) -> LayoutError:
    place = Place(file, len(_BREAK.findall(text[:at])) + 1, at - _line_start(text, at) + 1)
    fix = "make this change by hand, or lay the entry out as the others are"
    return LayoutError(Problem("layout", place, f"this cannot be edited without changing more: {why}", fix))
