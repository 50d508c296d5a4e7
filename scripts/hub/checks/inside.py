"""The site's own links: LinkChecker, as a process, over the built pages from `/` on.

Every page in both languages, anchors and assets. The site is served by a small server of ours whose
header lets LinkChecker go at full speed; build it with that server's address as its own, so that
absolute links are followed too. Outward links are in `hub.checks.links`.
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
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urldefrag, urlsplit

_CONFIG: Final = """
[checking]
threads=8
timeout=30
maxrequestspersecond=10000
recursionlevel=-1
maxfilesizeparse=20000000
maxfilesizedownload=50000000

[filtering]
ignorewarnings=url-content-too-large,url-too-long,http-robots-denied,mail-no-mx-host
checkextern=0
# Choices handed to the finder (`#audience=parents`) are no places on its page.
ignore=
  .*[#][a-z]+=.*

[AnchorCheck]
"""
_NOBODY: Final = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
# Ways to be somebody else than root, the plainest first: nobody; a name space of one's own, where
# root's files can still be read; nobody with leave to read files.
_WAYS: Final = (
    _NOBODY,
    ("unshare", "--user"),
    (*_NOBODY, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"),
)
_LIMIT: Final = 900  # seconds


@dataclass(frozen=True, slots=True)
class Fault:
    """One link that does not work: the page it stands on, the address, and what is wrong."""

    page: str
    address: str
    what: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.page}: {self.address} ({self.what})"


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found: how many different addresses were checked, the pages met, and every fault."""

    checked: int
    pages: frozenset[str]
    faults: tuple[Fault, ...]


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


def check(base: str, site: Path) -> Inside:
    """Follow every link of the site served at `base`, whose files lie in `site`.

    Pages that no page leads to are checked as well.

    Raises:
        RuntimeError: LinkChecker did not run to its end.

    """
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "linkcheckerrc"
        config.write_text(_CONFIG, encoding="utf-8")
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
    found = read(told, base)
    return replace(found, faults=(*found.faults, *same_page(base, site)))


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


def read(told: str, base: str) -> Inside:
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
        faults.add(Fault(row.get("parentname") or base, address, " ".join((what or "").split())))
    order = sorted(faults, key=lambda fault: (fault.page, fault.address))
    return Inside(len(checked), frozenset(pages), tuple(order))


class _Anchors(HTMLParser):
    """The places of a page, and the links to places on the same page."""

    def __init__(self) -> None:
        super().__init__()
        self.places = {"", "top"}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, and addresses that are nothing but a fragment."""
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.places.add(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.links.append(unquote(value or "")[1:])


def same_page(base: str, site: Path) -> tuple[Fault, ...]:
    """Links to places on the same page that are not there: LinkChecker passes over those."""
    faults = []
    for address in _addresses(base, site):
        path = unquote(address.removeprefix(base))
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        anchors = _Anchors()
        anchors.feed(file.read_text(encoding="utf-8"))
        faults += [
            Fault(address, f"{address}#{name}", "no such place on the page")
            for name in dict.fromkeys(anchors.links)
            if name not in anchors.places
        ]
    return tuple(faults)


def missed(found: Inside, base: str, site: Path) -> tuple[str, ...]:
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
