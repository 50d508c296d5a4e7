"""The oracle: told at the right place, or a site that has lost nothing. Everything else is a finding.

Tolerance: a problem may stand on the touched lines, on those beside them as far as the kind of mutation allows
(0 for a value, 1 for a line or key taken out, 3 for broken syntax), or on a line whose key holds the touched one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

# Words of libraries and of Python, which no message of ours needs.
RAW: Final = re.compile(
    r"Traceback|jinja2|pydantic|PluginError|ruamel|(?<![.\w])yaml\.(?=[a-z])"
    r"|YAMLError|ScannerError|ParserError|ConstructorError"
    r"|validation errors? for|Input should be|Extra inputs|Value error|Assertion failed|type=\w+, input"
    r"|has no attribute|object is not|NoneType|'(?:str|dict|list|int)' object|is undefined|codec can't"
    r"|\bKeyError|\bTypeError|\bValueError|\bAttributeError|\bIndexError|in \"<|expected <|ConfigurationError"
    r"|Config value|Aborted|ERROR  |WARNING -|mkdocs\.|site-packages|(?<!_hooks)\.py\b"  # of our own there is one that `mkdocs.yml` names
)
PASSED: Final = "nothing lost"
TOLD: Final = "told"
# Only `hub check` reads these, and not every mutation is given to it.
_OF_THE_CHECK: Final = frozenset({"data/translations.json", "data/words-cy.txt"})
# What is missing is told where it is asked for, or at the entry that lacks it.
_TOLD_AT_THE_OTHER_END: Final = frozenset(
    {"welsh-equals-english", "evidence-missing", "missing-key", "unused-source", "short-address-missing", "no-group"}
)
# Files that say what a list shows first, and the pages whose list shows only its first rows: another order is no loss.
_ORDERS: Final = {"data/finder.yaml": ("resources",), "data/changes.yaml": ("curators",)}
# Pages whose rows are counted from what every entry says: a word taken out of one entry counts for other rows too.
_COUNTED: Final = {"resources.yaml": "gaps/"}
_AN_ENTRY: Final = 40  # lines that one has at most, where it is not known which entry was touched
_SIZE: Final = re.compile(r"\d KB\b")  # of a file that says more or less than before
_READ_ON: Final = 10  # lines
_PARAGRAPHS: Final = 30  # lines


@dataclass(frozen=True)
class Finding:
    """One thing that must not be."""

    kind: str
    what: str


def judge(known: Mapping[str, Any], seen: Mapping[str, Any]) -> list[Finding]:
    """What is wrong with the outcome of one mutation; empty when it was told well or lost nothing."""
    found: list[Finding] = []
    errors = [each for each in seen["problems"] if each["severity"] == "error"]
    if seen["raised"]:
        kind = (
            "raw error" if re.search(r"jinja2|mkdocs|yaml|pydantic|ValueError|Unicode", seen["raised"]) else "traceback"
        )
        if "no answer" in seen["raised"]:
            kind = "no answer"
        found.append(Finding(kind, seen["raised"]))
    if raw := _raw(seen):
        found.append(Finding("raw error", raw))
    found += [Finding("injection alive", what) for what in seen["alive"]]
    if found and not errors:
        return found
    if errors:
        return found + _misplaced(known, seen["problems"])
    if seen["status"] not in {0, 1}:
        found.append(Finding("raw error", f"exit status {seen['status']}: {seen['said'][:120]}"))
    elif seen["status"] == 1 and not seen["built"]:
        found.append(Finding("wrong place", f"failed without a problem: {seen['said'][:160]}"))
    missing = _missing(known, seen["lost"])
    warned = any(_right(known, each) for each in seen["problems"])
    if missing:
        kind = "only warned" if warned else "silent loss"
        found.append(Finding(kind, f"{len(missing)} lost: " + "; ".join(missing[:3])))
    elif known["must_tell"] and not warned and (seen["checked"] or known["file"] not in _OF_THE_CHECK):
        found.append(Finding("silent", "nothing was told"))
    return found


def outcome(seen: Mapping[str, Any]) -> str:
    """The good ends: told, or nothing lost."""
    return TOLD if any(each["severity"] == "error" for each in seen["problems"]) else PASSED


def _raw(seen: Mapping[str, Any]) -> str:
    said = [f"{each['what']} {each['fix']}" for each in seen["problems"]] + seen["said"].splitlines()
    for words in said:
        if match := RAW.search(words):
            return f"«{match.group()}» in: {words[:200]}"
    return ""


def _misplaced(known: Mapping[str, Any], problems: list[Mapping[str, Any]]) -> list[Finding]:
    if any(_right(known, each) for each in problems):
        return []
    own = [each for each in problems if each["file"] == known["file"]]
    if not own:
        first = problems[0]
        return [Finding("wrong file", f"{first['file']}:{first['line']} [{first['rule']}] {first['what'][:120]}")]
    wanted = known["lines"] or []
    near = f"{min(wanted)}–{max(wanted)}" if wanted else ""
    first = own[0]
    return [Finding("wrong line", f"line {first['line']} for {near}: [{first['rule']}] {first['what'][:120]}")]


def _right(known: Mapping[str, Any], problem: Mapping[str, Any]) -> bool:
    """Whether a problem leads to the slip: the file and line, the id that was renamed, or what was taken out."""
    words = f"{problem['what']} {problem['fix']} {problem['id'] or ''}"
    removed = known["removed"].strip()
    key = re.match(r"[\s,]*([\w-]+):", removed)
    defined = f"`{key[1]}`" if key and problem["rule"].startswith("unknown-") else ""  # told where it is used
    if any(name and name in words for name in (*known["names"], removed and f"`{removed}`", defined)):
        return True
    if problem["file"] != known["file"]:
        taken = re.match(r"[\s,]*(\w+):", known["removed"])  # a key that another file had leant on
        leant = taken is not None and f"`{known['entry']}`" in words and f"`{taken[1]}`" in words
        return leant or (known["within"] != "" and f"`{known['within']}`" in words)
    if problem["rule"] in _TOLD_AT_THE_OTHER_END and _same_entry(known, problem):
        return True
    if known["lines"] is None or problem["rule"] == "empty" or int(problem["line"]) in known["lines"]:
        return True
    if re.search(r"\bon line (\d+)\b", problem["what"]) and _on(problem["what"], known["lines"]):
        return True
    # YAML that is broken in one line may still be read for some lines more; blocks differ where one is of another kind.
    most = {"syntax": _READ_ON, "blocks-differ": _PARAGRAPHS}.get(problem["rule"], 0)
    return any(0 < int(problem["line"]) - line <= most for line in known["lines"])


def _same_entry(known: Mapping[str, Any], problem: Mapping[str, Any]) -> bool:
    if known["entry"]:
        return bool(problem["id"] == known["entry"])
    return known["lines"] is not None and any(abs(int(problem["line"]) - line) < _AN_ENTRY for line in known["lines"])


def _on(words: str, lines: Iterable[int]) -> bool:
    """Whether a problem about two lines names the touched one as the other."""
    return any(int(number) in lines for number in re.findall(r"\bon line (\d+)\b", words))


def _missing(known: Mapping[str, Any], lost: list[Mapping[str, str]]) -> list[str]:
    return [f"{each['kind']} {each['what'][:60]!r} on {each['page']}" for each in lost if _counts(known, each)]


def _counts(known: Mapping[str, Any], each: Mapping[str, str]) -> bool:
    """Whether somebody would miss it: what the mutation took out itself does not count, but a page always does."""
    removed = known["removed"]
    if each["kind"] == "page":
        # Until papers are published under them, short addresses may be given anew.
        return not (
            known["file"] == "data/short-addresses.yaml" and each["page"].partition(":")[2].startswith("short/")
        )
    if each["kind"] == "words":
        return bool(known["keeps_words"]) and MARKED not in each["what"] and not _SIZE.search(each["what"])
    page = each["page"].partition(":")[2]
    said = removed.strip("\"' \n") if known["file"].startswith("scripts/hub/strings/") else ""
    # In another order, counted anew, taken out of there, or called by the word that was changed.
    if (
        page in _ORDERS.get(known["file"], ())
        or (removed and page.startswith(_COUNTED.get(known["file"], "/")))
        or (removed and page.rpartition("/")[2] in removed)
        or (said and said in each["what"])
    ):
        return False
    if each["kind"] == "inside":
        subject = each["what"].rpartition("/")[2]
        entry = known["entry"] or known["within"]
        gone = bool(removed) and entry != "" and entry in {subject, page.rpartition("/")[2]}
        # Which works are like another is worked out from all that is said of them.
        alike = (
            bool(removed) and page.startswith("resource/") and each["what"].partition(":")[2].startswith("resource/")
        )
        if alike and known["file"] == "resources.yaml":
            return False
        return not gone and subject not in removed
    plain = re.sub(r"^(tel|sms|mailto):", "", each["what"])
    return not (plain in removed or (_digits(plain) and _digits(plain) in _digits(removed)))


def _digits(words: str) -> str:
    return re.sub(r"\D", "", words)


MARKED: Final = "zq7"


def told_lines(findings: list[Finding]) -> Iterator[str]:
    """One line a finding."""
    for each in findings:
        yield f"{each.kind}: {each.what}"
