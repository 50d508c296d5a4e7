"""An archived copy of a document that is no longer there. Never for helplines and services.

The copy is offered beside the dead link; nothing is swapped by itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from hub.checks.links.ask.addresses import LIVING_KINDS, Address
from hub.checks.links.ask.client import Client
from hub.checks.links.ask.guard import RefusedError, UnknownNameError, normal
from hub.checks.links.keep.history import Link
from hub.checks.links.read.file_type import expected

API: Final = "https://archive.org/wayback/available?url="
_DEAD: Final = frozenset({"broken", "soft-404"})


def is_document(address: Address) -> bool:
    """Whether this is a document in every use of it, and in none a living service."""
    return all(
        use.role == "version" and use.kind not in LIVING_KINDS and expected(use.format, use.url) for use in address.uses
    )


async def archived_copy(client: Client, api: str, address: Address, link: Link) -> Link:
    """The record with an archived copy's address, where one is wanted and there is one."""
    if not api or link.archive or link.state not in _DEAD or not is_document(address):
        return link
    try:
        question = normal(api + quote(address.url, safe=""))
        await client.look_up(question)
    except (RefusedError, UnknownNameError):
        return link
    async with client.visitor() as visitor:
        answer = await client.ask(visitor, question, {"Accept": "application/json"})
    copy = copy_in(answer.body.data) if answer.status == 200 else ""  # noqa: PLR2004
    return replace(link, archive=copy)


def copy_in(data: bytes) -> str:
    """The closest good copy that the archive names, as https, or ""."""
    try:
        closest = json.loads(data)["archived_snapshots"]["closest"]
        good = closest["available"] is True and str(closest["status"]) == "200"
        url = re.sub("^http:", "https:", str(closest["url"]))
    except (ValueError, KeyError, TypeError):
        return ""
    return url if good and re.match(r"https://web\.archive\.org/web/\d{8,14}/", url) else ""
