"""The English sentence of each reason, as curators read it in the report and in the file."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

from hub import own_yaml
from hub.checks.links.keep.history import Link
from hub.checks.links.reasons import Code, Reason


@functools.cache
def sentences() -> Mapping[str, str]:
    """The sentence of each code, with its facts as {0}, {1}."""
    source = resources.files("hub.checks.links.keep").joinpath("sentences.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = own_yaml.read(source)
    return found


def sentence(reason: Reason | None) -> str:
    """A reason in words; "" where there is none."""
    if reason is None:
        return ""
    facts = reason.facts
    if reason.code is Code.REDIRECT_REFUSED and facts:
        facts = (sentence(Reason(Code(facts[0]), facts[1:])),)
    return sentences()[reason.code].format(*facts, *("?" for _ in range(3)))


def of_link(link: Link) -> str:
    """What is known of an address in one sentence, with who looked and since when."""
    words = sentence(link.reason)
    if link.reason is None or link.reason.code is Code.AS_WRITTEN:
        return words
    if link.suspicion:
        words += f" (seen on {link.suspicion.day.isoformat()}; not withdrawn until it is seen on another day)"
    if link.state == "broken" and link.failures:
        words += f" (in every run since {link.failures[0].isoformat()})"
    if link.state in {"blocked", "robots"} and link.confirmed:
        words += f"; a person opened it on {link.confirmed.isoformat()}"
    return words
