"""The finder as it grows: what its first view and a first search weigh, and how long a first result takes.

    python scripts/bench_finder.py SITE [--size 2000 …]

SITE is a built site. Smaller catalogues are the first of its works, larger ones are made of its works' words; their
files take the place of the site's in a copy, which Chromium opens at a sixth of this machine's speed over slow 4G
(1.6 Mbit/s, 150 ms a round trip), three times. The budgets of a first search are for its scripts and its index. The
list of works, which filters and pages need too, comes with it unless it is there already, and is told apart: both
together are what a line has to carry. Exit status 1 when a budget is missed; the table says which.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright

from bench_engines import ROOT, grown
from bench_lighthouse import Packed
from hub.catalogue import Catalogue, load
from hub.catalogue.changelog import added_dates
from hub.checks.accessibility import arguments, chromium
from hub.languages import LANGUAGES
from hub.pages.answers import answers
from hub.pages.docs_pages import read_pages
from hub.pages.finder_data import list_data
from hub.pages.plan import plan
from hub.pages.search import as_bytes, documents, places
from hub.pages.site import Settings, assemble
from hub.schema.faults import Known

FIRST_VIEW: Final = 30_000
SLOW: Final = 6
SLOW_4G: Final = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
MOST_MS: Final = 3000
MOST_MS_UP_TO: Final = 2000  # works
TIMES: Final = 3  # that a first result is waited for; the median counts
SIZES: Final = (400, 2000, 5000)
# Bytes of a first search's scripts and index, by works.
FIRST_SEARCH: Final[Mapping[int, int]] = {400: 60_000, 5000: 250_000}
# Parts of the index: what it takes whatever is listed, then what each work adds.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "grammar": ("asking", "answers"), "synonyms": ("synonyms", "tables"), "pages": ("places",),
    "works": ("sought", "other", "weight"),
}  # fmt: skip
FINDERS: Final = {"cy": ("cy/adnoddau", "diogelu"), "en": ("en/resources", "safeguarding")}
TYPED: Final = """async (words) => {
  const box = document.querySelector("[name=q]");
  const first = document.querySelector("[data-list] > li");
  const start = performance.now();
  box.focus();
  box.value = words;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const shown = () => document.querySelector("[data-list] > li") ?? first;
  while (shown() === first && performance.now() - start < 60000)
    await new Promise((done) => setTimeout(done, 10));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def weight(path: Path) -> int:
    """Bytes of a file after gzip."""
    return packed(path.read_bytes())


def packed(content: bytes) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(content, 9))


def parts(index: Mapping[str, Any]) -> dict[str, int]:
    """What the index would weigh less, in bytes after gzip, without each of its parts."""
    whole = packed(as_bytes(index))
    return {
        name: whole - packed(as_bytes({key: value for key, value in index.items() if key not in keys}))
        for name, keys in PARTS.items()
    }


def missed(size: int, searched: int, took: float) -> list[str]:
    """The budgets that a catalogue of so many works misses, as the table names them."""
    found = []
    if searched > FIRST_SEARCH.get(size, searched):
        found.append(f"first search over {FIRST_SEARCH[size] / 1000:.0f} KB")
    if size <= MOST_MS_UP_TO and took > MOST_MS:
        found.append(f"first result over {MOST_MS} ms")
    return found


def put(catalogue: Catalogue, site: Path) -> None:
    """Give a copy of the site the search files of another catalogue."""
    site_plan = plan(catalogue, read_pages(ROOT / "docs", Known())[0])
    extra = {"added": added_dates(catalogue.changes)}
    made = assemble(catalogue, site_plan, Settings("https://resource-hub.example/", "https://example.org/"), extra)
    for language in LANGUAGES:
        found = places(catalogue, site_plan, language)
        searched = documents(catalogue, language, found, answers(catalogue, site_plan, language))
        for name, content in ((language, searched), (f"list-{language}", list_data(made, language))):
            (site / "assets" / "search" / f"{name}.json").write_bytes(as_bytes(content))


def first_result(site: Path, path: str, words: str) -> float:
    """Milliseconds from the first letter to painted results, in a browser that knows nothing of the site yet.

    The median of three browsers.
    """
    return statistics.median(_waited(site, path, words) for _ in range(TIMES))


def _waited(site: Path, path: str, words: str) -> float:
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        page = browser.new_page(viewport={"width": 360, "height": 740})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        page.goto(f"http://127.0.0.1:{serving.server_address[1]}/{path}/", wait_until="networkidle")
        took = float(page.evaluate(TYPED, words))
        browser.close()
    serving.shutdown()
    serving.server_close()
    return took


def main() -> int:
    """Print the figures; 1 when over a budget."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--size", type=int, action="extend", nargs="*", help=f"works, beside the real ones {SIZES}")
    args = parser.parse_args()
    catalogue = load(ROOT, today=datetime.now(tz=UTC).date())
    over = False
    for language, (path, _) in FINDERS.items():
        view = [args.site / path / "index.html", *(args.site / "assets" / name
                for name in ("hub.css", "finder.css", "exit.js", "search/page.js", "icon.svg"))]  # fmt: skip
        found = sum(map(weight, view))
        over |= found > FIRST_VIEW
        print(f"{language}: first view {found / 1000:.1f} KB gzip of {FIRST_VIEW / 1000:.0f}")
    print("In KB after gzip: the first search, of scripts and the parts of the index; the list; both together.")
    columns = "".join(f"{name:>10}" for name in ("search", "scripts", *PARTS, "list", "together"))
    print(f"works  language{columns}  first result ms")
    for size in (len(catalogue.resources), *(args.size or SIZES)):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder, "site")
            shutil.copytree(args.site, site, ignore=shutil.ignore_patterns("data"))
            if size != len(catalogue.resources):
                put(grown(catalogue, size), site)
            for language, (path, words) in FINDERS.items():
                over |= told(site, size, language, first_result(site, path, words))
    return 1 if over else 0


def told(site: Path, size: int, language: str, took: float) -> bool:
    """Print a line of the table; whether a budget is missed."""
    search = site / "assets" / "search"
    listed, index, scripts = (weight(search / name) for name in (f"list-{language}.json", f"{language}.json", "kit.js"))
    searched = index + scripts
    within = parts(json.loads((search / f"{language}.json").read_text(encoding="utf-8")))
    figures = (searched, scripts, *within.values(), listed, searched + listed)
    faults = missed(size, searched, took)
    columns = "".join(f"{figure / 1000:>10.1f}" for figure in figures)
    print(f"{size:>5}  {language:8}{columns}{took:>17.0f}  {'; '.join(faults)}".rstrip(), flush=True)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
