"""`hub new`: ask for a new resource's facts, one by one, and add it to the catalogue.

Each answer is checked at once and asked for again until it is right; then the whole is checked, shown
and written. Whoever stops half way can keep the answers in a draft, and go on from it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue, CatalogueError, Problem, load
from hub.catalogue.near_titles import near_titles
from hub.catalogue.reviews import first_day
from hub.catalogue.yaml_file import Node, read_text
from hub.catalogue.yaml_layout import dumped, styled
from hub.catalogue.yaml_writing import Add, edited
from hub.cli import atomic_write, common
from hub.cli.questions import say, yes, yes_or_no
from hub.cli.record_questions import Questions
from hub.schema import Resource, Version, addresses
from hub.schema.addresses import same_page
from hub.schema.faults import Fault, Known
from hub.schema.record import keys
from hub.schema.values import ID, MAX_ID
from hub.schema.vocabulary import VOCABULARIES

Values = dict[str, Any]
# What nobody is asked for: it follows from the answers and the day; `versions` are asked for one by one.
FOLLOWS: Final = ("status", "review_by", "owner", "welsh_reviewed", "same_in_both", "superseded_by", "versions")
# What is asked for in every case, though it need not be known; `role` where practitioners are meant.
USUAL: Final = ("role", "year", "region", "content_note")
MORE: Final = "more"  # beside the answers: which of the fields that need not be there are known
_KEY: Final = re.compile(r"  (?:- |  )(\w+):")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("new", help="ask for a new resource's facts and add it to the catalogue")
    common.add_common(parser)
    parser.add_argument("--draft", type=Path, metavar="FILE", help="go on from answers that were kept in this file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask, check, show, add."""
    root = common.project_root()
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    try:
        values = _draft(args.draft) if args.draft else {}
    except (OSError, ValueError, RecursionError):
        say(f"hub new: {args.draft} is not a draft that can be read.")
        return common.WRONG_USE
    try:
        return _added(args, root, values, _complete(args, root, catalogue, values))
    except KeyboardInterrupt:
        say("")
        return _stopped(root, values, ask=True)
    except EOFError:
        say("\nhub new: the answers ended before the last question.")
        return _stopped(root, values, ask=False)


def _added(args: argparse.Namespace, root: Path, values: Values, entry: Values | None) -> int:
    """Show an entry, and write it under the lock; what others added meanwhile stays."""
    if entry is None:
        return _stopped(root, values, ask=False)
    say("\nThis will be added:\n\n" + dumped(styled(entry, "resources")) + "\n")
    if sys.stdin.isatty() and not yes("Write it?"):
        return _stopped(root, values, ask=True)
    path = _path(args, root)
    with atomic_write.writing(root):
        before = atomic_write.read(path)
        text, problems = _checked(args, root, before, entry)
        if problems:
            _tell(problems)
            return _stopped(root, values, ask=False)
        atomic_write.replace(path, text.encode("utf-8"), before)
    say(f"Added «{entry['id']}» to {path}.")
    _say_what_is_next(entry)
    return common.FINE


def _say_what_is_next(entry: Values) -> None:
    """What a person does after an entry was added."""
    say("\nWhat to do next:")
    steps = [
        f"Run `{common.typed('check')}`: it reads the Welsh, the wording and the reading age too.",
        f"Look at it: run `make serve`, and open /cy/adnoddau/{entry['id']}/ and /en/resources/{entry['id']}/.",
        "Somebody who reads Welsh well reads the Welsh; a qualified translator's day goes into `welsh_reviewed`.",
        "Commit it and open a pull request; it is published when somebody has merged that.",
    ]
    if entry["status"] != "listed":
        steps.insert(0, "Look for an address: until there is one, the hub says that it is wanted.")
    for number, step in enumerate(steps, start=1):
        say(f"  {number}. {step}")


