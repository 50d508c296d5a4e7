"""Pictures of each kind of page in both languages, for the README: `.github/screenshots/`.

Run after `hub build`: `.venv/bin/python scripts/take_screenshots.py`.
"""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from hub.cli.server import server

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / ".github" / "screenshots"
# Name of the picture → key of the page.
PAGES = {
    "home": "index",
    "audience": "audience/children",
    "finder": "resources",
    "resource": "resource/nspcc-pants",
    "help": "help",
    "boards": "boards",
    "strategy": "strategy/actions",
    "topic": "topic/grooming",
    "gaps": "gaps",
    "text": "pages/safety",
    "easy-read": "pages/easy-read",
}
PHONE = ("home", "audience", "help")


def main() -> None:
    """Take every picture."""
    from hub.building import prepare_plain  # noqa: PLC0415 - the site is worked out only when asked for

    plan = prepare_plain(ROOT, os.environ).site.plan
    serving = server(ROOT / "site", 0)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{serving.server_address[1]}/"
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("google-chrome", "chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROME") or chromium,
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )

        def take(address: str, name: str, width: int, scheme: str = "light") -> None:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(base + address)
            page.screenshot(path=OUT / f"{name}.png")
            page.close()

        take("", "front-1280", 1280)
        take("", "front-dark-1280", 1280, "dark")
        for name, key in PAGES.items():
            for language in ("cy", "en"):
                address = plan.page(language, key).address
                take(address, f"{name}-{language}-1280", 1280)
                if name in PHONE:
                    take(address, f"{name}-{language}-360", 360)
        browser.close()
    serving.shutdown()
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
