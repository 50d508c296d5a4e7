"""Under which licence the hub's own words are given away. Each file says it."""

from __future__ import annotations

from typing import Final

ID: Final = "OGL-UK-3.0"
TITLE: Final = "Open Government Licence v3.0"
ADDRESS: Final = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
