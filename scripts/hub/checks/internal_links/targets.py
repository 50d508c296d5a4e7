"""Where an address of the site leads among its built files, as a plain web host answers: or why nowhere.

A host answers a folder's address with its index.html, and letters matter.
"""

from __future__ import annotations

import ipaddress
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

NOT_FOUND: Final = "404.html"
_NO_HOST: Final = {"mailto", "tel", "sms"}
_BAD_SIGNS: Final = re.compile(r"[\s\\<>\"\x00-\x20\x7f]")
_THIS_MACHINE: Final = re.compile(r"localhost|.*\.(?:localhost|local|internal|test|invalid)", re.IGNORECASE)


class Place(NamedTuple):
    """A file of the site, and the fragment behind its address."""

    file: str
    fragment: str


class Wrong(NamedTuple):
    """A rule that an address breaks, what is wrong with it, and how to mend it."""

    rule: str
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Site:
    """The names of all built files, and the address that the site was built for, if it says one."""

    files: frozenset[str]
    folders: frozenset[str]
    folded: Mapping[str, str]  # a name in small letters → as it is
    base: SplitResult | None

    def leads(self, value: str, file: str, *, part: bool) -> Place | Wrong | None:
        """Where an address written in a file leads; None where it leaves the site as it may.

        `part` says that the browser loads it by itself.
        """
        if _BAD_SIGNS.search(value):
            return Wrong("malformed", "the address holds a space or a sign that no address may hold", "write it as %20")
        try:
            split = urlsplit(value)
            split.port  # noqa: B018 - reading it checks it
        except ValueError as error:
            return Wrong("malformed", f"this is no address ({error})", "mend it")
        if split.scheme or split.netloc:
            path = self._absolute(split, part=part)
        elif split.path.startswith("/"):
            path = self._from_root(split.path)
        else:
            path = _relative(split.path, file)
        return self._file(unquote(path), unquote(split.fragment)) if isinstance(path, str) else path

    def _absolute(self, split: SplitResult, *, part: bool) -> str | Wrong | None:
        """The path inside the site of an absolute address; None where it leads elsewhere, as it may."""
        if split.scheme in _NO_HOST or (split.scheme == "data" and part):
            return None
        if split.scheme not in {"", "http", "https"} or not split.hostname:
            return Wrong("scheme", f"«{split.scheme}:» with nothing that can be reached", "write https://host/…")
        if self.base is None or split.hostname != self.base.hostname:
            return _foreign(split, split.hostname, part=part)
        if (split.scheme, split.netloc) != (self.base.scheme, self.base.netloc):
            own = f"{self.base.scheme}://{self.base.netloc}"
            return Wrong("leaves-site", f"the site's own host, but not as {own}", "write the address within the site")
        return self._from_root(split.path or "/")

    def _from_root(self, path: str) -> str | Wrong:
        prefix = (self.base.path if self.base else "") or "/"
        if not path.startswith(prefix):
            return Wrong("leaves-site", f"the site begins at {prefix}, and this lies outside it", "begin with that")
        return path.removeprefix(prefix)

    def _file(self, path: str, fragment: str) -> Place | Wrong:
        name = f"{path}index.html" if not path or path.endswith("/") else path
        if name in self.files:
            return Place(name, fragment)
        bare = path.rstrip("/")
        if path and not path.endswith("/") and f"{path}/index.html" in self.files:
            return Wrong("no-slash", "a folder's address without its last slash makes hosts send people on", "add /")
        if bare in self.folders:
            return Wrong("no-index", f"the folder {bare}/ has no index.html", "link to a page in it")
        other = self.folded.get(name.casefold()) or self.folded.get(bare.casefold())
        if other:
            return Wrong("wrong-case", f"the file is called {other}; letters matter", "write it so")
        return Wrong("missing", f"there is no file {name}", "mend the address, or bring the file back")


def site(files: Iterable[str], base: str | None) -> Site:
    """The site of these files, named from its root, built for the address `base`."""
    names = frozenset(files)
    folders = frozenset(parent for name in names for parent in _parents(name))
    folded = {name.casefold(): name for name in sorted(names | folders)}
    return Site(names, folders, folded, urlsplit(base) if base else None)


def _relative(path: str, file: str) -> str | Wrong:
    """The path from the site's root of one that is written in a file."""
    if not path:
        return file
    if file == NOT_FOUND:
        what = "404.html answers at every address, so this leads somewhere else each time"
        return Wrong("relative-in-404", what, "begin the address with /")
    found = _normal(posixpath.join(posixpath.dirname(file), path))
    if found.startswith("../"):
        return Wrong("leaves-site", "the address climbs out of the site's folder", "take a ../ away")
    return found


def _foreign(split: SplitResult, host: str, *, part: bool) -> Wrong | None:
    """What is wrong with an address of another host, if anything."""
    if not split.scheme:
        return Wrong("leaves-site", "two slashes at the front lead to another host", "begin with one / or https://")
    if _is_private(host):
        return Wrong("leaves-site", f"«{host}» can be reached from this machine only", "write the public address")
    if part:
        return Wrong("other-host", f"the page would load this from {host}", "serve it from the site")
    return None


def _parents(name: str) -> Iterable[str]:
    parts = name.split("/")[:-1]
    return ("/".join(parts[:length]) for length in range(1, len(parts) + 1))


def _normal(path: str) -> str:
    """Without `.` and `..`, the last slash kept; a path above the site begins with `../`."""
    found = posixpath.normpath(path)
    ends = path.endswith(("/", "/.", "/..")) or path in {".", "..", ""}
    if found == ".":
        return ""
    return f"{found}/" if ends and not found.endswith("/") else found


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(_THIS_MACHINE.fullmatch(host))
