"""Seeded slips and attacks: one file of the project spoiled in one way, and what is known of the damage.

A mutation says where a problem would have to point (`lines`), what text was taken out and so may be missing
from the site (`removed`), and whether every word of the site must stay (`keeps_words`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from slots import Slot, line_of, parents, slots

MARK: Final = "zq7"  # stands in everything that is put in, so that it can be found again


@dataclass(frozen=True)
class Mutation:
    """One spoiled file."""

    file: str
    kind: str
    what: str
    content: bytes
    lines: frozenset[int] | None = None  # where a problem may point; None: the file is enough
    removed: str = ""
    keeps_words: bool = False
    must_tell: bool = False  # passing in silence is wrong even if nothing is lost
    names: tuple[str, ...] = ()  # ids: a problem that names one is at the right place in whatever file
    within: str = ""  # the entry that a touched line stands in: a problem of another file that names it is right too
    entry: str = ""
    seed: str = field(default="", compare=False)


class NotHere(Exception):  # noqa: N818 - no error: this kind has nothing to spoil in this file
    """The file has nothing that this kind could spoil."""


@dataclass(frozen=True)
class Source:
    """A file before it is spoiled."""

    file: str
    text: str
    body_from: int = 0  # where the Markdown begins, for a page

    @property
    def is_page(self) -> bool:
        """Whether it is a page: front matter and Markdown."""
        return self.file.endswith(".md")


def source(root: Path, file: str) -> Source:
    """A file as it stands."""
    text = (root / file).read_text(encoding="utf-8")
    begun = text.find("\n---\n", 3) + 5 if file.endswith(".md") else 0
    return Source(file, text, begun)


_SLOTS: dict[tuple[str, int], list[Slot]] = {}


def _slots(src: Source) -> list[Slot]:
    key = (src.file, hash(src.text))
    if key not in _SLOTS:
        head = src.text[4 : src.body_from - 5] if src.is_page else src.text
        _SLOTS[key] = slots(head, 4 if src.is_page else 0)
    return _SLOTS[key]


def _pick(src: Source, rng: random.Random, wanted: Callable[[Slot], bool]) -> Slot:
    """A slot of a kind, each shape as likely as any other: rare keys are met as often as common ones."""
    found = [slot for slot in _slots(src) if wanted(slot)]
    if not found:
        raise NotHere
    shape = rng.choice(sorted({slot.shape for slot in found}))
    return rng.choice([slot for slot in found if slot.shape == shape])


# ---- putting in ----


def _made(
    src: Source, kind: str, what: str, start: int, end: int, new: str, *, tolerance: int = 0, removed: str | None = None,
    keeps_words: bool = False, must_tell: bool = False, names: tuple[str, ...] = (), slot: Slot | None = None,
    also: tuple[int, ...] = (), within: str = "",
) -> Mutation:  # fmt: skip
    """`text[start:end]` replaced. Right places: the touched lines, `tolerance` more each way, and the keys above."""
    text = src.text[:start] + new + src.text[end:]
    first, last = line_of(text, start), line_of(text, start + len(new))
    lines = (
        set(range(first - tolerance, last + tolerance + 1))
        | set(parents(text, first))
        | set(parents(src.text, first))
        | set(also)
    )
    if not src.text[src.text.rfind("\n", 0, start) + 1 : start + 1].startswith(" "):
        lines |= _root(src, text)  # a key of the whole file is missed where the file begins
    return Mutation(
        src.file, kind, what[:160], text.encode("utf-8", "surrogatepass"), frozenset(lines),
        src.text[start:end] if removed is None else removed, keeps_words, must_tell, names,
        within, slot.entry if slot else "",
    )  # fmt: skip


def _root(src: Source, text: str) -> set[int]:
    """Where the map of a whole file begins: at its first key, or at the front matter's first line."""
    found = re.search(r"^(?!#|\s|---)", text, re.MULTILINE)
    return (
        {1, line_of(text, found.start())} if found and src.is_page else {line_of(text, found.start())} if found else {1}
    )


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"


def _slipped(word: str, rng: random.Random) -> str:
    """A word with one slip of the finger in it."""
    place = rng.randrange(len(word) - 1) if len(word) > 1 else 0
    ways = [word[:place] + word[place + 1 :], word[:place] + word[place] * 2 + word[place + 1 :]]
    if len(word) > 2 and word[place] != word[place + 1]:
        ways.append(word[:place] + word[place + 1] + word[place] + word[place + 2 :])
    ways.append(word + "s")
    return rng.choice([way for way in ways if way and way != word] or [word + "x"])


# ---- keys ----


def misspelled_key(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.key_start >= 0 and len(s.key) > 2)
    new = _slipped(slot.key, rng)
    quote = '"' if src.text[slot.key_start] == '"' else ""
    return _made(src, "misspelled key", f"{slot.shape}: {slot.key} → {new}", slot.key_start, slot.key_end,
                 f"{quote}{new}{quote}", removed="", keeps_words=True, slot=slot)  # fmt: skip


def unknown_key(src: Source, rng: random.Random) -> Mutation:
    name = rng.choice(["colour", "notes", "urls", "Title", "zz", "phone2", "hidden", "en-GB", "42", MARK])
    slot = _pick(src, rng, lambda s: s.key_start >= 0)
    if name in {s.key for s in _slots(src) if s.owner == slot.owner}:
        name = MARK
    quote = '"' if src.file.endswith(".json") else ""
    pair = f'{quote}{name}{quote}: "{MARK}"'
    if slot.flow:
        return _made(src, "unknown key", f"{slot.shape}: + {name}", slot.key_start, slot.key_start, f"{pair}, ",
                     keeps_words=True, must_tell=True, slot=slot)  # fmt: skip
    indent = " " * (slot.key_start - src.text.rfind("\n", 0, slot.key_start) - 1)
    return _made(src, "unknown key", f"{slot.shape}: + {name}", slot.key_start, slot.key_start, f"{pair}\n{indent}",
                 keeps_words=True, must_tell=True, slot=slot)  # fmt: skip


