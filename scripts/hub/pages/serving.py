"""Which resources serve each action of the strategy's plans."""

from __future__ import annotations

from collections.abc import Mapping

from hub.catalogue import Resource
from hub.languages import Language
from hub.pages.cards import by_usefulness
from hub.pages.site import Site


def serving(site: Site, language: Language) -> Mapping[str, list[Resource]]:
    """Action → the resources that serve it, the most useful first."""
    found: dict[str, list[Resource]] = {}
    for each in site.catalogue.resources:
        for action in each.actions:
            found.setdefault(action, []).append(each)
    return {action: by_usefulness(site.catalogue, language, of_it) for action, of_it in found.items()}
