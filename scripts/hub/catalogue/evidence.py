"""Facts and their evidence in the files that pages show as they are.

A fact is a map with `facts`: numbers, counted from 1, into the list `evidence` of the row that it
stands in. A number that nobody has seen or read in a public document is not shown (rules §0).
"""

from __future__ import annotations

from typing import Final

from hub.catalogue import addresses
from hub.catalogue.fields import Fields
from hub.catalogue.known import EVIDENCE
from hub.catalogue.reader import Node

NOT_A_PAGE: Final = "a public file"
_KEYS: Final = ("what", "source", "evidence", "date")
# Telephone numbers keep their zeros only as text.
_NUMBERS: Final = frozenset({"phone", "phone_non_urgent", "text", "relay", "day", "night", "emergency", "police"})
_MOST: Final = 200


def check_evidence(top: Fields) -> None:
    """Note every fact without evidence and every evidence that says too little."""
    _walk(top, top.node, "", 0)


def _walk(top: Fields, node: Node, name: str, known: int) -> None:
    """`known` is how many pieces of evidence the nearest row has."""
    entries = node.entries or {}
    listed = entries.get("evidence")
    if listed is not None and listed[1].items is not None:
        known = len(listed[1].items)
        for item in listed[1].items:
            _piece(top, item)
    facts = entries.get("facts")
    if facts is not None:
        _facts(top, facts[1], known)
        _value(top, node, name)
    elif "value" in entries:
        top.problem("evidence-missing", node, f"`{name}` has a value but no `facts`",
                    "add `facts: [n]`, the numbers of its evidence")  # fmt: skip
    for key, (_, value) in entries.items():
        if key != "evidence":
            _walk(top, value, key, known)
    for item in node.items or ():
        _walk(top, item, name, known)


def _facts(top: Fields, facts: Node, known: int) -> None:
    if facts.items is None or not facts.items:
        top.problem("evidence-missing", facts, "`facts` names no evidence", "write facts: [1]")
        return
    for item in facts.items:
        words = item.words or ""
        if item.quoted or not words.isascii() or not words.isdigit():
            top.problem("wrong-type", item, "a number of `facts` is not a number", "write facts: [1]")
        elif not 0 < int(words[:4]) <= min(known, _MOST):
            top.problem("evidence-missing", item, f"there is no evidence {words}",
                        f"use a number from 1 to {known}")  # fmt: skip


def _value(top: Fields, node: Node, name: str) -> None:
    found = (node.entries or {}).get("value")
    if found is None or found[1].words is None or name not in _NUMBERS:
        return
    if not found[1].quoted:
        top.problem("wrong-type", found[1], f"the number of `{name}` has no quotes",
                    "write it in quotes, so that it keeps its zeros")  # fmt: skip


def _piece(top: Fields, node: Node) -> None:
    if node.entries is None:
        top.problem("wrong-type", node, f"a piece of evidence is {node.kind()}",
                    "write {what: …, source: …, evidence: …}")  # fmt: skip
        return
    piece = top.inside(node)
    piece.only(_KEYS)
    piece.need("what", "source", "evidence")
    piece.words("what")
    if "evidence" in node.entries:
        piece.one_of("evidence", EVIDENCE, "unknown-evidence")
    source = piece.words("source")
    if source is None or source == NOT_A_PAGE:
        return
    # Where a fact was seen is only shown to curators, so http is no harm here.
    wrong = addresses.fault(source, insecure=True)
    if wrong:
        piece.fault(piece.get("source") or node, wrong)
