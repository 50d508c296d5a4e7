"""Runs two commands of one project at the same moment, again and again, and tells what became of both.

    python two_at_once.py FOLDER TIMES JSON

JSON is a list of pairs of command lines. Prints JSON: for each try the exit statuses and the files that changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from breaking_off import contents, here, put_back, remember


def start(words: list[str], barrier: int) -> int:
    """A child that begins when the barrier opens."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.read(barrier, 1)
        try:
            os._exit(here(words))
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must know
            os._exit(99)
    return child


def main() -> None:
    folder, times, pairs = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
    os.chdir(folder)
    remember()
    old = contents(folder)
    with contextlib.redirect_stdout(sys.stderr):
        for words in {tuple(words) for pair in pairs for words in pair}:
            here(list(words))
            put_back(folder, old)
    told = []
    for pair in pairs * times:
        read, write = os.pipe()
        children = [start(words, read) for words in pair]
        os.write(write, b"gg")
        statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        os.close(read)
        os.close(write)
        left = contents(folder)
        told.append({
            "pair": pair, "statuses": statuses,
            "files": {name: text.decode() for name, text in left.items() if old.get(name) != text},
        })  # fmt: skip
        put_back(folder, old)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
