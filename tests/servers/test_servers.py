"""Caddy and nginx with what `hub headers` prints: the headers promised, and logs in which nobody can be found."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from email.message import Message
from pathlib import Path

import pytest

from hub.catalogue.log_lines import read_line
from hub.pages import web_servers
from hub.pages.security import HEADERS, headers_of

ROOT = Path(__file__).resolve().parents[2]
# A file of each part of the site, and of each kind.
FILES = (
    "/", "/pl/", "/p/1/", "/cy/", "/en/get-help/", "/assets/hub.css", "/robots.txt", "/data/catalogue.json",
    "/data/works.csv", "/data/works/childline.jsonld", "/embed/en/children.html", "/embed/cy/plant.txt",
    "/embed/embed.css", "/en/packs/parents-and-caregivers.pdf",
)  # fmt: skip
PATIENCE = 20.0  # seconds for a server to begin


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    assert found, f"there is no {name}: run make servers"
    return found


def of_nginx(site: Path, folder: Path, port: int) -> list[str]:
    """The printed lines, those for `http` as they are after their signs are taken away."""
    printed = web_servers.nginx().replace("/var/log/nginx/hub.log", f"{folder}/hub.log")
    inside, _, server = printed.partition("# In server:\n")
    uncommented = re.sub("^# ?", "", inside.partition("\n")[2], flags=re.MULTILINE)
    log, _, server = server.replace("# access_log", "access_log").replace("# error_log", "error_log").partition("\n")
    kept = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid;\ndaemon off;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\n{kept}{uncommented}"
        f"server {{\nlisten 127.0.0.1:{port};\nroot {site};\n{log}\n{server}}}\n}}\n",
        encoding="utf-8",
    )
    return [program("nginx"), "-c", f"{folder}/nginx.conf", "-e", f"{folder}/errors", "-g", "user root;"]


def of_caddy(site: Path, folder: Path, port: int) -> list[str]:
    """The printed lines in a site block."""
    printed = web_servers.caddy().replace("/var/log/caddy/hub.log", f"{folder}/hub.log")
    (folder / "Caddyfile").write_text(
        f"{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\nroot * {site}\n{printed}file_server\n}}\n",
        encoding="utf-8",
    )
    return [program("caddy"), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


@pytest.fixture(scope="module", params=[of_nginx, of_caddy], ids=["nginx", "caddy"])
def running(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """A real server of the built site, and the folder that it writes into."""
    folder, port = tmp_path_factory.mktemp("server"), free_port()
    make: Callable[[Path, Path, int], list[str]] = request.param
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        serving = subprocess.Popen(make(built_site, folder, port), stdout=said, stderr=said, env=own)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and serving.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    assert serving.poll() is None, (folder / "said").read_text(encoding="utf-8")
    yield f"http://127.0.0.1:{port}", folder
    serving.terminate()
    serving.wait(PATIENCE)


def answer(address: str, **headers: str) -> tuple[int, Message]:
    asked = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as found:
            return found.status, found.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def of_rules(site: Path, path: str) -> Mapping[str, str]:
    """What a host that reads the site's `_headers` says with a path: of each rule that fits, its headers."""
    text = (site / "_headers").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for block in re.split(r"^(?=/)", text, flags=re.MULTILINE)[1:]:
        rule, *lines = block.splitlines()
        if path == rule or (rule.endswith("*") and path.startswith(rule[:-1])):
            own = dict(line.strip().split(": ", 1) for line in lines)
            assert not own.keys() & found.keys(), f"two rules say the same of {path}"
            found |= own
    return found


def told(headers: Message) -> dict[str, str]:
    """The headers that we promise, as they were sent, each once."""
    names = {*HEADERS, "Access-Control-Allow-Origin"}
    found = {name: headers.get_all(name) or [] for name in names}
    assert all(len(values) <= 1 for values in found.values()), found
    return {name: values[0] for name, values in found.items() if values}