def removed_key(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.key_start >= 0)
    start, end = slot.key_start, slot.end
    what = f"{slot.shape}: − {slot.key}"
    if slot.flow:
        after = re.compile(r"\s*,\s*").match(src.text, end)
        if after:
            end = after.end()
        else:
            before = re.compile(r",\s*$").search(src.text[slot.owner[0] : start])
            start = slot.owner[0] + before.start() if before else start
        return _made(src, "key removed", what, start, end, "", tolerance=1, slot=slot)
    begun = src.text.rfind("\n", 0, start) + 1
    lead = src.text[begun:start]
    rest = src.text.find("\n", max(start, end - 1))
    end = len(src.text) if rest < 0 else rest + 1
    if lead.strip():  # the first key of a row in a list: the dash stays
        following = re.compile(r"\s*").match(src.text, end)
        if following is None or following.end() <= end:
            raise NotHere
        end = following.end()
    else:
        start = begun
    return _made(src, "key removed", what, start, end, "", tolerance=1, slot=slot)


# ---- values ----

OTHERS: Final = (
    "12345", "-1", "1.5", "true", "false", "null", "2026-11-30", "[]", "{}", '["x"]', "[1, [2]]", '{"x": "y"}', '"text"',
    '""', '" "', "1e400", "0x1F", "99999999999999999999",
)  # fmt: skip


def other_type(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda _: True)
    new = rng.choice(OTHERS)
    renamed = (slot.value,) if slot.path[-1:] == ("id",) else ()
    return _replaced(src, slot, "value of another type", new, names=renamed)


def emptied(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda _: True)
    new = {"scalar": '""', "list": "[]", "map": "{}"}[slot.kind]
    if rng.random() < 0.4:
        new = "null" if src.file.endswith(".json") or slot.flow or rng.random() < 0.5 else ""
    gone = src.text[slot.start : slot.end] if slot.kind == "list" else ""
    return _replaced(src, slot, "value emptied", new, removed=gone)


def _replaced(src: Source, slot: Slot, kind: str, new: str, *, removed: str = "", **more: object) -> Mutation:
    """A value replaced, with the line that it ends."""
    start, end = slot.start, slot.end
    old = src.text[start:end]
    tail = old[len(old.rstrip()) :]
    if not slot.flow and slot.kind != "scalar" and not old.startswith(("[", "{")):  # a block begins on a line below
        key_end = slot.key_end if slot.key_start >= 0 else start
        if slot.key_start >= 0:
            start = src.text.index(":", key_end) + 1
            new = f" {new}"
    return _made(src, kind, f"{slot.shape}: {_short(old)} → {_short(new)}", start, end, new + tail,
                 removed=removed, slot=slot, **more)  # type: ignore[arg-type]  # fmt: skip


_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z]?\d+(?:\.\d+)?")
_NO_REFERENCE: Final = {
    "value",
    "date",
    "evidence",
    "checked",
    "period",
    "number",
    "order",
    "slug",
    "cy",
    "en",
    "digest",
}


def unknown_reference(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.kind == "scalar" and s.name not in {"id", *_NO_REFERENCE} and len(s.value) > 1
                 and _ID.fullmatch(s.value) is not None and s.value not in {"true", "false", "null"}
                 and not re.fullmatch(r"\d{4}(-\d\d)*", s.value))  # fmt: skip
    old = src.text[slot.start : slot.end]
    new = rng.choice([_slipped(slot.value, rng), f"{slot.value}-x", "no-such-thing", slot.value.upper() + "X"])
    quote = old[0] if old[0] in "\"'" else ""
    named = old if src.file.startswith("scripts/hub/strings/") else ""  # a word by which things are called
    return _replaced(src, slot, "unknown reference", f"{quote}{new}{quote}", removed=named)


def renamed_id(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.key == "id" and s.kind == "scalar")
    quote = '"' if src.text[slot.start] == '"' else ""
    new = rng.choice([_slipped(slot.value, rng), f"new-{slot.value}"])
    return _replaced(src, slot, "id renamed", f"{quote}{new}{quote}", names=(slot.value, new))


def swapped(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.kind == "map" and {"cy", "en"} <= set(s.keys))
    sides = {s.key: s for s in _slots(src) if s.owner == (slot.start, slot.end) and s.key in {"cy", "en"}}
    one, two = sorted(sides.values(), key=lambda s: s.start)
    text = src.text
    new = text[two.start : two.end] + text[one.end : two.start] + text[one.start : one.end]
    return _made(src, "cy and en swapped", slot.shape, one.start, two.end, new, removed="", slot=slot)


# ---- telephone numbers, addresses, dates ----

_PHONE: Final = re.compile(r"\+?\d[\d ()-]{1,17}\d")


def damaged_phone(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.kind == "scalar" and _PHONE.fullmatch(s.value) is not None
                 and bool({"phone", "phone_non_urgent", "text", "relay", "day", "night", "emergency", "police", "textphone",
                           "sms", "whatsapp"} & set(s.path)))  # fmt: skip
    value = slot.value
    new = rng.choice([
        value[:-1], value[1:], value + "4545", value[:-2] + "O" + value[-1], f"{value} x", "0" * len(value),
        "+33 1 42 68 53 00", "+1 212 555 0100", value.replace(" ", "", 1)[:-3], f"{value[:3]}- {value[3:]}", "abc", "O800 1111",
        f"{value}; {value}", "\N{FULLWIDTH DIGIT ZERO}800 1111", "09012 345678"])  # fmt: skip
    if re.sub(r"\D", "", new) == re.sub(r"\D", "", value) and new.isascii() and "x" not in new:
        new = value + "9"
    return _replaced(src, slot, "telephone number damaged", f'"{new}"')


