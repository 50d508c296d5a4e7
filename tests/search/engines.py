"""One Node process for each language, running the very code and documents of the site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from hub.cli.minify import node

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "docs" / "assets" / "search"
RUNNER = ROOT / "scripts" / "hub" / "pages" / "search_run.mjs"


class Engine:
    """The browser's engine for one language, asked line by line."""

    def __init__(self, documents: Path, cards: Path, words: Path | None = None, also: Path | None = None) -> None:
        self.process = subprocess.Popen(
            [node(ROOT), str(RUNNER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.ready = self.send(
            {"engine": str(MODULES / "engine.js"), "documents": str(documents), "cards": str(cards),
             "words": str(words or ""), "also": str(also or "")}
        )  # fmt: skip

    def send(self, request: dict[str, Any]) -> dict[str, Any]:
        """One request, one answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            self.__exit__(None, None, None)
        assert line, f"the search ended on {request!r}"
        found: dict[str, Any] = json.loads(line)
        return found

    def search(self, query: str, limit: int = 5, *, typing: bool = False) -> dict[str, Any]:
        """The whole answer to a query."""
        return self.send({"query": query, "limit": limit, "typing": typing})

    def ids(self, query: str, limit: int = 5) -> list[str]:
        """The ids of the best resources."""
        return [hit["id"] for hit in self.search(query, limit)["hits"]]

    def read(self, words: str, language: str, known: list[str] | None = None) -> list[dict[str, Any]]:
        """How a text is taken apart: form, parts, empty, keys. `known` are words that occur where we search."""
        found: list[dict[str, Any]] = self.send({"words": words, "language": language, "known": known or []})["words"]
        return found

    def keys(self, word: str, language: str, known: list[str] | None = None) -> set[str]:
        """The keys of a text of one word."""
        (only,) = self.read(word, language, known)
        return set(only["keys"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()
        assert self.process.stderr
        self.process.stderr.close()
