"""`hub release`: what still waits before a public launch, and the site as one archive that needs no network."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from hub.catalogue import Catalogue, doorways
from hub.catalogue.ringing import to_ring, without_number
from hub.cli import atomic_write
from hub.cli.common import FINE, PROBLEMS, add_common, load_or_tell, project_root
from hub.cli.minify import TERSER, minified
from hub.exports import offline


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "release", help="list what still waits before a public launch, and write the copy for use without a network",
        description="Lists what still waits, then makes one archive of the built site that opens from a folder.",
    )  # fmt: skip
    add_common(parser)
    parser.add_argument("--list", action="store_true", help="write nothing")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="the built site (site)")
    parser.add_argument("--out", type=Path, default=Path("build/release"), metavar="DIR", help="where (build/release)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the list and write the copy; 1 while anything waits."""
    root = project_root()
    catalogue = load_or_tell(args, root)
    if catalogue is None:
        return PROBLEMS
    waiting = list(waits(catalogue))
    for line in waiting:
        print(line)
    print(f"{len(waiting)} things wait." if waiting else "Nothing waits.")
    written = args.list or _write(root, args.site, args.out)
    return FINE if written and not waiting else PROBLEMS


def _write(root: Path, site: Path, out: Path) -> bool:
    """Write the copy and say so; False when there is none."""
    if not (root / TERSER).is_dir():
        print("hub release: no copy was made, as its scripts need Terser: run make site first.", file=sys.stderr)
        return False
    try:
        copy = offline.copied(site, minified(root, offline.scripts(root)))
    except (OSError, ValueError) as error:
        print(f"hub release: no copy was made: {error}.", file=sys.stderr)
        return False
    file = out / f"{offline.NAME}-{copy.made}.zip"
    atomic_write.replace(file, copy.content)
    print(f"Wrote {file}: {copy.pages} pages, {len(copy.content) / 1e6:.1f} MB.")
    return True


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
    yield from _doorways(catalogue)
    unreviewed = sum(resource.welsh_reviewed is None for resource in catalogue.resources)
    if unreviewed:
        yield f"{unreviewed} entries: our Welsh awaits a qualified translator (`welsh_reviewed`)"
    untested = sum(v.url not in catalogue.health for r in catalogue.resources for v in r.versions)
    if untested:
        yield f"{untested} addresses: no link check has opened them yet (`hub links`)"


def _doorways(catalogue: Catalogue) -> Iterator[str]:
    for language, doorway in catalogue.doorways.items():
        name = catalogue.vocabulary.languages[language].label.in_("en")
        if doorways.is_stale(doorway, catalogue.doorway_sentences):
            yield f"doorway «{language}» ({name}): its source has changed, so a translator must mend it"
        elif not doorways.is_checked(doorway, catalogue.doorway_sentences):
            yield f"doorway «{language}» ({name}): a translator must write it and a second one check it"