def damaged_address(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.kind == "scalar" and s.value.startswith(("http:", "https:")))
    rest = slot.value.partition("://")[2]
    new = rng.choice([
        f"javascript:{MARK}()", f"data:text/html,<script>{MARK}()</script>", f"vbscript:{MARK}", f"JaVaScRiPt:{MARK}()",
        f" javascript:{MARK}()", f"http://{rest}", f"https://a b.{rest}", f"https://user:{MARK}@{rest}", "https://127.0.0.1/",
        "https://10.0.0.8/x", "https://[::1]/", "https://localhost/", f"https:/{rest}", f"https://{rest}\\t", rest, "https://",
        "https://example", f"https://{rest}\\u202e{MARK}", f"//{rest}", f"ftp://{rest}", "https://169.254.169.254/latest",
        f'https://{rest}\\"onclick={MARK}()', "mailto:a@b.example", "https://2130706433/", "https://exa mple.org/",
    ])  # fmt: skip
    return _replaced(src, slot, "address damaged", f'"{new}"')


_DATE: Final = re.compile(r"\d{4}-\d\d(-\d\d)?")


def damaged_date(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.kind == "scalar" and _DATE.fullmatch(s.value) is not None and s.name != "period")
    new = rng.choice(["2026-02-30", "2026-13-01", "30/11/2026", "yesterday", "0000-00-00", "20261130", "2126-11-30",
                      "2026-11-3", "26-11-30", "2026-11-30T10:00:00Z", "1026-01-01", "-2026-11-30", "2026-11-31"])  # fmt: skip
    return _replaced(src, slot, "date damaged", f'"{new}"' if src.file.endswith(".json") else new)


# ---- signs and attacks ----

SIGNS: Final[Mapping[str, str]] = {
    "NUL": "\\0", "escape": "\\u001b[31m", "bell": "\\u0007", "backspace": "\\b", "right-to-left override": "\\u202e",
    "isolate": "\\u2067", "zero width space": "\\u200b", "zero width joiner": "\\u200d", "byte order mark": "\\ufeff",
    "line separator": "\\u2028", "next line": "\\u0085", "soft hyphen": "\\u00ad", "tag sign": "\\udb40\\udc41",
    "lone surrogate": "\\ud800", "noncharacter": "\\uffff", "line feed": "\\n", "tab": "\\t", "CSI": "\\u009b31m",
}  # fmt: skip
RAW: Final[Mapping[str, str]] = {
    "raw escape": "\x1b[31m", "raw NUL": "\0", "raw override": "\u202e", "raw zero width space": "\u200b",
    "raw delete": "\x7f", "raw bell": "\a", "raw isolate": "\u2066", "raw line separator": "\u2028",
    "raw next line": "\x85", "raw tab": "\t", "raw form feed": "\f",
}  # fmt: skip


def _text_slot(src: Source, rng: random.Random) -> Slot:
    return _pick(src, rng, lambda s: s.kind == "scalar" and len(s.value) > 3 and not _DATE.fullmatch(s.value)
                 and s.value not in {"true", "false", "null"})  # fmt: skip


def control_sign(src: Source, rng: random.Random) -> Mutation:
    slot = _text_slot(src, rng)
    name, sign = rng.choice([*SIGNS.items(), *RAW.items()])
    place = len(slot.value) // 2
    new = _quoted(slot.value[:place]) + sign + MARK + _quoted(slot.value[place:])
    return _replaced(src, slot, "control or bidi sign", f'"{new}"', removed=slot.value, tolerance=1)._named(name)


PAYLOADS: Final = (
    "<script>zq7()</script>", "<img src=x onerror=zq7()>", "' onfocus=zq7() autofocus x='", '" onmouseover="zq7()" x="',
    "</title></textarea></style><svg onload=zq7()>", "{{ 7*191 }}zq7", "{% raw %}zq7", "{# zq7", "{zq7}", "{0.__class__}zq7",
    "[zq7](javascript:zq7())", "![zq7](https://zq7.example/x.png)", "]]>zq7<b>", "<!-- zq7 --!><script>zq7()</script>",
    "=cmd|'/c calc'!A1 zq7", '=HYPERLINK("https://zq7.example","zq7")', "+zq7()", "@SUM(1)zq7", "-2+3 zq7",
    "::error file=zq7::zq7", "%0A::error::zq7", "zq7\n::error::zq7", "zq7{: onclick=zq7() }", "</script><script>zq7()</script>",
    "&lt;script&gt;zq7()&lt;/script&gt;", "<a href=javascript:zq7()>zq7</a>", "# zq7", "<https://zq7.example>", "&#x202e;zq7",
    "<iframe src=https://zq7.example></iframe>", "`zq7", "${zq7}", "%szq7%n", "\\zq7",
)  # fmt: skip


def injection(src: Source, rng: random.Random) -> Mutation:
    slot = _text_slot(src, rng)
    payload = rng.choice(PAYLOADS)
    new = payload if rng.random() < 0.5 else f"{slot.value} {payload}"
    return _replaced(src, slot, "injection", f'"{_quoted(new)}"', removed=slot.value)._named(payload)


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


# ---- lines and rows ----


def _line(src: Source, rng: random.Random) -> tuple[int, int]:
    """Where a line that says something begins and ends, its line feed included."""
    begun = 0 if not src.is_page else 4
    text = src.text[: src.body_from - 4] if src.is_page else src.text
    found = [
        match.span() for match in re.compile(r"[^\n]*\n?").finditer(text, begun)
        if match.group().strip() and not match.group().lstrip().startswith("#") and match.group() != "---\n"
    ]  # fmt: skip
    if not found:
        raise NotHere
    return rng.choice(found)


def doubled_line(src: Source, rng: random.Random) -> Mutation:
    start, end = _line(src, rng)
    line = src.text[start:end].rstrip("\n") + "\n"
    return _made(src, "line doubled", _short(line), start, start, line, removed="", keeps_words=True, tolerance=1)


