"""Lighthouse's four scores on mobile, in both languages, for a site built as an owner would publish it.

Builds with HUB_ADOPTED=true (until then pages ask not to be indexed, which costs points), serves it with
gzip as every host does, and prints the scores. Exit status 1 when one is below 100.
Run: `python scripts/bench_lighthouse.py [ADDRESS …]`.
"""

from __future__ import annotations

import gzip
import http.server
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path
from typing import Final

from hub.checks.accessibility import arguments, chromium
from hub.cli.server import Handler

ROOT: Final = Path(__file__).resolve().parents[1]
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
PAGES: Final = (
    "/",
    "/cy/", "/cy/pobl-ifanc/", "/cy/adnoddau/", "/cy/adnoddau/childline/",
    "/en/", "/en/young-people/", "/en/resources/", "/en/resources/childline/",
)  # fmt: skip
ALL: Final = 100


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


def scores(url: str, folder: Path) -> dict[str, int]:
    """The four scores of one page, and a line for each audit that cost points."""
    written = folder / "lighthouse.json"
    node = ROOT / ".venv" / "bin" / "node"
    command = (
        [str(node), str(ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"), url, "--quiet",
         "--output=json", f"--output-path={written}", f"--only-categories={','.join(CATEGORIES)}",
         f"--chrome-flags={' '.join(['--headless=new', *arguments()])}"]
    )  # fmt: skip
    for last_time in (False, True):  # on a busy machine the browser may not answer at first
        done = subprocess.run(command, cwd=folder, env={**os.environ, "CHROME_PATH": chromium()}, check=last_time)
        if done.returncode == 0:
            break
    told = json.loads(written.read_text(encoding="utf-8"))
    for name, category in told["categories"].items():
        for part in category["auditRefs"]:
            audit = told["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1 and name != "performance":
                print(f"    {name}: {audit['id']}: {audit['title']}")
    return {name: round((told["categories"][name]["score"] or 0) * ALL) for name in CATEGORIES}


def main() -> int:
    """Print the scores; 1 when one is below 100."""
    low = 0
    with tempfile.TemporaryDirectory(prefix="hub-lighthouse-") as name:
        folder = Path(name)
        site = folder / "site"
        serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
        address = f"http://127.0.0.1:{serving.server_address[1]}"
        build(site, address)
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        for path in sys.argv[1:] or PAGES:
            found = scores(address + path, folder)
            low += min(found.values()) < ALL
            print(f"{path}: {', '.join(f'{name} {score}' for name, score in found.items())}", flush=True)
        serving.shutdown()
    print(f"{low} pages below {ALL}.")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
