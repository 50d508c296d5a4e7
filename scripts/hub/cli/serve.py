"""`hub serve`: build, serve with the production headers, and follow every change of the sources."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from pathlib import Path
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from hub.cli import build
from hub.cli.common import FINE, PROBLEMS, WRONG_USE, add_common, project_root, typed
from hub.cli.follow import Follower
from hub.cli.server import free_port, server

WATCHED: Final = ("resources.yaml", "data", "docs", "overrides", "scripts", "mkdocs.yml")
# Editors write a file in several steps; wait until they are done.
SETTLE_SECONDS: Final = 0.05
_PASSING: Final = (".swp", ".swx", ".pyc", "~")  # what editors and Python leave beside a file


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("serve", help="build and serve the site, and again on every change")
    add_common(parser)
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--health", type=Path, metavar="FILE", help="read this file in place of data/link-health.json")
    parser.add_argument("--no-watch", action="store_true", help="build once and serve; do not watch for changes")
    parser.set_defaults(run=run, out=None)


class _Changed(FileSystemEventHandler):
    """Notes that something has changed, and whether it was our own code."""

    def __init__(self) -> None:
        self.happened = threading.Event()
        self.code = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = str(event.dest_path or event.src_path)
        if event.is_directory or event.event_type not in {"created", "deleted", "modified", "moved"}:
            return
        if path.endswith(_PASSING) or "__pycache__" in path:
            return
        self.code = self.code or path.endswith(".py")
        self.happened.set()


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    root = project_root()
    site = root / "site"
    if not build.may_replace(site):
        print(f"hub serve: {site} holds something else than a built site; move it away.", file=sys.stderr)
        return WRONG_USE
    try:
        serving = server(site, args.port)
    except (OSError, OverflowError) as error:
        print(_taken(args.port, error), file=sys.stderr)
        return WRONG_USE
    with serving:
        changed = _Changed()
        if not args.no_watch:
            _watch(root, args.catalogue, changed)
        follower = Follower(root, site, args)
        if not follower.build() and not site.is_dir():
            return PROBLEMS
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        print(f"Serving on http://127.0.0.1:{args.port}/ (stop with Ctrl+C)", file=sys.stderr)
        while True:
            changed.happened.wait()
            time.sleep(SETTLE_SECONDS)
            changed.happened.clear()
            if changed.code:
                print("The hub's own code has changed: starting again.", file=sys.stderr)
                serving.server_close()
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves
            follower.follow()
    return FINE


def _taken(port: int, error: OSError | OverflowError) -> str:
    """Why a port cannot be used, and what to type in place of it."""
    reason = getattr(error, "strerror", None) or error
    free = free_port(port)
    return (f"hub serve: port {port} cannot be used ({reason}). "
            f"Type: {typed(f'serve --port {free}')} (or make serve PORT={free})")  # fmt: skip


def _watch(root: Path, catalogue: Path | None, changed: _Changed) -> None:
    observer = Observer()
    for name in WATCHED:
        path = root / name
        observer.schedule(changed, str(path if path.is_dir() else path.parent), recursive=path.is_dir())
    if catalogue:
        observer.schedule(changed, str(Path(catalogue).resolve().parent))
    observer.daemon = True
    observer.start()