def deleted_line(src: Source, rng: random.Random) -> Mutation:
    start, end = _line(src, rng)
    return _made(src, "line deleted", _short(src.text[start:end]), start, end, "", tolerance=1,
                 names=_ids(src.text[start:end]), within=_within(src, start),
                 also=tuple(parents(src.text, line_of(src.text, start))))  # fmt: skip


_BEGINS: Final = re.compile(r"^(\s*)- (?:\{)?id: ([\w.-]+)", re.MULTILINE)
# What names a line: the id of the entry that it begins, what a row without one is about, or a key that is an id.
_NAMED: Final = re.compile(r"\s*(?:- \{?(?:id|explain|paper): ([\w./-]+)|([a-z0-9]+(?:-[a-z0-9]+)+):\s)")


def _ids(line: str) -> tuple[str, ...]:
    """What names a line."""
    found = _NAMED.match(line)
    return (found[1] or found[2],) if found else ()


def _within(src: Source, start: int) -> str:
    """The entry that the line at this place stands in."""
    deep = re.compile(" *").match(src.text, start).end() - start  # type: ignore[union-attr]
    above = [match[2] for match in _BEGINS.finditer(src.text, 0, start) if len(match[1]) < deep]
    return above[-1] if above else ""


def moved_line(src: Source, rng: random.Random) -> Mutation:
    start, end = _line(src, rng)
    line = src.text[start:end].rstrip("\n") + "\n"
    rest = src.text[:start] + src.text[end:]
    other = Source(src.file, rest, src.body_from - len(line) if src.is_page else 0)
    place, _ = _line(other, rng)
    # Where a list has become too long, its last row is told of: the longest such list has five.
    made = _made(other, "line moved", _short(line), place, place, line, removed=line, tolerance=4, names=_ids(line),
                 within=_within(src, start))  # fmt: skip
    shift = len(line) if place <= start else 0
    text = made.content.decode("utf-8")
    left = line_of(text, min(start + shift, len(text)))
    near = {left - 1, left, left + 1, *parents(text, left)}
    return _with(made, lines=(made.lines or frozenset()) | near)


def doubled_row(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.path[-1:] == ("*",) and s.key_start < 0)
    if slot.flow:
        row = src.text[slot.start : slot.end]
        return _made(src, "entry doubled", f"{slot.shape}: {_short(row)}", slot.start, slot.start, f"{row}, ",
                     removed="", keeps_words=True, names=(slot.entry,) if slot.entry else ())  # fmt: skip
    start, _, row = _row(src, slot)
    first = line_of(src.text, start)
    return _made(src, "entry doubled", f"{slot.shape}: {_short(row)}", start, start, row, removed="", keeps_words=True,
                 also=(first, first + row.count("\n")), names=(slot.entry,) if slot.entry else ())  # fmt: skip


def deleted_row(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.path[-1:] == ("*",) and s.key_start < 0)
    names = (slot.entry or slot.value, slot.value if slot.kind == "scalar" else "")
    above = tuple(parents(src.text, line_of(src.text, slot.start)))
    if slot.flow:
        end = slot.end
        after = re.compile(r"\s*,\s*").match(src.text, end)
        return _made(src, "entry deleted", f"{slot.shape}: {_short(src.text[slot.start:end])}", slot.start,
                     after.end() if after else end, "", names=names, tolerance=1, slot=slot, also=above)  # fmt: skip
    start, end, row = _row(src, slot)
    listed = re.findall(r"(?<=[\[ ,])[a-z0-9]+(?:-[a-z0-9]+)+(?=[,\]])", row)  # what it held is missed where it stands
    return _made(src, "entry deleted", f"{slot.shape}: {_short(row)}", start, end, "",
                 names=(*names, *_ids(row), *listed), tolerance=1, slot=slot,
                 also=(*above, *_row_before(src.text, start, row)))  # fmt: skip


def _row_before(text: str, start: int, row: str) -> tuple[int, ...]:
    """The line of the row of the same list before one that was taken out: it may be the last now, and wrong there."""
    deep = len(row) - len(row.lstrip(" "))
    lines = text[:start].split("\n")[:-1]
    for number, line in zip(range(len(lines), 0, -1), reversed(lines), strict=True):
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and depth <= deep:
            return (number,) if depth == deep and line.lstrip().startswith("- ") else ()
    return ()


def _row(src: Source, slot: Slot) -> tuple[int, int, str]:
    """A whole row of a block list, from its dash to the line feed before the next row."""
    start = src.text.rfind("\n", 0, slot.start) + 1
    if not src.text[start : slot.start].strip().startswith("-"):
        raise NotHere
    end = len(src.text[: slot.end].rstrip()) + 1
    row = src.text[start:end]
    return start, end, row if row.endswith("\n") else row + "\n"


# ---- YAML surprises ----


