"""What to do in an emergency, and helplines by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hub.pages.plan import Page
from hub.pages.site import Site
from hub.schema import Helpline, Resource

ORDER: Final = ("children", "family", "survivors", "own-thoughts", "communities", "more")
# Lines of a group that stand open, where it is more than one: few numbers help most.
OPEN: Final[Mapping[str, int]] = {"children": 2, "survivors": 2}


def view(site: Site, page: Page) -> Mapping[str, Any]:
    """What to do in an emergency, and helplines by group."""
    del page
    lines = site.catalogue.shown_helplines
    return {
        "emergency": [line for line in lines if line.group == "emergency"],
        "groups": groups(lines),
        "services": any(is_service(r) for r in site.catalogue.resources),
    }


def groups(lines: Sequence[Helpline]) -> list[tuple[str, list[Helpline], list[Helpline]]]:
    """The groups that have lines, each with those that stand open and those below a choice."""
    found = []
    for name in ORDER:
        own = [line for line in lines if line.group == name]
        shown = OPEN.get(name, 1)
        if own:
            found.append((name, own[:shown], own[shown:]))
    return found


def is_service(resource: Resource) -> bool:
    """Whether a resource is help from people, face to face, by phone or online."""
    return resource.kind == "service" and resource.status == "listed"
