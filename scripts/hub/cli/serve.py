"""`hub serve`: build, serve with the production headers, and build again when something changes.

Our own small server: MkDocs' own injects an inline script, which the policy of our pages forbids.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import sys
import threading
import time
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from hub.cli import build, builder
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, project_root
from hub.pages.security import HEADERS

WATCHED = ("resources.yaml", "data", "docs", "overrides", "scripts/hub/strings", "mkdocs.yml")
# Editors write a file in several steps; wait until they are done.
SETTLE_SECONDS = 0.1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("serve", help="build and serve the site, and again on every change")
    add_common(parser)
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of data/link-health.json")
    parser.add_argument("--no-watch", action="store_true", help="build once and serve; do not watch for changes")
    parser.set_defaults(run=run, out=None)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site's files with the headers of production, and the 404 page with its status."""

    server_version = "Hub"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Add the headers that every answer carries."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str) -> None:  # type: ignore[override] # noqa: ARG002 - its name
        """No listings: a folder without a page is not there."""
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        """Types by name, text always as UTF-8."""
        found = {".js": "text/javascript", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json"}.get(
            Path(path).suffix, super().guess_type(path)
        )
        return f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith("+xml") else found

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing for each request."""


class _Changed(FileSystemEventHandler):
    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"created", "deleted", "modified", "moved"} and not event.is_directory:
            self.happened.set()


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """A server of a folder on this machine only."""
    handler = functools.partial(Handler, directory=str(folder))
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    root = project_root()
    site = root / "site"
    if build.run(args) != FINE and not site.is_dir():
        return PROBLEMS
    try:
        serving = server(site, args.port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        print(
            f"hub serve: port {args.port} cannot be used ({reason}). Try --port 8001.",
            file=sys.stderr,
        )
        return WRONG_USE
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    print(f"Serving on http://127.0.0.1:{args.port}/ (stop with Ctrl+C)", file=sys.stderr)
    changed = _Changed()
    if not args.no_watch:
        observer = Observer()
        for name in WATCHED:
            path = root / name
            observer.schedule(changed, str(path if path.is_dir() else path.parent), recursive=path.is_dir())
        if args.catalogue:
            observer.schedule(changed, str(Path(args.catalogue).resolve().parent))
        observer.daemon = True
        observer.start()
    waiting = None if args.no_watch else builder.start(root, os.environ)
    try:
        while True:
            if changed.happened.wait(timeout=1):
                time.sleep(SETTLE_SECONDS)
                changed.happened.clear()
                build.run(args, waiting)
                waiting = builder.start(root, os.environ)
    finally:
        if waiting:
            waiting.kill()
        serving.shutdown()