def yaml_surprise(src: Source, rng: random.Random) -> Mutation:
    slot = _pick(src, rng, lambda s: s.key_start >= 0)
    old = src.text[slot.start : slot.end]
    place, end, tolerance = slot.start, slot.end, 3
    name, new = rng.choice([
        ("anchor", "&a " + old), ("alias of nothing", "*zq7"), ("alias of itself", "&a [*a]"), ("python tag", "!!python/object/apply:os.system [zq7]"),
        ("binary tag", "!!binary aGVsbG8="), ("own tag", "!zq7 " + old), ("float tag", "!!float zq7"), ("merge key", "{<<: {x: 1}, y: 2}"),
        ("unclosed quote", '"' + old.strip('"')), ("unclosed single quote", "'" + old.strip("'\"")), ("unclosed bracket", "[" + old),
        ("unclosed brace", "{zq7: " + old), ("closed twice", old.rstrip() + "]}"), ("200 deep", "[" * 200 + "]" * 200),
        ("100,000 deep", "[" * 100_000), ("100,000 deep maps", "{a: " * 100_000), ("three million signs", '"' + "a" * 3_000_000 + '"'),
        ("a key of brackets", "? [zq7]\n: x"), ("directive", "\n%YAML 9.9\n---\n"), ("second document", old.rstrip() + "\n---\nzq7: 1\n"),
        ("end of document", old.rstrip() + "\n...\nzq7: 1\n"), ("block text", "|\n  zq7"), ("folded text", ">-\n\n\n"), ("set", "!!set {zq7}"),
        ("octal", "0o17"), ("sexagesimal", "12:30:45"), ("Norway", "no"), ("infinity", ".inf"), ("not a number", ".nan"), ("tilde", "~"),
        ("percent", "%zq7"), ("at sign", "@zq7"), ("backtick", "`zq7"), ("a list of 30,000", "[" + "a, " * 30_000 + "a]"),
        ("billion laughs", "[&a [x,x,x,x], &b [*a,*a,*a,*a], [*b,*b,*b,*b]]"), ("long integer", "9" * 5000), ("omap", "!!omap [zq7: 1]"),
    ])  # fmt: skip
    tail = old[len(old.rstrip()) :] if slot.kind != "scalar" else ""
    made = _made(src, "YAML surprise", f"{name} at {slot.shape}", place, end, new + tail, tolerance=tolerance,
                 removed=old if name in {"block text", "folded text"} else "", slot=slot)  # fmt: skip
    first = line_of(src.text, place)
    # What is put after a value stands where that ends, which of a long list is far below its key.
    last = first + (new.count("\n") if new.startswith(old.rstrip()) else 0)
    near = {line for line in made.lines or () if line <= first + 3 or line >= last - 3 >= first}
    return _with(made, lines=frozenset({*near, first}))


