"""What pages of other websites may read and show: the data and nothing else."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from hub.pages.security import DATA, FRAMED, HEADERS

BASE = "https://resource-hub.example/"
ROOT = Path(__file__).resolve().parents[2]


class Silent(http.server.SimpleHTTPRequestHandler):
    """A website with no policy of its own, so that nothing but ours keeps its pages from anything."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing for each request."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another website, on another origin."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "index.html").write_text("<!doctype html><title>Elsewhere</title>", encoding="utf-8")
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(folder)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://localhost:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()


@pytest.fixture
def stranger(open_page: Callable[..., Page], elsewhere: str) -> Page:
    page = open_page()
    page.goto(f"{elsewhere}/")
    return page


def tried(page: Page, script: str, hub: str) -> Any:
    return page.evaluate(f"async (HUB) => {{ try {{ {script} }} catch (error) {{ return error.name; }} }}", f"{hub}/")


def test_the_pages_example_runs_on_another_website(stranger: Page, address: str) -> None:
    text = (ROOT / "docs" / "en" / "open-data.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```javascript\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    names = tried(stranger, script, address)
    assert "Childline" in names
    assert len(names) > 50


@pytest.mark.parametrize(
    "path", ["data/catalogue.json", "data/works/childline.jsonld", "data/open-referral/en/services"]
)
def test_another_website_can_read_the_data(stranger: Page, address: str, path: str) -> None:
    assert tried(stranger, f'return Object.keys(await (await fetch(HUB + "{path}")).json()).length', address) > 3


@pytest.mark.parametrize("path", ["", "en/", "en/get-help/", "assets/hub.css", "assets/search/list-en.json"])
def test_another_website_can_read_nothing_else(stranger: Page, address: str, path: str) -> None:
    assert "TypeError" == tried(stranger, f'return await (await fetch(HUB + "{path}")).text()', address)


def test_our_server_says_of_data_what_other_servers_are_told_to_say(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page()
    cases = (("data/gone.csv", DATA.headers), ("data/none.json", HEADERS), ("embed/none", HEADERS), ("en/", HEADERS))
    for path, wanted in cases:
        found = page.request.get(f"{address}/{path}").headers
        assert {name.lower(): value for name, value in wanted.items()}.items() <= found.items()
        assert ("access-control-allow-origin" in found) is (wanted is DATA.headers)


# ---- in a frame ----


def framed(page: Page, elsewhere: str, hub: str, code: str) -> None:
    """Put code of the page that gives it into the page of another website."""
    page.goto(f"{elsewhere}/")
    page.set_content(f"<!doctype html><title>A council</title>{code.replace(BASE, f'{hub}/')}")


@pytest.fixture(scope="module")
def codes(built_site: Path) -> dict[str, str]:
    """The code for a frame of each language's first piece, as the page shows it."""
    pages = {"cy": "cy/ar-eich-gwefan", "en": "en/on-your-site"}
    return {
        language: str(html.fromstring((built_site / path / "index.html").read_bytes()).xpath("string(//pre/code)"))
        for language, path in pages.items()
    }


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_code_shows_the_piece_on_another_website_and_its_links_leave_the_frame(
    open_page: Callable[..., Page], elsewhere: str, address: str, codes: dict[str, str], language: str
) -> None:
    page = open_page()
    page.set_default_timeout(30_000)
    asked: list[str] = []
    page.context.route(
        re.compile(re.escape(BASE)), lambda route: route.fulfill(body="<h1>Hub</h1>", content_type="text/html")
    )
    page.on("request", lambda request: asked.append(request.url))
    framed(page, elsewhere, address, codes[language])
    frame = page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert "0800 1111" in frame.locator("main").inner_text()
    assert "rgb(251, 248, 242)" == frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert {address, elsewhere} == {re.match("https?://[^/]+", url)[0] for url in asked}  # type: ignore[index]
    assert [] == page.context.cookies()
    with page.expect_navigation(url=re.compile(re.escape(BASE))) as left:
        frame.locator(f"a[href^='{BASE}']").first.click()
    assert left.value.request.frame == page.main_frame
    assert "referer" not in left.value.request.all_headers()


def test_no_other_page_of_the_hub_can_be_shown_in_a_frame(
    open_page: Callable[..., Page], elsewhere: str, address: str
) -> None:
    page = open_page()
    for path in ("en/get-help/", "", "cy/ar-eich-gwefan/", "404.html"):
        framed(page, elsewhere, address, f'<iframe src="{address}/{path}"></iframe>')
        page.wait_for_load_state("networkidle")
        assert "chrome-error://chromewebdata/" == page.frames[-1].url, path


def test_our_server_lets_only_the_pieces_stand_in_frames(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    found = page.request.get(f"{address}/embed/en/children.html").headers
    assert {name.lower(): value for name, value in FRAMED.headers.items()}.items() <= found.items()
    assert "x-frame-options" not in found
    assert "frame-ancestors *" in found["content-security-policy"]
