"""The one source of what browsers are told about safety: meta tags and headers, for each part of the site.

No inline script or style, nothing from another host, no referrer, no framing, nothing stored. Two parts are open to
other sites: their programs may read the data, and their pages may show what is made to stand in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
# A meta tag cannot say who may frame the page; a header can.
META_POLICY: Final = "; ".join(_POLICY)
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "; ".join([*_POLICY, "frame-ancestors 'none'"]),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
    # Pages are asked for anew each time, so that expiry and withdrawn links show at once.
    "Cache-Control": "no-cache",
}


# Pages of other sites may show these in a frame: they run nothing, hold no form and ask for nothing but their style.
_FRAMED_POLICY: Final = ("default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'none'")
FRAMED_META_POLICY: Final = "; ".join(_FRAMED_POLICY)
_OPEN: Final = {"Cross-Origin-Resource-Policy": "cross-origin"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site: the folder that it lies in, and what is said with everything there."""

    folder: str  # from the site's root, with a slash at the end; empty for all the rest
    headers: Mapping[str, str]


REST: Final = Part("", HEADERS)
DATA: Final = Part("data/", {**HEADERS, **_OPEN, "Access-Control-Allow-Origin": "*"})
FRAMED: Final = Part(
    "embed/",
    {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"}
    | _OPEN
    | {"Content-Security-Policy": "; ".join([*_FRAMED_POLICY, "frame-ancestors *"])},
)
OPEN_PARTS: Final = (DATA, FRAMED)
PARTS: Final = (REST, *OPEN_PARTS)


def headers_of(path: str) -> Mapping[str, str]:
    """What is said with the file at a path, which may begin with a slash."""
    name = path.lstrip("/")
    return next((part.headers for part in OPEN_PARTS if name.startswith(part.folder)), HEADERS)
