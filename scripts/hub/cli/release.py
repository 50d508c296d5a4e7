"""`hub release`: what still waits before a public launch. It lists; it changes nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from hub.catalogue import Catalogue
from hub.catalogue.ringing import to_ring, without_number
from hub.cli.common import FINE, PROBLEMS, add_common, load_or_tell, project_root


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("release", help="list what still waits before a public launch")
    add_common(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the list; 1 while anything waits."""
    catalogue = load_or_tell(args, project_root())
    if catalogue is None:
        return PROBLEMS
    waiting = list(waits(catalogue))
    for line in waiting:
        print(line)
    print(f"{len(waiting)} things wait." if waiting else "Nothing waits.")
    return PROBLEMS if waiting else FINE


def waits(catalogue: Catalogue) -> Iterator[str]:
    """Each thing that waits, as one line: helplines to ring, Welsh to review, links to test."""
    rung = {line.id for line in to_ring(catalogue)}
    for line in catalogue.helplines:
        name = line.name.in_("en")
        if not line.shown:
            why = line.why_not.in_("en") if line.why_not else "no reason is given"
            yield f"helpline «{line.id}» ({name}) is not shown: {why}"
        elif line.id in rung:
            number = line.phone.value if line.phone else "no number"
            yield f"helpline «{line.id}» ({name}, {number}): ring it (`hub ring {line.id}`)"
        elif not line.confirmed:
            yield f"helpline «{line.id}» ({name}): look at its page, then stamp `confirmed` in data/helplines.yaml"
    if councils := without_number(catalogue):
        names = ", ".join(council.name.in_("en").words for council in councils)
        yield f"{len(councils)} councils: no number is known ({names})"
    unreviewed = sum(resource.welsh_reviewed is None for resource in catalogue.resources)
    if unreviewed:
        yield f"{unreviewed} entries: our Welsh awaits a qualified translator (`welsh_reviewed`)"
    untested = sum(v.url not in catalogue.health for r in catalogue.resources for v in r.versions)
    if untested:
        yield f"{untested} addresses: no link check has opened them yet (`hub links`)"
