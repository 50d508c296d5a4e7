"""The site's own links: every address in every built file, judged by the files that are there.

`references` reads what a file refers to, `targets` knows where an address leads, `check` puts both
together. `crawl` asks LinkChecker the same over HTTP: a second opinion, slower by far. Outward links
are in `hub.checks.links`.
"""

from hub.checks.internal_links.check import Fault, Result, built_files, check

__all__ = ["Fault", "Result", "built_files", "check"]
