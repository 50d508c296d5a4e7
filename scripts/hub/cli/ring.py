"""`hub ring`: lead a person through the helplines to be rung, and write down what was said there.

Each answer is kept at once in a draft, and each line is written to `data/helplines.yaml` as soon as its last
question is answered: whoever stops half way loses nothing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hub.catalogue import Catalogue, records
from hub.catalogue.problems import Problem, as_text
from hub.catalogue.ringing import ASKED, said, to_ring, unknown, without_number
from hub.catalogue.yaml_file import read_text
from hub.catalogue.yaml_writing import Add, Edit, LayoutError, Put, edited
from hub.cli import atomic_write, common
from hub.cli.questions import ask, say, until
from hub.schema import Helpline, Helplines
from hub.schema.faults import Fault, Known
from hub.schema.helpline import INITIALS

_FILE: Final = "data/helplines.yaml"
_NAMES: Final = {
    "phone": "The number", "hours": "When somebody answers", "languages": "Languages that people there speak",
    "interpreter": "An interpreter into other languages", "bsl": "British Sign Language",
    "cost": "What a call costs", "confidentiality": "What they keep private, and when they would tell somebody",
}  # fmt: skip
_STOP: Final = "q"

Answers = dict[str, str]  # fact → "" when it is right as it stands, else what was said


class _StoppedError(Exception):
    """Somebody wants to stop."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "ring", help="lead through the helplines to be rung, and stamp `confirmed`",
        description="Lead a person through the helplines to be rung, riskiest first: is the number right, the hours, "
        "the languages? What is right is stamped with the day and the caller's initials; what is not is written down.",
    )  # fmt: skip
    common.add_common(parser)
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these lines, however lately they were rung")
    parser.add_argument("--list", action="store_true", help="only say which lines, and what is not known of them")
    parser.add_argument("--by", type=_initials, metavar="AB", help="the caller's initials, asked for otherwise")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List, or ask line by line."""
    root = common.project_root()
    catalogue = common.load_or_tell(args, root)
    if catalogue is None:
        return common.PROBLEMS
    lines = to_ring(catalogue, lately_too=bool(args.ids))
    known = {line.id for line in lines}
    if strange := [each for each in args.ids if each not in known]:
        say(f"hub ring: «{strange[0]}» is no line of {_FILE} that can be rung.")
        return common.WRONG_USE
    lines = tuple(line for line in lines if not args.ids or line.id in args.ids)
    if args.list:
        _list(catalogue, lines)
        return common.FINE
    try:
        return _ring(args, root, catalogue, lines)
    except _StoppedError:
        say("What was answered is kept.")
        return common.FINE
    except (EOFError, KeyboardInterrupt):
        say("\nStopped. What was answered is kept; `hub ring` goes on from there.")
        return common.WRONG_USE


def _initials(word: str) -> str:
    if not re.fullmatch(INITIALS, word):
        message = "two to four capital letters"
        raise argparse.ArgumentTypeError(message)
    return word


def _list(catalogue: Catalogue, lines: tuple[Helpline, ...]) -> None:
    for number, line in enumerate(lines, start=1):
        rung = f"rung on {line.confirmed.day}" if line.confirmed else "never rung"
        hidden = "" if line.shown else ", not shown to readers"
        print(f"{number:>3}  {line.id}: {said(catalogue, line, 'phone')} ({rung}{hidden})")
        if missing := unknown(line):
            print(f"     not known: {', '.join(missing)}")
        for each in line.differs:
            print(f"     told on {each.day} by {each.by}: {each.fact}: {each.told}")
    print(f"{len(lines)} lines to ring.")
    for words in _councils(catalogue):
        print(words)


def _councils(catalogue: Catalogue) -> Iterator[str]:
    """The councils that cannot be rung, in a sentence."""
    if councils := without_number(catalogue):
        names = ", ".join(council.name.in_("en").words for council in councils)
        yield f"No number is known of these councils; find one on their own pages: {names}."


# ---- asking ----


def _ring(args: argparse.Namespace, root: Path, catalogue: Catalogue, lines: tuple[Helpline, ...]) -> int:
    if not lines:
        say("Every line was rung lately.")
        return common.FINE
    by = args.by or until("Your initials", _wrong_initials)
    say(f"{len(lines)} lines. Say who you are, and that nobody is in danger, as soon as somebody answers.")
    for number, line in enumerate(lines, start=1):
        say(f"\n{number} of {len(lines)}: {line.name.in_('en').words} («{line.id}»)")
        if line.why_not:
            say(f"  Not shown to readers: {line.why_not.in_('en').words}")
        draft = root / ".hub" / f"ring-{line.id}.json"
        answers = _kept(draft)
        if answers:
            say(f"  Going on with what was answered: {', '.join(answers)}.")
        elif not _reached(said(catalogue, line, "phone")):
            continue
        _ask(catalogue, line, answers, draft)
        problem = _write(root, line, answers, by)
        if problem:
            say(f"{problem}\nNothing was written; the answers are in {draft}.")
            return common.PROBLEMS
        draft.unlink(missing_ok=True)
        _tell(line, answers)
    for words in _councils(catalogue):
        say(f"\n{words}")
    return common.FINE


def _wrong_initials(word: str) -> Fault | None:
    return None if re.fullmatch(INITIALS, word) else Fault("initials", "these are no initials", "write AB, or ABC")


def _answer(question: str) -> str:
    """One line of answer.

    Raises:
        _StoppedError: it is `q`.

    """
    found = ask(question).strip()
    if found.lower() == _STOP:
        raise _StoppedError
    return found


def _reached(number: str) -> bool:
    while True:
        found = _answer(f"  Ring {number}. Did somebody answer? (y, n: later, q: stop) ").lower()
        if found in {"y", "yes", "n", "no", ""}:
            return found in {"y", "yes"}


def _ask(catalogue: Catalogue, line: Helpline, answers: Answers, draft: Path) -> None:
    """Ask what was not asked yet; every answer is kept as soon as it is given."""
    for name in ASKED:
        if name in answers:
            continue
        words = said(catalogue, line, name)
        if words:
            say(f"  {_NAMES[name]}: we say «{words}»")
            found = ""
            if not _is_right():
                while not (found := _answer("    What did they say? ")):
                    pass
        else:
            say(f"  {_NAMES[name]}: we say nothing")
            found = _answer("    What did they say? (nothing when they did not) ")
        answers[name] = found
        text = json.dumps(answers, ensure_ascii=False, indent=1) + "\n"
        atomic_write.replace(draft, text.encode("utf-8"))


def _is_right() -> bool:
    while True:
        found = _answer("    Is that right? (y, n) ").lower()
        if found in {"y", "yes", "n", "no"}:
            return found in {"y", "yes"}


def _kept(draft: Path) -> Answers:
    """The answers of an earlier time; none where there is no draft, or none that can be read."""
    try:
        values = json.loads(draft.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    is_draft = isinstance(values, dict) and all(isinstance(each, str) for each in values.values())
    return {name: values[name] for name in ASKED if name in values} if is_draft else {}


# ---- writing ----


def wrong(line: Helpline, answers: Mapping[str, str]) -> tuple[str, ...]:
    """What the hub says of a line and the people there say otherwise."""
    return tuple(name for name, told in answers.items() if told and getattr(line, name) is not None)


def edits(place: int, line: Helpline, answers: Mapping[str, str], by: str, day: str) -> list[Edit]:
    """What is written of a call: the stamp, unless something was wrong, and everything that was told."""
    told = tuple({"day": day, "by": by, "fact": name, "told": words} for name, words in answers.items() if words)
    made: list[Edit] = []
    if not wrong(line, answers):
        made.append(Put(("helplines", place, "confirmed"), {"day": day, "by": by}))
    elif "phone" in wrong(line, answers):
        made.append(Put(("helplines", place, "confirmed"), None))  # nobody is told any more that it was confirmed
    if told:
        made.append(Add(("helplines", place, "differs"), told))
    return made


def _write(root: Path, line: Helpline, answers: Answers, by: str) -> str | None:
    """Write a call to the file, under the lock; in a sentence, why it was not."""
    path = root / _FILE
    with atomic_write.writing(root):
        before = atomic_write.read(path)
        old, problems = _records((before or b"").decode("utf-8"))
        place = next((at for at, each in enumerate(old.helplines if old else ()) if each.id == line.id), None)
        if old is None or place is None:
            return as_text(problems) if problems else f"«{line.id}» is gone from {_FILE}."
        made = edits(place, line, answers, by, common.real_day().isoformat())
        try:
            text = edited((before or b"").decode("utf-8"), made, _FILE)
        except LayoutError as error:
            return str(error.problem)
        new, problems = _records(text)
        if new is None or not _same_but(old, new, place):
            return as_text(problems) if problems else f"«{line.id}» is laid out in a way that cannot be edited safely."
        atomic_write.replace(path, text.encode("utf-8"), before)
    return None


def _records(text: str) -> tuple[Helplines | None, list[Problem]]:
    node, problems = read_text(text, _FILE)
    known = Known(latest=common.real_day())
    return (records.record(Helplines, node, _FILE, known, problems) if node else None), problems


def _same_but(old: Helplines, new: Helplines, place: int) -> bool:
    """Whether nothing differs but what a call may change in one line."""
    changed = {"confirmed": new.helplines[place].confirmed, "differs": new.helplines[place].differs}
    expected = list(old.helplines)
    expected[place] = expected[place].model_copy(update=changed)
    return len(new.helplines) == len(expected) and all(
        dict(one) == dict(other) for one, other in zip(new.helplines, expected, strict=True)
    )


def _tell(line: Helpline, answers: Answers) -> None:
    bad = wrong(line, answers)
    if "phone" in bad:
        say(f"  THE NUMBER IS WRONG. Readers see it until it is mended: {_FILE}, «{line.id}». Mend it now, or hide it.")
    if bad:
        say(f"  Not stamped, since something differs ({', '.join(bad)}). It is written under `differs` in {_FILE}.")
    else:
        say("  Stamped.")
