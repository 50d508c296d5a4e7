"""Outward links: asking every address politely, judging what comes back, keeping what was found.

The only room of the hub that uses the network. `ask` says what is asked and how, `read` makes words of
what came back, `judge` says what it means, `keep` remembers it and tells curators; `run` is one run.
Why an address has its state is a code with facts (`reasons`).
The site's own links are checked by `hub.checks.internal_links`.
"""

from hub.checks.links.ask.addresses import Address, Use, grouped, of_everything, of_versions
from hub.checks.links.ask.changed_addresses import RevisionError, addresses_at, new_uses
from hub.checks.links.keep.archive import API as ARCHIVE_API
from hub.checks.links.keep.checked_dates import stamped
from hub.checks.links.keep.history import Link, confirm, withdraw
from hub.checks.links.keep.records import read, read_part, write
from hub.checks.links.keep.report import as_html, as_markdown, summary
from hub.checks.links.keep.resume import Journal
from hub.checks.links.keep.rows import Row, rows, worst_first
from hub.checks.links.keep.shares import Share, ShareError, merged, missing
from hub.checks.links.keep.watched import Watched, counts, watched
from hub.checks.links.run import Finding, Settings, check, offline

__all__ = [
    "ARCHIVE_API", "Address", "Finding", "Journal", "Link", "RevisionError", "Row", "Settings", "Share",
    "ShareError", "Use", "Watched", "addresses_at", "as_html", "as_markdown", "check", "confirm", "counts",
    "grouped", "merged", "missing", "new_uses", "of_everything", "of_versions", "offline", "read", "read_part",
    "rows", "stamped", "summary", "watched", "withdraw", "worst_first", "write",
]  # fmt: skip
