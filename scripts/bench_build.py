"""How long `hub build` takes for 300, 1,000 and 4,000 resources, and how that grows.

The resources are the project's own, written again under new ids until there are enough. Prints the
median seconds of a whole run of the command. The budgets: 300 resources in both languages in 15
seconds on two cores, and 4,000 in no more than 4.4 times what 1,000 take.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = (300, 1000, 4000)
SECONDS_FOR_300 = 15.0
GROWTH = 4.4
# Names that would stand twice, or lead to an entry that is not there.
_NAMES = re.compile(r"^    (?:also_known_as|superseded_by):.*\n", re.MULTILINE)
_ADDRESS = re.compile(r'(\burl: "[^"]+)"')


def entries() -> Iterator[str]:
    """The project's own entries, again and again under new ids; each as it stands in the file."""
    text = (ROOT / "resources.yaml").read_text(encoding="utf-8")
    own = re.split(r"\n(?=  - id: )", text)[1:]
    number = 0
    while True:
        for entry in own:
            same = _NAMES.sub("", entry + "\n")
            if number:  # an address belongs to one work
                same = _ADDRESS.sub(rf'\1#{number}"', same)
            yield re.sub(r"- id: (\S+)", rf"- id: \1-{number}" if number else r"- id: \1", same, count=1)
        number += 1


def catalogue(folder: Path, size: int) -> Path:
    """A catalogue of so many resources."""
    path = folder / f"{size}.yaml"
    each = entries()
    path.write_text("resources:\n" + "".join(next(each) for _ in range(size)), encoding="utf-8")
    return path


def seconds(folder: Path, size: int) -> tuple[float, float]:
    """How long one build takes from the command's start to its end: by the clock, and of work.

    The work is what the processors did, which others on the machine change little.
    """
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "hub", "build", "--catalogue", str(catalogue(folder, size)),
         "--out", str(folder / "site")],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        sys.exit(f"The build of {size} resources failed.\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, work


def main() -> int:
    """Build each size, print the figures; 1 when one is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1, help="how often each size is built (1)")
    runs = max(1, parser.parse_args().runs)
    clock: dict[int, float] = {}
    work: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            measured = [seconds(Path(folder), size) for _ in range(runs)]
            clock[size] = statistics.median(each[0] for each in measured)
            work[size] = statistics.median(each[1] for each in measured)
            print(f"{size:5} resources: {clock[size]:6.1f} s, {work[size]:6.1f} s of work", flush=True)
    ratio = work[4000] / work[1000]
    print(f"300 resources: {clock[300]:.1f} s of {SECONDS_FOR_300:.0f} s allowed")
    print(f"4,000 resources cost {ratio:.2f} times what 1,000 cost, of {GROWTH} allowed")
    return int(clock[300] > SECONDS_FOR_300 or ratio > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
