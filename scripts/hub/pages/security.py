"""The one source of what browsers are told about safety: meta tags, headers, server snippets.

No inline script or style, nothing from another host, no referrer, no framing, nothing stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
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


def headers_file() -> str:
    """`_headers`, as static hosts read it."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def nginx() -> str:
    """Lines for an nginx `server` block."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())


def caddy() -> str:
    """Lines for a Caddy site block."""
    return "header {\n" + "".join(f'    {name} "{value}"\n' for name, value in HEADERS.items()) + "}\n"
