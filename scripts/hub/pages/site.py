"""The whole site as one value: what is known, which pages there are, and the owner's settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.catalogue import Catalogue, Resource
from hub.languages import LANGUAGES, Language
from hub.pages.a_to_z import AToZ, a_to_z
from hub.pages.cards import Card, by_usefulness, card
from hub.pages.plan import Plan
from hub.pages.spoken_languages import spoken


@dataclass(frozen=True, slots=True)
class Settings:
    """What the owner of the hub decides, in `mkdocs.yml` under `extra`. What is unset is hidden, not faked."""

    site_url: str
    exit_url: str
    contact: str = ""
    repository: str = ""
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is not a page."""

    uri: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a page may show."""

    catalogue: Catalogue
    plan: Plan
    settings: Settings
    cards: Mapping[Language, Mapping[str, Card]]
    neighbours: Mapping[tuple[str, str], tuple[str, ...]]  # (topic, audience) → ids of current resources
    a_to_z: Mapping[Language, AToZ]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def shown(self, language: Language, resources: Iterable[Resource]) -> list[Card]:
        """The cards of some resources, the most useful first."""
        ordered = by_usefulness(self.catalogue, language, resources)
        return [self.cards[language][resource.id] for resource in ordered]


def assemble(catalogue: Catalogue, plan: Plan, settings: Settings, extra: Mapping[str, Any] | None = None) -> Site:
    """The site, with what every page needs worked out once."""
    talk = spoken(catalogue)
    cards = {
        language: {r.id: card(catalogue, r, language, talk.get(r.id, ())) for r in catalogue.resources}
        for language in LANGUAGES
    }
    neighbours: dict[tuple[str, str], list[str]] = {}
    for resource in catalogue.resources:
        if resource.status == "listed":
            for topic in resource.topics:
                for audience in resource.audiences:
                    neighbours.setdefault((topic, audience), []).append(resource.id)
    return Site(
        catalogue, plan, settings, cards, {key: tuple(ids) for key, ids in neighbours.items()},
        {language: a_to_z(catalogue.resources, cards[language], language) for language in LANGUAGES}, extra or {},
    )  # fmt: skip


def settings_from(extra: Mapping[str, Any], site_url: str) -> Settings:
    """The settings in `mkdocs.yml`."""
    return Settings(
        site_url=site_url if site_url.endswith("/") else f"{site_url}/",
        exit_url=str(extra.get("exit_url") or "https://www.bbc.co.uk/weather"),
        contact=str(extra.get("contact") or ""),
        repository=str(extra.get("repository") or ""),
        adopted=extra.get("adopted") is True,
    )
