"""How `hub links` asks: who it says we are, from the owner's settings in mkdocs.yml."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml

from hub.checks import links


def asked_with(args: argparse.Namespace, root: Path) -> links.Settings:
    """Who we say we are, from the owner's settings in mkdocs.yml; what is unset is not sent."""
    site = _owner(root)
    extra: dict[str, Any] = site.get("extra") or {}
    mailbox = next(
        (str(extra[k]) for k in ("contact", "contact_email", "mailbox", "email") if extra.get(k)),
        "",
    )
    home = str(extra.get("site_url") or site.get("site_url") or "")
    home = home if home.startswith("http") and "127.0.0.1" not in home else ""
    return links.Settings(
        today=args.today,
        contact=home or mailbox,
        sender=mailbox if "@" in mailbox and mailbox.isascii() else "",
        allow_private=args.allow_private,
        archive_api="" if args.allow_private else links.ARCHIVE_API,
    )


def _owner(root: Path) -> dict[str, Any]:
    """mkdocs.yml as far as plain YAML goes: its special tags are passed over."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)
    try:
        found = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506
    except (OSError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}
