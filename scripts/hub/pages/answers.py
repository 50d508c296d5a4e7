"""What the search answers with where a query sounds like a situation: its first step, whom to call, where the rest is.

Each answer is a row: the situation's id, its title, the first step, and the first helpline's id, name and number
(empty where it has none), then the page's address from the finder's page.
"""

from __future__ import annotations

from hub.catalogue import Catalogue
from hub.languages import Language
from hub.pages.plan import Plan, relative


def answers(catalogue: Catalogue, plan: Plan, language: Language) -> list[list[str]]:
    """One row for each situation, in the order of its audience and its own."""
    here = plan.page(language, "resources").path
    lines = {line.id: line for line in catalogue.helplines}
    found = []
    for each in catalogue.situation_by_id.values():
        line = lines[each.lines[0].helpline]
        found.append([
            each.id,
            each.title.in_(language).words,
            each.now[0].do.in_(language).words,
            line.id,
            line.name.in_(language).words,
            line.phone.value if line.phone else "",
            relative(here, plan.page(language, f"situation/{each.id}").path),
        ])  # fmt: skip
    return found
