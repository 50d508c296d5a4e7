"""`hub headers`: the safety headers and the form of the log for a web server, from the source of the pages' policy."""

from __future__ import annotations

import argparse

from hub.cli.common import FINE, add_common
from hub.pages import web_servers

FORMS = {"netlify": web_servers.netlify, "nginx": web_servers.nginx, "caddy": web_servers.caddy}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("headers", help="print the safety headers and the form of the log for a web server")
    add_common(parser)
    parser.add_argument("server", choices=sorted(FORMS), help="whose way of writing them")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print them."""
    print(FORMS[args.server](), end="")
    return FINE