def _complete(args: argparse.Namespace, root: Path, catalogue: Catalogue, values: Values) -> Values | None:
    """An entry that the rules accept; answers that they do not accept are asked for again.

    None when they complain of something that was not asked for.
    """
    questions = _questions(catalogue, allow_private=args.allow_private)
    while True:
        _fill(values, questions)
        entry = _entry(values, catalogue, common.today(args, root))
        text, problems = _checked(args, root, atomic_write.read(_path(args, root)), entry)
        if not problems:
            return entry
        _tell(problems)
        wrong = {_key(text, problem, values["id"]) for problem in problems} & set(values)
        if not wrong:
            return None
        for key in wrong:
            if key == "versions" and len(values[key]) > 1:
                _without_wrong(values, text, problems, questions)
            else:
                values.pop(key, None)


def _without_wrong(values: Values, text: str, problems: tuple[Problem, ...], questions: Questions) -> None:
    """Ask again for the versions that problems are about, and keep the others."""
    root, _ = read_text(text, "resources.yaml")
    entry = next(row for row in ((root and root.get("resources")) or Node(1, 1)).items or () if _is(row, values["id"]))
    starts = [item.line for item in (entry.get("versions") or Node(1, 1)).items or ()]
    lines = {problem.place.line for problem in problems if problem.about == values["id"]}
    wrong = {max(at for at, start in enumerate(starts) if start <= line) for line in lines if line >= starts[0]}
    kept = [version for at, version in enumerate(values["versions"]) if at not in wrong]
    say(f"The other versions are kept ({len(kept)}).")
    values["versions"] = [*kept, *questions.inner["versions"].rows(kept)]


def _is(row: Node, identity: str) -> bool:
    found = row.get("id")
    return found is not None and found.words == identity


def _fill(values: Values, questions: Questions) -> None:
    """Ask for every answer that is not there yet."""
    for key in questions.needed:
        if key not in values:
            values[key] = questions.answer(key)
    for key in USUAL:
        if key not in values and (key != "role" or "practitioners" in values["audiences"]):
            values[key] = questions.answer(key, may_be_empty=True)
    if "versions" not in values:
        values["versions"] = questions.inner["versions"].rows()
    if not values["versions"] and "home" not in values:
        values["home"] = questions.answer("home")
    if MORE not in values:
        values[MORE] = [key for key in questions.which() if key not in values]
    for key in values[MORE]:
        if key not in values:
            values[key] = questions.answer(key)


def _path(args: argparse.Namespace, root: Path) -> Path:
    return args.catalogue or root / "resources.yaml"


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        say(str(problem))


# ---- the whole entry ----


def _entry(values: Values, catalogue: Catalogue, day: date) -> Values:
    """The answers, and what follows from them."""
    title, versions = values["title"], values["versions"]
    alike = isinstance(title, dict) and title.get("cy") == title.get("en")
    return {
        **{key: values[key] for key in keys(Resource) if values.get(key) not in (None, [])},
        **({"versions": _stamped(versions)} if versions else {}),
        **({"same_in_both": True} if alike else {}),
        "status": "listed" if versions else "address-wanted",
        "review_by": first_day(catalogue, values["kind"], tuple(values["audiences"]), day),
        "owner": next(iter(catalogue.vocabulary.owners)),
        "welsh_reviewed": None,
    }


def _stamped(versions: list[Values]) -> list[Values]:
    """Versions with the day somebody looked at them: the real one, whatever day counts as today."""
    return [{**version, "checked": common.real_day().isoformat()} for version in versions]


def _checked(
    args: argparse.Namespace, root: Path, before: bytes | None, entry: Values
) -> tuple[str, tuple[Problem, ...]]:
    """The new text of the catalogue, and everything that is wrong with it."""
    text = edited((before or b"resources: []\n").decode("utf-8"), [Add(("resources",), (entry,))])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resources.yaml"
        path.write_bytes(text.encode("utf-8"))
        latest = max(common.latest(args), common.real_day())
        try:
            load(root, catalogue=path, today=common.today(args, root), latest=latest, allow_private=args.allow_private)
        except CatalogueError as error:
            return text, error.problems
    return text, ()


