"""`hub headers`: the safety headers for a web server, from the same source as the pages' own policy."""

from __future__ import annotations

import argparse

from hub.cli.common import FINE, add_common
from hub.pages import security

FORMS = {"netlify": security.headers_file, "nginx": security.nginx, "caddy": security.caddy}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("headers", help="print the safety headers for a web server")
    add_common(parser)
    parser.add_argument("server", choices=sorted(FORMS), help="whose way of writing them")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print them."""
    print(FORMS[args.server](), end="")
    return FINE
