"""A second opinion on the site's own links: LinkChecker, as a process, over the built pages.

It asks over HTTP, page after page, and takes minutes where reading the files takes seconds; it sees
neither absolute addresses of the site nor links to places on the same page. The site is served by a
small server of ours whose header lets LinkChecker go at full speed.
"""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urldefrag, urlsplit

_NOBODY: Final = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
# Ways to be somebody else than root, the plainest first: nobody; a name space of one's own, where
# root's files can still be read; nobody with leave to read files.
_WAYS: Final = (
    _NOBODY,
    ("unshare", "--user"),
    (*_NOBODY, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"),
)
_LIMIT: Final = 3600  # seconds


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """One link that does not work: the page it stands on, the address, and what is wrong."""

    page: str
    address: str
    what: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.page}: {self.address} ({self.what})"


@dataclass(frozen=True, slots=True)
class Crawled:
    """What was found: how many different addresses were checked, the pages met, and every fault."""

    checked: int
    pages: frozenset[str]
    faults: tuple[BrokenLink, ...]


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, and the header that lifts LinkChecker's own brake."""

    def end_headers(self) -> None:
        self.send_header("LinkChecker", "allow")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is given)
        """Say nothing."""

    def list_directory(self, _path: str | os.PathLike[str]) -> None:
        """A folder without index.html is a fault, not a list."""
        self.send_error(404)


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of loopback; gives its address. The folder may be filled later."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def crawl(base: str, site: Path, settings: Path) -> Crawled:
    """Follow every link of the site served at `base`, whose files lie in `site`.

    Pages that no page leads to are checked as well. `settings` is a file for LinkChecker (`linkcheckerrc`).

    Raises:
        RuntimeError: LinkChecker did not run to its end.

    """
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "linkcheckerrc"
        config.write_bytes(settings.read_bytes())  # where somebody else than root can read it
        Path(folder).chmod(0o755)
        ran = subprocess.run(
            [*_not_as_root(), sys.executable, "-m", "linkcheck", "--config", str(config), "--no-status",
             "--no-robots", "--verbose", "--output", "csv/utf-8", "--stdin"],
            input="\n".join([base, *_addresses(base, site)]).encode(),
            capture_output=True, check=False, cwd="/", timeout=_LIMIT,
            env={"PATH": os.environ.get("PATH", ""), "HOME": folder, "LANG": "C.UTF-8",
                 "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder},
        )  # fmt: skip
    told = ran.stdout.decode("utf-8", "replace")
    if ran.returncode not in {0, 1} or "urlname" not in told:
        message = f"LinkChecker failed ({ran.returncode}): {ran.stderr.decode(errors='replace')[-2000:]}"
        raise RuntimeError(message)
    return read(told, base)


def _not_as_root() -> tuple[str, ...]:
    """What to put before the command so that LinkChecker does not run as root.

    As root it would become somebody else by itself, in mid-run, and then miss its own parts where
    Python is installed in a folder of root's: broken anchors would pass. So the ways are tried first.

    Raises:
        RuntimeError: none of them works here.

    """
    if os.geteuid() != 0:
        return ()
    for way in _WAYS:
        probe = [*way, sys.executable, "-c", "import os, linkcheck.plugins.anchorcheck; assert os.geteuid()"]
        with contextlib.suppress(OSError):
            if subprocess.run(probe, check=False, capture_output=True, cwd="/").returncode == 0:
                return way
    message = "LinkChecker must not run as root; run this as an ordinary user"
    raise RuntimeError(message)


def read(told: str, base: str) -> Crawled:
    """Make sense of LinkChecker's CSV: each address once, broken anchors as faults."""
    lines = [line for line in told.splitlines() if line and not line.startswith("#")]
    faults, checked, pages = set(), set(), set()
    for row in csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"):
        address = row.get("url") or row.get("urlname") or ""
        if not address.startswith(base):
            continue
        checked.add(address)
        pages.add(urlsplit(urldefrag(address).url).path)
        warning = row.get("warningstring") or ""
        if row.get("valid") == "True" and "not found" not in warning:
            continue
        what = warning if row.get("valid") == "True" else row.get("result", "")
        faults.add(BrokenLink(row.get("parentname") or base, address, " ".join((what or "").split())))
    order = sorted(faults, key=lambda fault: (fault.page, fault.address))
    return Crawled(len(checked), frozenset(pages), tuple(order))


def missed(found: Crawled, base: str, site: Path) -> tuple[str, ...]:
    """The pages of the site that were not met: there must be none."""
    paths = (urlsplit(address).path for address in _addresses(base, site))
    met = {unquote(path) for path in found.pages}
    return tuple(path for path in paths if unquote(path) not in met)


def _addresses(base: str, site: Path) -> list[str]:
    """The address of every page that lies in the folder."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [
        base + quote(name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name)
        for name in names
    ]
