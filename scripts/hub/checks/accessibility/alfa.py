"""Siteimprove's Alfa: the browser writes a page down, and a Node process beside it reads it.

Alfa's packages must all be of one version: of different ones each asks the other's objects what they are,
learns nothing, and finds every rule inapplicable, which looks like a page without problems. So the versions
are compared, and an answer in which no rule passed is none.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = Path(__file__).with_name("alfa.mjs")
_LINE: Final = 256 * 1024 * 1024  # bytes; the longest answer that is taken


class AlfaError(Exception):
    """Alfa gave no answer, or one that says nothing."""


def versions(modules: Path) -> Mapping[str, str]:
    """The version of each of Alfa's packages in a folder of npm's."""
    files = sorted(modules.glob("@siteimprove/alfa-*/package.json"))
    return {file.parent.name: json.loads(file.read_text(encoding="utf-8"))["version"] for file in files}


def native(modules: Path) -> tuple[Path, Path]:
    """Alfa's own code that writes a page and its window down in the browser."""
    return (
        modules / "@siteimprove" / "alfa-dom" / "dist" / "native.js",
        modules / "@siteimprove" / "alfa-device" / "dist" / "native.js",
    )


def in_page(modules: Path) -> str:
    """The code that defines `hubPageForAlfa()` in a page: the page as JSON, for `Alfa.ask`."""
    # Each is a module that exports one name; in a page it becomes a function's answer.
    dom, device = (
        f"(() => {{\n{path.read_text(encoding='utf-8').replace('export var', 'var', 1)}\nreturn Native;\n}})()"
        for path in native(modules)
    )
    written = "JSON.stringify({document: await dom.fromNode(document), device: device.fromWindow()})"
    return f"globalThis.hubPageForAlfa = ((dom, device) => async () => {written})({dom}, {device});"


class Alfa:
    """One process that answers one page after the other."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def started(cls, node: Path) -> Alfa:
        """A process that is ready to be asked."""
        pipe = asyncio.subprocess.PIPE
        return cls(await asyncio.create_subprocess_exec(
            str(node), str(PROGRAM), stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, limit=_LINE,
        ))  # fmt: skip

    async def ask(self, page: str) -> list[dict[str, str]]:
        """What fails on a page as `hubPageForAlfa()` gives it: `rule`, `message` and `path`, an XPath.

        Raises:
            AlfaError: it ended, or could not, or not one rule passed.

        """
        into, out = self._process.stdin, self._process.stdout
        line = b""
        if into is not None and out is not None:
            with contextlib.suppress(ConnectionError):
                into.write(page.encode() + b"\n")
                await into.drain()
                line = await out.readline()
        if not line:
            msg = "its process has ended"
            raise AlfaError(msg)
        return read(json.loads(line))

    async def stop(self) -> None:
        """End the process, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


def read(answer: Mapping[str, Any]) -> list[dict[str, str]]:
    """What an answer says has failed.

    Raises:
        AlfaError: it is none, or not one rule passed, so that nothing has been looked at.

    """
    if "error" in answer:
        raise AlfaError(str(answer["error"]))
    if not answer["passed"]:
        msg = "not one of its rules passed, so it has seen nothing: its packages may be of different versions"
        raise AlfaError(msg)
    return list(answer["failed"])
