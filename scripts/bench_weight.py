"""How heavy is a first visit? Loads pages in Chromium with an empty cache and adds up what they ask for.

Prints requests and bytes (gzip, as a host would send them) for the front door and, in both languages,
home, audience page, helplines and a resource page. The budget holds for a resource page.
Run: `python scripts/bench_weight.py [DIR]` on a built site; exit status 1 when over budget.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Response, sync_playwright

from hub.checks.accessibility import arguments, chromium
from hub.cli.server import served

MOST_BYTES: Final = 25_000
MOST_REQUESTS: Final = 5
# Gzip makes text smaller; pictures that are already packed are sent as they are.
PACKED: Final = (".png", ".jpg", ".woff2")


def pages(site: Path) -> list[str]:
    """The pages to weigh: the front door and the others in both languages, the heaviest resource last."""
    found = ["/"]
    for language, resources in (("cy", "adnoddau"), ("en", "resources")):
        folder = site / language
        heaviest = max((folder / resources).glob("*/index.html"), key=lambda path: path.stat().st_size)
        usual = sorted((folder / resources).glob("*/index.html"), key=lambda path: path.stat().st_size)
        middle = usual[len(usual) // 2]
        found += [f"/{language}/", *(f"/{path.parent.relative_to(site).as_posix()}/" for path in (middle, heaviest))]
    return found


def main() -> int:
    """Weigh; 1 when a resource page is over budget."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    if not (site / "index.html").is_file():
        print(f"no built site in {site}; run `hub build`", file=sys.stderr)
        return 2
    over = 0
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        for path in pages(site):
            # A new context has an empty cache: this is a first visit.
            page = browser.new_page()
            answers: list[Response] = []
            page.on("response", lambda answer, kept=answers: kept.append(answer))
            page.goto(base + path, wait_until="networkidle")
            sizes = {
                urlsplit(answer.url).path: len(answer.body())
                if answer.url.endswith(PACKED) else len(gzip.compress(answer.body(), 6))
                for answer in answers
            }  # fmt: skip
            foreign = [answer.url for answer in answers if not answer.url.startswith(base)]
            page.close()
            is_over = sum(sizes.values()) > MOST_BYTES or len(answers) > MOST_REQUESTS or bool(foreign)
            over += is_over
            parts = ", ".join(f"{name.rsplit('/', 1)[-1] or 'page'} {size}" for name, size in sizes.items())
            print(f"{path}: {len(answers)} requests, {sum(sizes.values())} bytes{' OVER' if is_over else ''} ({parts})")
        browser.close()
    print(f"Budget: {MOST_BYTES} bytes and {MOST_REQUESTS} requests for a first visit; {over} pages over it.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
