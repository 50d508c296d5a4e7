"""A built site as values: every page parsed once, its links and what they lead to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

from hub.pages import security

FRAMED = security.FRAMED.folder.strip("/")


@dataclass(frozen=True)
class BuiltPage:
    """One page: where it stands, and its tree."""

    path: str
    tree: html.HtmlElement
    ids: frozenset[str] = field(default_factory=frozenset)

    @property
    def language(self) -> str:
        """The page's language."""
        return str(self.tree.get("lang"))

    @property
    def key(self) -> str:
        """The page's key in the plan, the same in both languages."""
        return str(self.tree.find("body").get("data-key") or "")

    @property
    def title(self) -> str:
        """What the tab shows."""
        return str(self.tree.findtext("head/title"))

    def links(self, rel: str) -> list[html.HtmlElement]:
        """The links of the head with this relation."""
        return [link for link in self.tree.findall("head/link") if rel in (link.get("rel") or "").split()]

    def alternates(self) -> dict[str, str]:
        """The addresses of the page by language."""
        return {link.get("hreflang"): link.get("href") for link in self.links("alternate") if link.get("hreflang")}

    def canonical(self) -> str:
        """The one address of the page."""
        (found,) = self.links("canonical")
        return str(found.get("href"))

    def addresses(self) -> Iterator[str]:
        """Everything that the page links to or loads."""
        for element in self.tree.iter(etree.Element):
            for name in ("href", "src", "action"):
                value = element.get(name)
                if value is not None and element.get("rel") not in {"canonical", "alternate"}:
                    yield value


@dataclass(frozen=True)
class BuiltSite:
    """A site's folder and its pages by path."""

    root: Path
    base: str
    pages: dict[str, BuiltPage]

    def of(self, language: str) -> list[BuiltPage]:
        """The pages of a language."""
        return [page for path, page in self.pages.items() if path.startswith(f"{language}/")]

    def by_key(self, language: str, key: str) -> BuiltPage:
        """The one page of a key."""
        (found,) = [page for page in self.of(language) if page.key == key]
        return found

    def at(self, address: str) -> BuiltPage | None:
        """The page at an absolute address of this site."""
        path = unquote(address.removeprefix(self.base))
        return self.pages.get(f"{path}index.html" if path == "" or path.endswith("/") else path)

    def broken(self) -> list[str]:
        """Every link of every page that leads to no file or to no anchor of this site."""
        prefix = urlsplit(self.base).path
        wrong = []
        for page in self.pages.values():
            here = urljoin(self.base, page.path.removesuffix("index.html"))
            for address in page.addresses():
                target, fragment = urldefrag(urljoin(here, address))
                if not target.startswith(self.base):
                    if urlsplit(target).netloc == urlsplit(self.base).netloc:
                        wrong.append(f"{page.path}: {address} leaves {prefix}")
                    continue
                path = unquote(urlsplit(target).path.removeprefix(prefix))
                file = f"{path}index.html" if path == "" or path.endswith("/") else path
                if not (self.root / file).is_file():
                    wrong.append(f"{page.path}: {address}")
                elif "=" in fragment and self.pages[file].key == "resources":
                    pass  # a choice for the finder, which reads it from the address
                elif fragment and file in self.pages and unquote(fragment) not in self.pages[file].ids:
                    wrong.append(f"{page.path}: {address} (no such anchor)")
        return wrong


def read_site(root: Path, base: str) -> BuiltSite:
    """Parse every page of a built site; `base` is the address that it was built for."""
    pages = {}
    for path in sorted(root.rglob("*.html")):
        if path.relative_to(root).parts[0] == FRAMED:
            continue  # they stand on other sites' pages, and are no pages of ours
        tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        name = path.relative_to(root).as_posix()
        pages[name] = BuiltPage(name, tree, frozenset(tree.xpath("//@id")))
    return BuiltSite(root, base, pages)


def prints(folder: Path) -> dict[str, str]:
    """Each file of a folder with the hash of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
