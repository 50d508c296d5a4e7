"""What the desk's pages are given as one file: the declarations, the choices, the entries, and the words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from hub.catalogue import Catalogue
from hub.catalogue.reviews import rule_for, rules_of
from hub.exports.desk.declared import records
from hub.exports.desk.taking_in import shown
from hub.languages import LANGUAGES, Language, words
from hub.pages.site import Asset, Site
from hub.pages.views.desk import DATA
from hub.schema import Publisher
from hub.schema.change import FORMAT
from hub.schema.resource import EVIDENCE, STATUSES
from hub.schema.strategy import Action, EarlierAction
from hub.schema.values import RULE_OF_UNKNOWN
from hub.schema.vocabulary import VOCABULARIES

_OURS: Final = (
    "desk.", "wrong.", "label.", "change.", "card.", "only.", "month.", "resource.", "version.", "fact.", "ages.",
)  # fmt: skip
_WORD_SIGN: Final = r"[\p{L}\p{N}_]"


def assets(site: Site, blame: Mapping[Language, str]) -> list[Asset]:
    """The file. `blame` are patterns of words that blame, by language."""
    return [Asset(DATA, (json.dumps(data(site, blame), ensure_ascii=False, separators=(",", ":")) + "\n").encode())]


def data(site: Site, blame: Mapping[Language, str]) -> dict[str, Any]:
    """Everything that the desk asks, checks and shows by."""
    catalogue = site.catalogue
    choices = _choices(catalogue)
    return {
        "format": FORMAT,
        "base": str(catalogue.today),
        "latest": str(catalogue.known.latest or catalogue.today),
        "contact": site.settings.contact,
        "repository": site.settings.repository,
        "records": records(),
        "choices": choices,
        "unknown": {kind: RULE_OF_UNKNOWN.get(kind, "unknown-term") for kind in choices},
        "publishers": {each.id: _house(catalogue, each) for each in catalogue.publishers.values()},
        "reasons": {term.id: term.explanation.sides() for term in catalogue.vocabulary.qualities.values()},
        "entries": [shown(catalogue, each) for each in catalogue.resources],
        "leftOut": [each.id for each in catalogue.left_out],
        "refused": list(catalogue.known.refused),
        "months": {each.id: rule_for(rules_of(catalogue), each).months for each in catalogue.resources},
        "blame": {language: in_script(pattern) for language, pattern in blame.items()},
        "words": {language: _words(language) for language in LANGUAGES},
    }


def in_script(pattern: str) -> str:
    """A pattern of Python's as JavaScript reads it with its flag `u`."""
    return re.sub(r"\\([-#&~ ])", r"\1", pattern.replace(r"\w", _WORD_SIGN))


def _choices(catalogue: Catalogue) -> dict[str, list[list[str]]]:
    """Each kind of thing: id, Welsh, English; in the order that lists show."""
    terms = catalogue.vocabulary
    found = {
        name: [_named(term.id, term.label.in_("cy").words, term.label.in_("en").words)
               for term in getattr(terms, name).values()]
        for name in VOCABULARIES
    }  # fmt: skip
    found["publishers"] = [
        _named(each.id, each.name.in_("cy").words, each.name.in_("en").words) for each in catalogue.publishers.values()
    ]
    if catalogue.strategy:
        strategy = catalogue.strategy
        every: list[Action | EarlierAction] = [*strategy.actions, *strategy.earlier_actions]
        found["actions"] = [
            _named(each.id, f"{each.id} {each.title.in_('cy').words}", f"{each.id} {each.title.in_('en').words}")
            for each in every
        ]
    for name, ids in (("evidence", EVIDENCE), ("statuses", STATUSES)):
        found[name] = [_named(each, *(words(language)[f"label.{name}.{each}"] for language in LANGUAGES))
                       for each in ids]  # fmt: skip
    found["language"] = [row for row in found["languages"] if row[0] in LANGUAGES]
    return found


def _house(catalogue: Catalogue, publisher: Publisher) -> dict[str, Any]:
    """What an entry's page says of its publisher."""
    home = catalogue.outward(publisher.home)
    return {"name": publisher.name.sides(), "home": home, "quality": list(publisher.quality)}


def _named(identity: str, cy: str, en: str) -> list[str]:
    return [identity, cy, en]


def _words(language: Language) -> dict[str, str]:
    return {key: text for key, text in words(language).items() if key.startswith(_OURS)}
