"""Lighthouse's four scores on a phone for a page of every kind: asked five times each, the median counts.

Builds the site as an owner would publish it, with HUB_ADOPTED=true (until then pages ask not to be indexed, which
costs points), serves it with gzip as every host does, and prints the scores. The languages alternate from kind to
kind; `--start 1` begins with the other one, so that two runs see every kind in both. Exit status 1 when a median is
below 100.
Run: `make lighthouse`, or `python scripts/bench_lighthouse.py [--times 5] [--start 0] [ADDRESS …]`.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, Final

from hub.checks.accessibility import alternating, arguments, chromium, one_of_each, own_pages
from hub.cli.server import Handler

ROOT: Final = Path(__file__).resolve().parents[1]
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
TIMES: Final = 5
# An address that never dies leads on at once and asks not to be indexed; the page of errors does too.
UNLISTED: Final = ("moved", "404")
ALL: Final = 100
ATTEMPTS: Final = 5  # the browser may not answer at first, or Lighthouse miss the beginning of a page


class Packed(Handler):
    """The production headers, and text sent with gzip."""

    def send_head(self) -> io.BytesIO | None:  # type: ignore[override]
        """Answer with the file's text packed, so that the figures are those of a real host."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()  # type: ignore[return-value]
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def build(folder: Path, address: str) -> None:
    """The site as an owner would publish it."""
    subprocess.run(
        [sys.executable, "-m", "hub", "build", "--allow-private", "--out", str(folder)],
        cwd=ROOT, env={**os.environ, "HUB_ADOPTED": "true", "SITE_URL": f"{address}/"}, check=True,
    )  # fmt: skip


def addresses(site: Path, start: int) -> tuple[str, ...]:
    """A page of every kind that a search may lead to, the one that shows most, each in one language."""
    pages = (page for page in own_pages(site) if not page.kind.startswith(UNLISTED))
    return tuple(page.address for page in alternating(one_of_each(pages), start))


def told(url: str, folder: Path) -> dict[str, Any]:
    """What Lighthouse says of one page, once."""
    written = folder / "lighthouse.json"
    node = ROOT / ".venv" / "bin" / "node"
    command = (
        [str(node), str(ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"), url, "--quiet",
         "--output=json", f"--output-path={written}", f"--only-categories={','.join(CATEGORIES)}",
         f"--chrome-flags={' '.join(['--headless=new', *arguments()])}"]
    )  # fmt: skip
    for left in reversed(range(ATTEMPTS)):
        done = subprocess.run(command, cwd=folder, env={**os.environ, "CHROME_PATH": chromium()}, check=not left)
        if done.returncode == 0:
            break
    found: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The four scores of one answer."""
    return {name: round((report["categories"][name]["score"] or 0) * ALL) for name in CATEGORIES}


def costly(report: dict[str, Any]) -> list[str]:
    """The audits that cost points in one answer, each with what it measured."""
    return [
        f"{name}: {audit['id']} {audit.get('displayValue', '')}".strip()
        for name, category in report["categories"].items()
        for audit in (report["audits"][part["id"]] for part in category["auditRefs"] if part["weight"])
        if audit["score"] is not None and audit["score"] < 1 and (name != "performance" or category["score"] < 1)
    ]


def main() -> int:
    """Print the medians; 1 when one is below 100."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", nargs="*", metavar="ADDRESS", help="pages to ask for; a page of every kind if none")
    parser.add_argument("--times", type=int, default=TIMES, help="how often each is asked")
    parser.add_argument("--start", type=int, choices=(0, 1), default=0, help="the language of the first kind")
    args = parser.parse_args()
    low = count = 0
    with tempfile.TemporaryDirectory(prefix="hub-lighthouse-") as name:
        folder = Path(name)
        site = folder / "site"
        serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
        address = f"http://127.0.0.1:{serving.server_address[1]}"
        build(site, address)
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        for path in args.pages or addresses(site, args.start):
            count += 1
            try:
                reports = [told(address + path, folder) for _ in range(args.times)]
            except subprocess.CalledProcessError:
                print(f"{path}: no answer, asked {ATTEMPTS} times", flush=True)
                low += 1
                continue
            found = [scores(report) for report in reports]
            medians = {each: statistics.median(row[each] for row in found) for each in CATEGORIES}
            low += min(medians.values()) < ALL
            least = min(min(row.values()) for row in found)
            shown = ", ".join(f"{each} {median:g}" for each, median in medians.items())
            print(f"{path}: {shown} (least of {args.times}: {least})", flush=True)
            for audit, times in Counter(line for report in reports for line in costly(report)).items():
                print(f"    {times} × {audit}", flush=True)
        serving.shutdown()
    print(f"{count} pages, each asked {args.times} times: {low} without an answer or with a median below {ALL}.")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
