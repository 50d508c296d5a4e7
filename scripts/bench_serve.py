"""How soon an edited entry shows under `hub serve`, at 400 entries.

Serves a copy of the project, edits the title of one entry again and again and asks for its page until the new title
stands there. Prints the median, the slowest and the budget; with --base DIR also what another copy of the project
needs, each edit in turn, so that both are measured on the same machine in the same minute.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 1.0
FILES = ("data", "docs", "overrides", "scripts", "mkdocs.yml", "resources.yaml")


class Copy:
    """A copy of a project, served."""

    def __init__(self, source: Path, folder: Path, port: int) -> None:
        folder.mkdir()
        for name in FILES:
            if (source / name).is_dir():
                shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source / name, folder)
        (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
        self.port, self.catalogue = port, folder / "resources.yaml"
        self.text = self.catalogue.read_text(encoding="utf-8")
        self.id, self.title = re.findall(r'- id: (\S+)\n    title:\n?.*?en: "([^"]+)"', self.text)[200]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hub", "serve", "--port", str(port)], cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder / "scripts")},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def page(self) -> str:
        """The entry's page as it is served now."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", f"/en/resources/{self.id}/")
            return connection.getresponse().read().decode("utf-8", "replace")
        except OSError:
            return ""

    def wait_for(self, words: str, seconds: float) -> float:
        """How long until the page holds some words."""
        started = time.perf_counter()
        while words not in self.page():
            if time.perf_counter() - started > seconds:
                sys.exit(f"{words!r} did not show within {seconds:.0f} s")
            time.sleep(0.01)
        return time.perf_counter() - started

    def edit(self, number: int) -> float:
        """How long a new title takes to show."""
        title = f"Measured title {number}"
        self.catalogue.write_text(self.text.replace(f'"{self.title}"', f'"{title}"'), encoding="utf-8")
        return self.wait_for(title, 120)


def main() -> int:
    """Print the figures; 1 when over the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=9, help="how many edits (9)")
    parser.add_argument("--base", type=Path, metavar="DIR", help="another copy of the project to measure beside")
    args = parser.parse_args()
    sources = [ROOT, *([args.base.resolve()] if args.base else [])]
    with tempfile.TemporaryDirectory() as folder:
        copies = [Copy(source, Path(folder) / str(number), 8790 + number) for number, source in enumerate(sources)]
        try:
            for copy in copies:
                copy.wait_for("<html", 300)
            time.sleep(2)
            found: list[list[float]] = [[] for _ in copies]
            for number in range(args.edits):
                for copy, times in zip(copies, found, strict=True):
                    times.append(copy.edit(number))
                    time.sleep(4)  # what comes after the pages must not stand in the next one's way
        finally:
            for copy in copies:
                copy.process.terminate()
                copy.process.wait()
    for source, times in zip(sources, found, strict=True):
        name = "this project" if source == ROOT else "the other one"
        print(f"{name}: an edit shows after {statistics.median(times):.2f} s, at most {max(times):.2f} s")
    print(f"{SECONDS:.1f} s are allowed")
    return int(statistics.median(found[0]) > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
