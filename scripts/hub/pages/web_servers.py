"""What a web server is told: the headers of each part of the site, where data lie, and what a log may hold.

A log that people can be found in must not be kept, so each server is told to write down the day, the status and the
path, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from hub.pages.security import HEADERS, OPEN_PARTS, PARTS

# The directory of services is asked for by addresses without an ending.
DIRECTORY: Final = "data/open-referral/"
_FINDS: Final = {"data/": "    try_files $uri $uri/index.json $uri.json =404;\n"}
_TYPES: Final = {".jsonld": "application/ld+json", ".webmanifest": "application/manifest+json"}
# What Caddy would write down beside the day, the status and the path.
CADDY_DELETES: Final = (
    "request>remote_ip", "request>remote_port", "request>client_ip", "request>proto", "request>method", "request>host",
    "request>headers", "request>tls", "user_id", "duration", "size", "bytes_read", "resp_headers", "common_log",
)  # fmt: skip
# Where pages lie. A host may join what two rules say of one address, so no two rules of `_headers` say the same thing
# of one; an address that is not there gets what all parts have in common.
_PAGES: Final = ("/", "/index.html", "/404.html", "/cy/*", "/en/*", "/p/*", "/assets/*")
_COMMON: Final[Mapping[str, str]] = {
    name: value for name, value in HEADERS.items() if all(part.headers.get(name) == value for part in PARTS)
}


def _own(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in headers.items() if name not in _COMMON}


def headers_file(folders: Iterable[str] = ()) -> str:
    """`_headers`, as static hosts read it; `folders` are those of further languages."""
    pages = (*_PAGES, *(f"/{each}/*" for each in folders))
    rules = [("/*", _COMMON), *((path, _own(HEADERS)) for path in pages)]
    rules += [(f"/{part.folder}*", _own(part.headers)) for part in OPEN_PARTS]
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()) for path, headers in rules
    )


def redirects_file() -> str:
    """`_redirects`, as static hosts read it: the directory's addresses without an ending."""
    return f"/{DIRECTORY}:language/ /{DIRECTORY}:language/index.json 200\n/{DIRECTORY}* /{DIRECTORY}:splat.json 200\n"


def netlify() -> str:
    """`_headers`, and how to make a log of it that can be counted."""
    return (
        "# The log: drain it in full elsewhere, or not at all. To count, keep these three of each line and no more:\n"
        "# jq -c '{day: .timestamp[0:10], status: .status_code, path: .path}' drained.json > counted.json\n"
        "# The site's own _headers also names the folder of each further language.\n" + headers_file()
    )


def nginx() -> str:
    """Lines for an nginx `server` block; the first ones, which say what a log holds, stand in `http`."""

    def told(headers: Mapping[str, str], indent: str = "") -> str:
        return "".join(f'{indent}add_header {name} "{value}" always;\n' for name, value in headers.items())

    parts = "".join(
        f"location ^~ /{part.folder} {{\n{told(part.headers, '    ')}{_FINDS.get(part.folder, '')}}}\n"
        for part in OPEN_PARTS
    )
    types = "".join(f"#     {kind} {ending.lstrip('.')};\n" for ending, kind in _TYPES.items())
    return (
        "# In http: what a log holds is the day, the status and the path.\n"
        '# map $time_iso8601 $hub_day { "~^(?<hub_date>[0-9-]{10})" $hub_date; }\n'
        '# map $request_uri $hub_path { "~^(?<hub_asked>[^?]*)" $hub_asked; }\n'
        "# log_format hub '$hub_day $status $hub_path';\n"
        f"# types {{\n{types}# }}\n"
        "# In server:\n"
        "# access_log /var/log/nginx/hub.log hub;\n"
        "# error_log /dev/null crit;\n"
        "server_tokens off;\n"
        "error_page 404 /404.html;\n"
        f"{told(HEADERS)}{parts}"
    )


def caddy() -> str:
    """Lines for a Caddy site block."""

    def told(matcher: str, headers: Mapping[str, str]) -> str:
        inner = "".join(f'    {name} "{value}"\n' for name, value in headers.items())
        return f"header {matcher}{' ' if matcher else ''}{{\n{inner}    -Server\n}}\n"

    folders = " ".join(f"/{part.folder}*" for part in OPEN_PARTS)
    parts = "".join(
        f"@{part.folder.strip('/')} path /{part.folder}*\n" + told(f"@{part.folder.strip('/')}", part.headers)
        for part in OPEN_PARTS
    )
    return (
        "log {\n"
        "    output file /var/log/caddy/hub.log\n"
        "    format filter {\n"
        "        wrap json {\n"
        '            time_format "2006-01-02"\n'
        "        }\n"
        "        fields {\n"
        + "".join(f"            {name} delete\n" for name in CADDY_DELETES)
        + '            request>uri regexp "[?].*" ""\n'
        "        }\n"
        "    }\n"
        "}\n"
        f"@rest not path {folders}\n" + told("@rest", HEADERS) + parts + f"@directory path /{DIRECTORY}*\n"
        "try_files @directory {path} {path}index.json {path}.json\n"
        + "".join(
            f'@{ending.strip(".")} path *{ending}\nheader @{ending.strip(".")} Content-Type "{kind}"\n'
            for ending, kind in _TYPES.items()
        )
        + "handle_errors {\n"
        + told("", HEADERS)
        + "rewrite * /404.html\nfile_server\n}\n"
    )
