"""How fast and how large `hub links` is: 400 addresses over 40 hosts on loopback, each kept polite.

Prints the seconds, the shortest pause that any host saw (robots.txt aside) and the peak memory.
The budget: 60 seconds, never under one second, 200 MB.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "links"))

from misbehaving import answer, running
from one_run import start, write_catalogue
from words_of_pages import ENGLISH, page

HOSTS, ADDRESSES, LARGE = 40, 400, 240_000


def main() -> None:
    """Measure once."""
    large = page("Keeping children safe", (ENGLISH + " ") * (LARGE // len(ENGLISH)))
    with running() as server, tempfile.TemporaryDirectory() as folder:
        server.open(HOSTS)
        server.otherwise = answer(large)
        write_catalogue(
            Path(folder), {f"bench-{n}": server.url(f"/{n}", server.ports[n % HOSTS]) for n in range(ADDRESSES)}
        )
        began = time.monotonic()
        out, err = start(Path(folder), "--today", "2026-11-22", "--fresh").communicate()
        took = time.monotonic() - began
        print(out.splitlines()[-1:] or err[-2000:])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{ADDRESSES} addresses over {HOSTS} hosts: {took:.1f} s")
        print(f"shortest pause at one host: {min(server.gaps()):.2f} s")
        print(f"peak memory: {memory:.0f} MB")


if __name__ == "__main__":
    main()
