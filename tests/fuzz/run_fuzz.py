"""`python tests/fuzz/run_fuzz.py --mutations 2000`: spoil the project's files and print what came of it.

The same seed spoils the same things as long as the files are the same. Exit status 1 when something was found.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from judging import Finding, judge, outcome
from mutated_project import copy

WORST = (
    "traceback",
    "no answer",
    "raw error",
    "injection alive",
    "silent loss",
    "silent",
    "only warned",
    "wrong file",
    "wrong line",
    "wrong place",
)


@dataclass(frozen=True)
class Result:
    """One mutation, what came of it, and what is wrong with that."""

    known: Mapping[str, Any]
    seen: Mapping[str, Any]
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The file; pages of one language together, and doorways."""
        file = Path(str(self.known["file"]))
        return (
            f"{file.parent.as_posix()}/*{file.suffix}"
            if file.parts[0] == "docs" or "doorways" in file.parts
            else str(file)
        )


def results(
    asked: Iterable[Mapping[str, Any]], *, jobs: int, whole: bool = False, until: float | None = None
) -> Iterator[Result]:
    """What came of each mutation asked for, as it comes; after `until` (monotonic time) no new one is begun.

    Raises:
        RuntimeError: a worker has died, so that nothing can be said of what it should have done.

    """
    todo: Queue[Mapping[str, Any]] = Queue()
    for each in asked:
        todo.put(each)
    done: Queue[Result | Exception | None] = Queue()
    died: list[Exception] = []
    with tempfile.TemporaryDirectory(prefix="hub-fuzz-") as folder:
        threads = [
            threading.Thread(target=_serve, args=(Path(folder) / str(n), todo, done, whole, until)) for n in range(jobs)
        ]
        for thread in threads:
            thread.start()
        left = jobs
        while left:
            found = done.get()
            if found is None:
                left -= 1
            elif isinstance(found, Exception):
                died.append(found)
            else:
                yield found
        for thread in threads:
            thread.join()
    if died:
        msg = f"{len(died)} of {jobs} workers died"
        raise RuntimeError(msg) from died[0]