def layout_surprise(src: Source, rng: random.Random) -> Mutation:
    start, end = _line(src, rng)
    line = src.text[start:end]
    body = line.rstrip("\n")
    name, new = rng.choice([
        ("tab before", "\t" + line), ("one space more", " " + line), ("a space less", line.removeprefix(" ")),
        ("tab after colon", line.replace(": ", ":\t", 1)), ("no space after colon", line.replace(": ", ":", 1)),
        ("no colon", line.replace(":", "", 1)), ("conflict markers", f"<<<<<<< HEAD\n{body}\n=======\n{body}\n>>>>>>> zq7\n"),
        ("typographic quotes", line.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")), ("quote lost", line.replace('"', "", 1)),
        ("bracket lost", re.sub(r"[\]}](?=[^\]}]*$)", "", line)), ("no dash", line.replace("- ", "  ", 1)),
        ("cut in the middle", body[: len(body) // 2] + "\n"), ("comment sign", line.replace(": ", ": # ", 1)),
        ("commented out", "# " + line), ("carriage return", body + "\r\n"), ("no-break space", line.replace(" ", "\u00a0", 1)),
    ])  # fmt: skip
    if new == line:
        raise NotHere
    removed = line if name in {"commented out", "cut in the middle", "comment sign"} else ""
    names = _ids(line) if removed else ()
    return _made(src, "layout", f"{name}: {_short(body)}", start, end, new, removed=removed, tolerance=3, names=names,
                 within=_within(src, start))  # fmt: skip


# ---- whole files ----


def encoding(src: Source, rng: random.Random) -> Mutation:
    text, raw = src.text, src.text.encode()
    other = next((match.start() for match in re.finditer(r"[^\x00-\x7f]", text)), -1)
    middle = raw.find(b"\n", len(raw) // 2) + 1
    name, content, harmless = rng.choice([
        ("UTF-16", text.encode("utf-16"), False), ("UTF-16 without mark", text.encode("utf-16-le"), False),
        ("UTF-32", text.encode("utf-32"), False), ("latin-1", text.encode("latin-1", "replace"), False),
        ("byte order mark", b"\xef\xbb\xbf" + raw, True), ("CRLF", raw.replace(b"\n", b"\r\n"), True),
        ("CR", raw.replace(b"\n", b"\r"), True), ("broken byte", raw[:middle] + b"\xff" + raw[middle:], False),
        ("cut sign", raw[:middle] + b"\xc3" + raw[middle:], False), ("surrogates", raw[:middle] + b"\xed\xa0\x80" + raw[middle:], False),
        ("NUL", raw[:middle] + b"\0" + raw[middle:], False), ("empty", b"", False), ("one byte", b"\n", False),
        ("no last line feed", raw.rstrip(b"\n"), True), ("binary", bytes(range(256)) * 4, False), ("many line feeds", raw + b"\n" * 50, True),
        ("half", raw[: len(raw) // 2], False), ("overlong", raw[:middle] + b"\xc0\xaf" + raw[middle:], False),
    ])  # fmt: skip
    lines = None
    if name in {"broken byte", "cut sign", "surrogates", "NUL", "overlong"}:
        line = raw.count(b"\n", 0, middle) + 1
        lines = frozenset(range(line - 2, line + 3))
    if name == "latin-1" and other < 0:
        harmless = True
    removed = text if name in {"empty", "one byte", "half", "binary"} else ""
    return Mutation(src.file, "encoding", name, content, lines, removed, keeps_words=harmless,
                    must_tell=name in {"empty", "binary", "one byte"} and src.file != "data/warnings-reviewed.yaml")  # fmt: skip


# ---- JSON, CSV, words, pages ----


def json_broken(src: Source, rng: random.Random) -> Mutation:
    lines = src.text.splitlines(keepends=True)
    place = rng.randrange(1, max(2, len(lines) - 1))
    start = sum(map(len, lines[:place]))
    line = lines[place]
    name, new, end = rng.choice([
        ("truncated", "", len(src.text)), ("conflict markers", f"<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> zq7\n", start + len(line)),
        ("comma lost", line.replace(",\n", "\n"), start + len(line)), ("comma too many", line.rstrip("\n,") + ",,\n", start + len(line)),
        ("comment", f"// zq7\n{line}", start + len(line)), ("single quotes", line.replace('"', "'"), start + len(line)),
        ("NaN", re.sub(r": .*?(,?)\n", r": NaN\1\n", line), start + len(line)), ("deep", line.replace(": ", ": " + "[" * 100_000, 1), start + len(line)),
        ("long number", re.sub(r": .*?(,?)\n", ": " + "9" * 5000 + r"\1\n", line), start + len(line)),
        ("line doubled", line.rstrip("\n,") + ",\n" + line, start + len(line)), ("something after", line, start + len(line)),
        ("a list in place of all", "", -1), ("null in place of all", "", -2),
    ])  # fmt: skip
    if end < 0:
        whole = "[]\n" if end == -1 else "null\n"
        return Mutation(src.file, "JSON broken", name, whole.encode(), None, "")
    if name == "something after":
        return Mutation(src.file, "JSON broken", name, (src.text + "zq7\n").encode(), None, "")
    if new == line:
        raise NotHere
    return _made(src, "JSON broken", f"{name}: {_short(line)}", start, end, new, removed="", tolerance=2)


def json_state(src: Source, rng: random.Random) -> Mutation:
    """A file of link states with addresses in it, one of them wrong: what is withdrawn must not come back."""
    if not src.file.endswith("link-health.json"):
        raise NotHere
    name, state = rng.choice([
        ("unknown state", '"hijackd"'), ("state null", "null"), ("state number", "7"), ("state list", '["hijacked"]'),
        ("control signs", f'"hijacked", "reason": "\\u001b[31m{MARK}"'), ("date damaged", '"ok", "since": "2026-02-30"'),
        ("markup", f'"broken", "reason": "<script>{MARK}()</script>"'), ("archive", f'"broken", "archive": "javascript:{MARK}()"'),
        ("final", f'"moved", "final": "javascript:{MARK}()"'), ("unknown key", f'"ok", "{MARK}": 1'),
    ])  # fmt: skip
    row = f'    "https://www.childline.org.uk/": {{"state": {state}}}\n'
    text = f'{{\n  "about": "Written by `hub links`: what it last found at every address.",\n  "format": 1,\n  "checked": "2026-11-29",\n  "links": {{\n{row}  }}\n}}\n'
    return Mutation(src.file, "link state", name, text.encode(), frozenset({4, 5, 6, 7}), "")


def csv_broken(src: Source, rng: random.Random) -> Mutation:
    head, _, rows = src.text.partition("\n")
    first = rows.split("\n")[0]
    cells = first.split(",")
    name, text, line = rng.choice([
        ("header misspelled", src.text.replace("cells", "cels", 1), 1), ("column lost", src.text.replace(",live\n", "\n", 1), 1),
        ("cell lost", f"{head}\n{','.join(cells[:-1])}\n", 2), ("cell too many", f"{head}\n{first},zq7\n", 2),
        ("text in a number", f"{head}\n{first.replace(cells[1], MARK, 1)}\n", 2), ("negative", f"{head}\n{cells[0]},-1,{','.join(cells[2:])}\n", 2),
        ("huge", f"{head}\n{cells[0]},{'9' * 400},{','.join(cells[2:])}\n", 2), ("date damaged", f"{head}\n2026-02-30,{','.join(cells[1:])}\n", 2),
        ("row doubled", f"{head}\n{first}\n{first}\n", 3), ("formula", f"{head}\n=cmd|zq7,{','.join(cells[1:])}\n", 2),
        ("open quote", f'{head}\n"{first}\n', 2), ("no header", f"{first}\n", 1), ("NUL", f"{head}\n{cells[0]}\0,{','.join(cells[1:])}\n", 2),
        ("semicolons", src.text.replace(",", ";"), 1), ("escape", f"{head}\n\x1b[31m{first}\n", 2), ("later first", f"{head}\n{first}\n2025{first[4:]}\n", 3),
        ("empty line", f"{head}\n\n{first}\n", 2), ("spaces", f"{head}\n{first.replace(',', ' , ')}\n", 2), ("fraction", f"{head}\n{cells[0]},1.5,{','.join(cells[2:])}\n", 2),
        ("more live than all", f"{head}\n{','.join([cells[0], '1', '9999', *cells[3:]])}\n", 2), ("conflict", f"{head}\n<<<<<<< HEAD\n{first}\n", 2),
        ("full-width digits", f"{head}\n{cells[0]},\uff11\uff12,{','.join(cells[2:])}\n", 2),
    ])  # fmt: skip
    return Mutation(src.file, "CSV broken", name, text.encode(), frozenset({line - 1, line, line + 1}), first)


def words_broken(src: Source, rng: random.Random) -> Mutation:
    lines = src.text.splitlines(keepends=True)
    place = rng.choice([n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")])
    start = sum(map(len, lines[:place]))
    line = lines[place]
    name, new = rng.choice([
        ("doubled", line * 2), ("markup", f"<script>{MARK}()</script>\n"), ("escape", f"\x1b[31m{MARK}\n"), ("override", f"a\u202e{MARK}\n"),
        ("long", "a" * 200_000 + "\n"), ("digits", "0800 1111\n"), ("slash of hunspell", line.rstrip("\n") + "/ABC\n"), ("comma", line.rstrip("\n") + ", x\n"),
        ("spaces", f"   {line}"), ("capitals", line.upper()), ("NUL", f"a\0{MARK}\n"), ("comment", f"{line.rstrip()} # {MARK}\n"),
        ("pattern", "(a+)+$[\n"), ("deleted", ""), ("empty lines", "\n\n\n"), ("zero width", f"a\u200b{MARK}\n"), ("formula", "=cmd|zq7\n"),
    ])  # fmt: skip
    return _made(
        src, "words broken", f"{name}: {_short(line)}", start, start + len(line), new, tolerance=1, keeps_words=True
    )


def front_matter(src: Source, rng: random.Random) -> Mutation:
    head = src.text[: src.body_from]
    name, new = rng.choice([
        ("no front matter", ""), ("opening lost", head.removeprefix("---\n")), ("closing lost", head.removesuffix("---\n")),
        ("two dashes", head.replace("---\n", "--\n", 1)), ("space before", " " + head), ("blank line before", "\n" + head),
        ("empty", "---\n---\n"), ("a list", "---\n- a\n- b\n---\n"), ("a word", "---\nzq7\n---\n"), ("twice", head + head),
        ("template", head.replace("---\n", "---\ntemplate: ../../zq7.html\n", 1)), ("hide", head.replace("---\n", "---\nhide: [toc]\n", 1)),
        ("slug with dots", re.sub(r"slug: .*", 'slug: "../../zq7"', head)), ("slug with a slash", re.sub(r"slug: .*", "slug: a/b", head)),
        ("slug with capitals", re.sub(r"slug: .*", "slug: Zq7 Zq7", head)), ("slug of another page", re.sub(r"slug: .*", "slug: welsh-language", head)),
        ("slug of a folder", re.sub(r"slug: .*", "slug: assets", head)), ("reader unknown", re.sub(r"reader: .*", "reader: zq7", head)),
        ("lines unknown", head.replace("reader:", "lines: [zq7]\nreader:", 1)), ("start_here unknown", head.replace("reader:", "start_here: [zq7]\nreader:", 1)),
        ("lines_after huge", head.replace("reader:", "lines_after: 99\nreader:", 1)), ("dots close", head[:-4] + "...\n"),
    ])  # fmt: skip
    if new == head:
        raise NotHere
    removed = head if name in {"slug with dots", "no front matter"} else ""
    made = _made(src, "front matter", name, 0, src.body_from, new, removed=removed, tolerance=2)
    return _with(made, lines=frozenset(range(1, head.count("\n") + 4)))


def body(src: Source, rng: random.Random) -> Mutation:  # noqa: C901 - a table of ways
    """The Markdown of a page spoiled."""
    text = src.text
    blocks = [
        m.span() for m in re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*\n?").finditer(text, src.body_from) if m.group().strip()
    ]
    if len(blocks) < 2:
        raise NotHere
    start, end = rng.choice(blocks)
    block = text[start:end]
    link = re.search(r"\]\((hub:[^)]*)\)", text[src.body_from :])
    picture = re.search(r":pic-([a-z-]+):", text[src.body_from :])
    payloads = [
        ("script", f"<script>{MARK}()</script>"), ("handler", f'<p onclick="{MARK}()">zq7</p>'), ("image", "<img src=x onerror=zq7()>"),
        ("iframe", '<iframe src="https://zq7.example"></iframe>'), ("javascript link", f"[zq7](javascript:{MARK}())"),
        ("javascript link, entity", f"[zq7](java&#115;cript:{MARK}())"), ("data link", "[zq7](data:text/html,zq7)"), ("style", '<p style="position:fixed">zq7</p>'),
        ("attribute list", "zq7\n{: onclick=zq7() }"), ("attribute list, href", "[zq7](hub:help){: href=javascript:zq7() }"), ("jinja", "{{ 7*191 }}zq7 {% raw %}"),
        ("form", "<form action=https://zq7.example><input name=zq7></form>"), ("meta", '<meta http-equiv="refresh" content="0;url=https://zq7.example">'),
        ("remote picture", "![zq7](https://zq7.example/x.png)"), ("comment", "<!-- zq7 --!><script>zq7()</script>"), ("CDATA", "<![CDATA[zq7]]>"),
        ("open div", "<div>zq7"), ("closing main", "</main></div>zq7"), ("base", '<base href="https://zq7.example/">'), ("svg", "<svg><script>zq7()</script></svg>"),
        ("escape", f"a\x1b[31m{MARK}"), ("override", f"a\u202e{MARK}"), ("NUL", f"a\0{MARK}"), ("zero width", f"a\u200b{MARK}"),
        ("missing page", "[zq7](nope.md)"), ("missing hub page", "[zq7](hub:nope)"), ("http link", "[zq7](http://zq7.example/)"), ("absolute link", "[zq7](/en/zq7/)"),
        ("empty link", "[zq7]()"), ("reference of nothing", "[zq7][nope]"), ("footnote", "zq7[^1]"), ("heading of level 1", "# zq7"), ("link with credentials", "[zq7](https://u:zq7@example.org/)"),
        ("unclosed link", "[zq7](hub:help"), ("picture unknown", ":pic-zq7: zq7"), ("open fence", "```\nzq7"), ("missing anchor", "[zq7](hub:help#nope)"),
        ("deep list", "".join(" " * 4 * n + "- zq7\n" for n in range(60))), ("deep quotes", ">" * 900 + " zq7"), ("many brackets", "[" * 3000),
        ("tel link", "[zq7](tel:zq7)"), ("vbscript", "[zq7](vbscript:zq7)"), ("file link", "[zq7](file:///etc/passwd)"), ("private address", "[zq7](https://127.0.0.1/)"),
    ]  # fmt: skip
    ways = [("put in", *each) for each in rng.sample(payloads, 12)]
    ways += [("block deleted", "", ""), ("block doubled", "", ""), ("half deleted", "", "")] * 2
    if link:
        ways += [("link damaged", "", "")] * 3
    if picture:
        ways += [("picture damaged", "", "")]
    if block.startswith("## "):
        ways += [("heading level", "", "")] * 3
    way, name, payload = rng.choice(ways)
    if way == "put in":
        return _made(src, "Markdown", name, start, start, payload + "\n\n", removed="", tolerance=1)
    if way == "block deleted":
        return _made(src, "Markdown block deleted", _short(block), start, end, "", tolerance=4, must_tell=True)
    if way == "block doubled":
        return _made(
            src,
            "Markdown block doubled",
            _short(block),
            start,
            start,
            block.rstrip("\n") + "\n\n",
            removed="",
            tolerance=2,
            keeps_words=True,
        )
    if way == "half deleted":
        middle = blocks[len(blocks) // 2][0]
        return _with(_made(src, "Markdown half deleted", "", middle, len(text), "", must_tell=True), lines=None)
    if way == "heading level":
        return _made(src, "Markdown heading level", _short(block), start, start, "##", removed=block, tolerance=1)
    found = link if way == "link damaged" else picture
    assert found is not None
    at = src.body_from + found.start(1)
    target = found.group(1)
    new = rng.choice(
        [_slipped(target, rng), target + "x", target.upper(), target + "#nope", target.replace("hub:", "hub: ")]
    )
    if new == target:
        raise NotHere
    return _made(src, f"Markdown {way}", f"{target} → {new}", at, at + len(target), new, removed="")


def _with(made: Mutation, **changed: object) -> Mutation:
    return Mutation(**{**{name: getattr(made, name) for name in made.__dataclass_fields__}, **changed})  # type: ignore[arg-type]


def _named(self: Mutation, name: str) -> Mutation:
    return _with(self, what=f"{name} at {self.what}"[:160])


Mutation._named = _named  # type: ignore[attr-defined]

Kind = Callable[[Source, random.Random], Mutation]
STRUCTURED: Final[tuple[Kind, ...]] = (
    misspelled_key, misspelled_key, unknown_key, removed_key, other_type, other_type, emptied, unknown_reference, unknown_reference,
    doubled_line, deleted_line, moved_line, doubled_row, deleted_row, swapped, renamed_id, damaged_phone, damaged_address,
    damaged_date, control_sign, injection, injection,
)  # fmt: skip
OF_YAML: Final = (*STRUCTURED, yaml_surprise, yaml_surprise, layout_surprise, layout_surprise, encoding)
OF_JSON: Final = (*STRUCTURED, json_broken, json_broken, json_broken, encoding)
OF_PAGES: Final = (
    misspelled_key, unknown_key, removed_key, other_type, emptied, unknown_reference, doubled_line, deleted_line, control_sign,
    injection, yaml_surprise, layout_surprise, front_matter, front_matter, body, body, body, body, body, encoding,
)  # fmt: skip
# Files that curators edit by hand are spoiled more often than those that commands write.
FILES: Final[Mapping[str, tuple[int, tuple[Kind, ...]]]] = {
    "resources.yaml": (12, OF_YAML),
    "data/helplines.yaml": (12, OF_YAML),
    "data/situations.yaml": (8, OF_YAML),
    "data/boards.yaml": (8, OF_YAML),
    "data/strategy.yaml": (10, OF_YAML),
    "data/vocabulary.yaml": (9, OF_YAML),
    "data/publishers.yaml": (5, OF_YAML),
    "data/terms.yaml": (4, OF_YAML),
    "data/asking.yaml": (4, OF_YAML),
    "data/search-words.yaml": (4, OF_YAML),
    "data/easy-read.yaml": (4, OF_YAML),
    "data/signed.yaml": (3, OF_YAML),
    "data/finder.yaml": (3, OF_YAML),
    "data/doorways.yaml": (3, OF_YAML),
    "data/doorways/*.yaml": (4, OF_YAML),
    "data/left-out.yaml": (3, OF_YAML),
    "data/short-addresses.yaml": (2, OF_YAML),
    "data/refused-addresses.yaml": (2, OF_YAML),
    "data/review.yaml": (3, OF_YAML),
    "data/requirements.yaml": (3, OF_YAML),
    "data/changes.yaml": (4, OF_YAML),
    "data/warnings-reviewed.yaml": (3, OF_YAML),
    "data/link-health.json": (3, (*OF_JSON, json_state, json_state, json_state, json_state)),
    "data/catalogue-state.json": (3, OF_JSON),
    "data/translations.json": (3, OF_JSON),
    "data/gap-history.csv": (3, (csv_broken, csv_broken, csv_broken, encoding)),
    "data/words-cy.txt": (2, (words_broken, words_broken, words_broken, encoding)),
    "scripts/hub/strings/cy.yaml": (4, OF_YAML),
    "scripts/hub/strings/en.yaml": (4, OF_YAML),
    "docs/cy/*.md": (7, OF_PAGES),
    "docs/en/*.md": (7, OF_PAGES),
    "mkdocs.yml": (2, OF_YAML),
}


def mutation(root: Path, seed: str, *, plain: bool = False) -> Mutation:
    """The mutation of a seed: the same for the same files. `plain`: none that takes the real commands."""
    rng = random.Random(seed)  # noqa: S311 - chance that can be repeated
    while True:
        pattern = rng.choices(list(FILES), [weight for weight, _ in FILES.values()])[0]
        file = pattern
        if plain and file == "mkdocs.yml":
            continue
        if "*" in pattern:
            file = rng.choice(sorted(path.relative_to(root).as_posix() for path in root.glob(pattern)))
        src = source(root, file)
        try:
            made = rng.choice(FILES[pattern][1])(src, rng)
        except NotHere:
            continue
        if made.content != src.text.encode():
            return _with(made, seed=seed, removed=made.removed + _numbers(root, made.removed))


def _numbers(root: Path, removed: str) -> str:
    """The numbers and addresses of the lines that were named in what was taken out: they go with it."""
    found = re.findall(r"\b(?:help)?line: ([\w-]+)", removed)
    for listed in re.findall(r"\blines: \[([\w, -]+)\]", removed):
        found += listed.split(", ")
    if not found:
        return ""
    entries = (root / "data" / "helplines.yaml").read_text(encoding="utf-8").split("\n  - id: ")
    named = [entry for entry in entries if entry.split("\n", 1)[0].strip() in found]
    ways = (
        way for entry in named for way in re.findall(r'(?:value|url): "([\d ]+|https?://[^"]+|[^"@ ]+@[^"]+)"', entry)
    )
    return " " + " ".join(ways)