@pytest.mark.parametrize("path", FILES)
def test_a_file_carries_the_headers_of_its_part_with_200_and_with_304(running: tuple[str, Path], path: str) -> None:
    base, _ = running
    status, headers = answer(base + path)
    assert (200, headers_of(path)) == (status, told(headers))
    validator = {"If-None-Match": headers["ETag"]}
    status, again = answer(base + path, **validator)
    assert (304, headers_of(path)) == (status, told(again))


@pytest.mark.parametrize("path", ["/nothing", "/en/nothing/", "/data/nothing.json", "/embed/nothing.html"])
def test_what_is_not_there_is_told_by_a_page_that_can_stand_in_no_frame(running: tuple[str, Path], path: str) -> None:
    status, headers = answer(running[0] + path)
    assert (404, HEADERS) == (status, told(headers))
    assert "text/html" in headers["Content-Type"]


def test_the_server_says_nothing_of_its_version(running: tuple[str, Path]) -> None:
    assert not re.search(r"\d", answer(f"{running[0]}/")[1].get("Server", ""))


@pytest.mark.parametrize("path", ["cy/services", "en/", "en/organizations", "en/services.json"])
def test_the_directorys_own_addresses_are_answered(running: tuple[str, Path], path: str) -> None:
    status, headers = answer(f"{running[0]}/data/open-referral/{path}")
    assert (200, "*") == (status, headers["Access-Control-Allow-Origin"])
    assert headers["Content-Type"].startswith("application/json")


def test_linked_data_is_called_what_it_is(running: tuple[str, Path]) -> None:
    assert "application/ld+json" == answer(f"{running[0]}/data/works/childline.jsonld")[1]["Content-Type"]


def test_the_log_holds_the_day_the_status_and_the_path_and_nothing_else(running: tuple[str, Path]) -> None:
    base, folder = running
    answer(f"{base}/cy/?q=secret", **{"User-Agent": "Mozilla/5.0", "X-Forwarded-For": "192.0.2.7"})
    answer(f"{base}/en/nothing-at-all/")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and "nothing-at-all" not in (folder / "hub.log").read_text(encoding="utf-8"):
        time.sleep(0.1)
    text = (folder / "hub.log").read_text(encoding="utf-8")
    lines = [read_line(line) for line in text.splitlines()]
    assert {(200, "/cy/"), (404, "/en/nothing-at-all/")} <= {(line.status, line.path) for line in lines}
    assert not re.search(r"secret|Mozilla|192\.0\.2|127\.0\.0", text)


@pytest.mark.parametrize("path", FILES)
def test_the_rules_for_hosts_say_the_same_and_no_two_say_it(built_site: Path, path: str) -> None:
    if path != "/robots.txt":  # no page, and in no part: only what all parts have in common
        assert headers_of(path) == of_rules(built_site, path)


def test_an_address_that_is_not_there_gets_from_hosts_what_all_parts_have_in_common(built_site: Path) -> None:
    assert {"Referrer-Policy", "X-Content-Type-Options"} <= of_rules(built_site, "/nothing").keys() <= HEADERS.keys()


def test_the_container_serves_what_is_printed(tmp_path: Path) -> None:
    """Its own line makes the file that Caddy reads; what stands there is the text that is tried above."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^RUN (printf .*) > Caddyfile$", text, re.MULTILINE)
    hub = f"{sys.executable} -m hub"
    made = subprocess.run(
        ["bash", "-c", line.replace(".venv/bin/hub", hub)], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    ).stdout  # fmt: skip
    assert web_servers.caddy().strip() in made
    (tmp_path / "Caddyfile").write_text(made.replace("/var/log/caddy", str(tmp_path)), encoding="utf-8")
    told = subprocess.run(
        [program("caddy"), "validate", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"],
        check=False, capture_output=True, text=True, env={"HOME": str(tmp_path)},
    )  # fmt: skip
    assert "Valid configuration" in told.stdout + told.stderr