def _key(text: str, problem: Problem, identity: str) -> str:
    """The key of the new entry that a problem is about."""
    lines = text.removeprefix("\ufeff").splitlines()[: problem.place.line]
    key = next((found.group(1) for line in reversed(lines) if (found := _KEY.match(line))), "")
    return "home" if problem.rule == "no-address" else key if problem.about == identity else ""


# ---- the questions ----


def _questions(catalogue: Catalogue, *, allow_private: bool) -> Questions:
    """The questions about an entry, from its declaration."""
    known = Known(_ids(catalogue), common.real_day(), allow_private)

    def address(key: str) -> Callable[[Any], Fault | None]:
        return lambda words: addresses.fault(words, insecure=False, allow_private=allow_private, key=key)

    shared = _Shared(catalogue)
    version = Questions(
        Version, known, follows=("checked",), opens="url",
        checks={"url": lambda words: address("url")(words) or shared.fault(words)}, also=shared.keys,
    )  # fmt: skip
    return Questions(
        Resource, known, follows=FOLLOWS, inner={"versions": version}, usual=USUAL,
        checks={"id": lambda word: _of_id(word, catalogue), "home": address("home"),
                "title": lambda title: _tell_of_like(title, catalogue)},
    )  # fmt: skip


class _Shared:
    """Whether an address is another work's already: then it is another page, or there is a reason."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._works = {
            same_page(version.url): entry.id
            for entry in catalogue.resources if entry.status in {"listed", "address-wanted"}
            for version in entry.versions
        }  # fmt: skip

    def fault(self, address: str) -> Fault | None:
        """A fault, unless somebody says that the page serves two works."""
        work = self._works.get(same_page(address))
        if work is None or yes_or_no(f"  This is the address of `{work}`. Does the page serve two works?"):
            return None
        return Fault("duplicate-address", f"`{work}` has this address", "use another page, or stop and change that")

    def keys(self, address: str) -> tuple[str, ...]:
        """What must be said of an address that two works have: why."""
        return ("shared",) if same_page(address) in self._works else ()


def _tell_of_like(title: Mapping[str, str], catalogue: Catalogue) -> None:
    """Warn of works with a title that is nearly the same; the answer stands."""
    for entry in near_titles(title, catalogue.resources):
        say(f"  Look whether this is the same work: `{entry.id}`, «{entry.title.in_('en')}».")


def _ids(catalogue: Catalogue) -> dict[str, Collection[Any]]:
    """What an entry may refer to, with the words that lists show."""
    return {
        **{name: getattr(catalogue.vocabulary, name) for name in VOCABULARIES},
        "publishers": catalogue.publishers,
        "resources": catalogue.by_id,
        "actions": sorted(catalogue.actions),
    }


def _of_id(word: str, catalogue: Catalogue) -> Fault | None:
    if not ID.fullmatch(word) or len(word) > MAX_ID:
        return Fault("id", f"«{word}» is no id", f"use at most {MAX_ID} lower-case letters, digits and single hyphens")
    taken = set(catalogue.by_id) | {name for resource in catalogue.resources for name in resource.also_known_as}
    if word in taken:
        return Fault("id", f"`{word}` is taken", "choose another")
    if word in {row.id for row in catalogue.left_out}:
        return Fault("id", f"`{word}` stands in data/left-out.yaml", "choose another, or remove it there")
    return None


# ---- drafts ----


def _stopped(root: Path, values: Values, *, ask: bool) -> int:
    """Nothing is written to the catalogue; what was given is kept when that is wanted."""
    path = root / ".hub" / f"draft-{values.get('id', '')}.json"
    if "id" in values and (not ask or yes(f"Keep what was given in {path}?")):
        atomic_write.replace(path, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
        say(f"The answers are in {path}; `hub new --draft {path}` goes on from there.")
    say("Nothing was written to the catalogue.")
    return common.WRONG_USE


def _draft(path: Path) -> Values:
    values = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(values, dict):
        raise ValueError  # noqa: TRY004 - what json raises too
    return values
