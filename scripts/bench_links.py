"""How fast and how large `hub links` is: 400 addresses over 40 hosts on loopback, each kept polite.

Prints the seconds, the shortest pause that any host saw (robots.txt aside) and the peak memory.
The budget: 60 seconds, never under one second, 200 MB.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "links"))

from misbehaving import answer, running
from words_of_pages import ENGLISH, page

ENTRY = """  - id: bench-{number}
    title: {{en: "Keeping children safe {number}"}}
    summary: {{en: "A guide.", cy: "Canllaw."}}
    publisher: {publisher}
    kind: guide
    audiences: [parents]
    topics: [understanding-abuse]
    objectives: [prevent]
    source: {{document: delivery-report-2022, lines: [1, 2]}}
    status: listed
    review_by: 2029-01-01
    owner: prevent-workstream
    versions:
      - {{language: en, format: web-page, url: "{url}", evidence: seen, checked: 2026-11-21}}
"""
HOSTS, ADDRESSES, LARGE = 40, 400, 240_000


def main() -> None:
    """Measure once."""
    root = Path(__file__).resolve().parent.parent
    publishers = (root / "data" / "publishers.yaml").read_text(encoding="utf-8")
    publisher = re.findall(r"id: ([\w-]+)", publishers)[0]
    large = page("Keeping children safe", (ENGLISH + " ") * (LARGE // len(ENGLISH)))
    with running() as server, tempfile.TemporaryDirectory() as folder:
        server.open(HOSTS)
        server.otherwise = answer(large)
        entries = [
            ENTRY.format(number=n, publisher=publisher, url=server.url(f"/{n}", server.ports[n % HOSTS]))
            for n in range(ADDRESSES)
        ]
        catalogue = Path(folder) / "resources.yaml"
        catalogue.write_text("resources:\n" + "\n".join(entries), encoding="utf-8")
        began = time.monotonic()
        ran = subprocess.run(
            [sys.executable, "-m", "hub", "links", "--allow-private", "--catalogue", str(catalogue),
             "--health", str(Path(folder) / "health.json"), "--today", "2026-11-22", "--fresh"],
            cwd=root, check=False, capture_output=True, text=True,
        )  # fmt: skip
        took = time.monotonic() - began
        print(ran.stdout.splitlines()[-1:] or ran.stderr[-2000:])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{ADDRESSES} addresses over {HOSTS} hosts: {took:.1f} s")
        print(f"shortest pause at one host: {min(server.gaps()):.2f} s")
        print(f"peak memory: {memory:.0f} MB")


if __name__ == "__main__":
    main()
