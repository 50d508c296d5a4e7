"""Fetches the packages of npm that a site needs, where no npm is needed for anything else: the search and a typeface.

Versions and hashes are those of package-lock.json, and each lands where npm would put it.
`npm_config_registry` names another registry, as for npm.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import ssl
import sys
import tarfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

import certifi

ROOT: Final = Path(__file__).resolve().parents[1]
# MiniSearch, which the served site holds; the typeface of the packs to print.
PACKAGES: Final = ("minisearch", "@expo-google-fonts/atkinson-hyperlegible-next")
TRIES: Final = 3
PATIENCE: Final = 60  # seconds without a byte


def main() -> int:
    """Fetch each; stop at the first that cannot be had."""
    wanted = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return int(any(set_up(name, wanted[f"node_modules/{name}"]) for name in PACKAGES))


def set_up(name: str, wanted: dict[str, str]) -> int:
    """Fetch a package, compare it with its hash, unpack it beside, then put it in its place."""
    registry = os.environ.get("npm_config_registry", "https://registry.npmjs.org/").rstrip("/")  # noqa: SIM112 - npm's own name
    url = f"{registry}/{name}/-/{name.rpartition('/')[2]}-{wanted['version']}.tgz"
    try:
        packed = fetched(url)
    except (OSError, ValueError) as error:
        print(f"{name} could not be fetched from {url}: {error}.\n"
              "Is the network there? Run make again: what is already set up is kept.", file=sys.stderr)  # fmt: skip
        return 1
    kind, _, expected = wanted["integrity"].partition("-")
    if base64.b64encode(hashlib.new(kind, packed).digest()).decode() != expected:
        print(f"What came from {url} is not what package-lock.json names; nothing of it is kept.", file=sys.stderr)
        return 1
    lay(packed, ROOT / "node_modules" / name)
    return 0


def fetched(url: str) -> bytes:
    """What stands at an address, asked for a few times.

    Raises:
        OSError, ValueError: it cannot be had, or is no address.

    """
    trusted = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    trusted.load_verify_locations(certifi.where())  # some Pythons on macOS know no authority by themselves
    for left in reversed(range(TRIES)):
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE, context=trusted) as answer:  # noqa: S310 - our registry
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            if not left:
                raise
    raise AssertionError


def lay(packed: bytes, place: Path) -> None:
    """Unpack a package of npm into a folder, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}-{os.getpid()}")
    careful = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Python 3.11.3 and older have none
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(aside, **careful)  # noqa: S202 - its hash is the one we know
    shutil.rmtree(place, ignore_errors=True)
    (aside / "package").rename(place)
    aside.rmdir()


if __name__ == "__main__":
    sys.exit(main())
