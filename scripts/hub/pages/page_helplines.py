"""The helplines that a page names in its front matter, and the situations of the topic that it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Situation


def situations_on(site: Site, topic: str | None) -> tuple[Situation, ...]:
    """The situations that a topic has."""
    return tuple(each for each in site.catalogue.situation_by_id.values() if topic in each.topics)


def helplines_of(site: Site, page: Page) -> Mapping[str, Any]:
    """The helplines that a page names, in its order, and the heading that they stand under."""
    lines = site.catalogue.line_by_id
    named = page.written.front.lines if page.written else ()
    return {
        "lines": [lines[identity] for identity in named],
        "situations": situations_on(site, page.written.front.topic if page.written else None),
        "talk": f"audience.talk.{page.subject}" if page.key.startswith("audience/") else "line.talk",
    }
