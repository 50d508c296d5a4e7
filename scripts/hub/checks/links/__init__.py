"""Outward links: asking every address politely, judging what comes back, keeping what was found.

The only room of the hub that uses the network. `addresses` says what is asked, `journey` how,
`judge` what an answer means, `history` and `records` what is kept of it, `report` what curators read.
The site's own links are checked by `hub.checks.internal_links`.
"""

from hub.checks.links.addresses import Address, Use, grouped, of_everything, of_versions
from hub.checks.links.archive import API as ARCHIVE_API
from hub.checks.links.history import Link, confirm
from hub.checks.links.journal import Journal
from hub.checks.links.records import read, write
from hub.checks.links.report import as_html, as_markdown, summary
from hub.checks.links.rows import Row, rows, worst_first
from hub.checks.links.run import Finding, Settings, check, offline
from hub.checks.links.since import RevisionError, addresses_at, new_uses
from hub.checks.links.stamp import stamped

__all__ = [
    "ARCHIVE_API", "Address", "Finding", "Journal", "Link", "RevisionError", "Row", "Settings", "Use",
    "addresses_at", "as_html", "as_markdown", "check", "confirm", "grouped", "new_uses", "of_everything",
    "of_versions", "offline", "read", "rows", "stamped", "summary", "worst_first", "write",
]  # fmt: skip
