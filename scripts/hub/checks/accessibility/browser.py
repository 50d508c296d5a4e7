"""The machine's Chromium: where it is, and what it needs to be told.

Nothing is downloaded here; `make setup-test` sees to it that a browser is there.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

CHOSEN: Final = Path(sys.prefix) / "bin" / "chromium"
NAMES: Final = (
    "chromium-headless-shell", "chrome-headless-shell", "google-chrome", "google-chrome-stable", "chromium",
    "chromium-browser",
)  # fmt: skip


class BrowserMissingError(Exception):
    """No Chromium on this machine."""


def chromium() -> str:
    """The path of a Chrome or Chromium: `$CHROME`, else the one that set-up has chosen, else the first installed.

    Raises:
        BrowserMissingError: there is none; the message says what to do.

    """
    for name in (os.environ.get("CHROME", ""), str(CHOSEN), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    msg = "no Chromium was found; run `make setup-test`, or set CHROME to the path of one"
    raise BrowserMissingError(msg)


def arguments() -> list[str]:
    """What Chromium is started with. Its sandbox refuses to run as root, so only root goes without."""
    found = ["--disable-dev-shm-usage", "--disable-gpu"]
    return [*found, "--no-sandbox"] if os.geteuid() == 0 else found