def _serve(
    folder: Path,
    todo: Queue[Mapping[str, Any]],
    done: Queue[Result | Exception | None],
    whole: bool,
    until: float | None,
) -> None:
    """One worker with its own copy of the project."""
    try:
        folder.mkdir()
        copy(folder, whole=whole)
        here = Path(__file__).resolve().parent
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(folder / "scripts"), str(here)]),
            "PYTHONHASHSEED": "0",
            "OPENBLAS_NUM_THREADS": "1",  # none of its threads, which a fork would lose
        }
        worker = subprocess.Popen(
            [sys.executable, str(here / "spoiled_builds.py"), str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment, cwd=folder,
        )  # fmt: skip
        assert worker.stdin is not None
        assert worker.stdout is not None
        with worker:
            _ready(worker.stdout, folder)
            while until is None or time.monotonic() < until:
                try:
                    asked = todo.get_nowait()
                except Empty:
                    break
                result = _result(worker.stdin, worker.stdout, asked)
                if {"silent loss", "silent"} & {each.kind for each in result.findings} and not result.seen["checked"]:
                    # What a build lets pass, `hub check` may tell: Welsh and English that have changed places.
                    result = _result(worker.stdin, worker.stdout, {**asked, "check": True})
                done.put(result)
            worker.stdin.close()
    except Exception as error:  # noqa: BLE001 - told of where the results are read
        done.put(error)
    finally:
        done.put(None)


def _result(put: IO[str], said: IO[str], asked: Mapping[str, Any]) -> Result:
    put.write(json.dumps(asked) + "\n")
    put.flush()
    answer = json.loads(said.readline())
    return Result(answer["mutation"], answer["seen"], tuple(judge(answer["mutation"], answer["seen"])))


def _ready(said: IO[str], folder: Path) -> None:
    """Wait until a worker has built its untouched copy."""
    if said.readline().strip() != "ready":
        raise RuntimeError(folder)


def seeds(
    many: int, seed: str, *, really: int = 0, check: bool = False, plain: bool = False
) -> list[Mapping[str, Any]]:
    """Which mutations to make: every so often one is built and checked by the real commands."""
    step = many // really if really else 0
    return [
        {"seed": f"{seed}:{n}", "really": bool(step) and n % step == step - 1, "check": check, "plain": plain}
        for n in range(many)
    ]


def table(found: Iterable[Result]) -> str:
    """Findings by file and by kind."""
    found = list(found)
    kinds = [kind for kind in WORST if any(f.kind == kind for r in found for f in r.findings)]
    lines = []
    for title, name in (("file", lambda r: r.name), ("kind", lambda r: r.known["kind"])):
        lines.append(f"| {title} | mutations | told | nothing lost | " + " | ".join(kinds) + " |")
        lines.append("|---|" + "---|" * (3 + len(kinds)))
        for key in sorted({name(r) for r in found}):
            of = [r for r in found if name(r) == key]
            fine = Counter(outcome(r.seen) for r in of if not r.findings)
            worst = Counter(_worst(r) for r in of if r.findings)
            cells = [key, len(of), fine["told"], fine["nothing lost"], *(worst[kind] or "" for kind in kinds)]
            lines.append("| " + " | ".join(map(str, cells)) + " |")
        worst = Counter(_worst(r) for r in found if r.findings)
        fine = Counter(outcome(r.seen) for r in found if not r.findings)
        lines.append(
            "| **all** | "
            + " | ".join(map(str, [len(found), fine["told"], fine["nothing lost"], *(worst[k] for k in kinds)]))
            + " |"
        )
        lines.append("")
    return "\n".join(lines)


def _worst(result: Result) -> str:
    return min((f.kind for f in result.findings), key=lambda kind: WORST.index(kind) if kind in WORST else 99)


def listed(found: Iterable[Result]) -> str:
    """Every finding with its seed, the worst first."""
    rows = sorted(
        (r for r in found if r.findings),
        key=lambda r: (WORST.index(_worst(r)), r.name, r.known["kind"], r.known["what"]),
    )
    lines = []
    for r in rows:
        for each in r.findings:
            of = f"{r.known['file']} · {r.known['kind']} · {r.known['what']}"
            lines += [f"- `{r.known['seed']}` **{each.kind}** {of} → {each.what}"]
    return "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)


def main() -> int:
    """Run, print the table, list the findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutations", type=int, default=int(os.environ.get("HUB_FUZZ", "300")))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", metavar="SEED", action="append", help="this one alone, such as 1:42")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, help="begin no new mutation after this long")
    parser.add_argument("--really", type=int, default=20, help="how many are built and checked by the real commands")
    parser.add_argument("--check", action="store_true", help="run the checks of texts every time")
    parser.add_argument("--plain", action="store_true", help="leave out what takes a whole build or check each")
    parser.add_argument("--whole", action="store_true", help="with every entry of the catalogue")
    parser.add_argument("--out", type=Path, help="write table and findings to this file")
    args = parser.parse_args()
    asked = (
        [{"seed": s, "check": args.check} for s in args.only]
        if args.only
        else seeds(args.mutations, args.seed, really=args.really, check=args.check, plain=args.plain)
    )
    until = time.monotonic() + args.minutes * 60 if args.minutes else None
    found: list[Result] = []
    for number, result in enumerate(results(asked, jobs=args.jobs, whole=args.whole, until=until), start=1):
        found.append(result)
        if number % 50 == 0:
            print(
                f"{number} of {len(asked)}, {sum(bool(r.findings) for r in found)} with findings",
                file=sys.stderr,
                flush=True,
            )
        if args.out and number % 20 == 0:
            args.out.write_text(f"{table(found)}\n{listed(found)}\n", encoding="utf-8", errors="replace")
    report = f"{table(found)}\n{listed(found)}"
    print(report.encode("utf-8", "replace").decode())
    if args.out:
        args.out.write_text(report + "\n", encoding="utf-8", errors="replace")
    slow = sorted(found, key=lambda r: -float(r.seen["seconds"]))[:5]
    print("slowest:", [(r.known["seed"], round(float(r.seen["seconds"]), 1)) for r in slow], file=sys.stderr)
    if args.only:
        print(json.dumps([r.seen for r in found], ensure_ascii=True, indent=1)[:6000])
    return 1 if any(r.findings for r in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
