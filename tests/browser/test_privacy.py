"""A walk over every kind of page: nobody else is called, nothing is stored, nothing is refused."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

from hub.pages.security import HEADERS

STORED = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def watched(page: Page) -> list[str]:
    """Everything that a page says or does that it should not."""
    wrong: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(f"console: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    # The browser itself drops what is still on its way, such as the icon, when the next page is asked for.
    page.on(
        "requestfailed",
        lambda request: None if request.failure == "net::ERR_ABORTED" else wrong.append(f"failed: {request.url}"),
    )
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.add_init_script("""
      window.refused = [];
      addEventListener("securitypolicyviolation", (event) =>
        window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
    """)
    return wrong


def test_no_kind_of_page_calls_anybody_or_stores_anything(
    open_page: Callable[..., Page], address: str, by_turns: tuple[str, ...]
) -> None:
    page = open_page()
    wrong = watched(page)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in by_turns:
        page.goto(address + path, wait_until="networkidle" if "resources" in path else "load")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        assert page.evaluate(STORED) == NOTHING, path
        assert page.evaluate("window.refused") == [], path
        assert wrong == [], path
    assert hosts == {urlsplit(address).netloc}
    assert page.context.cookies() == []


def test_searching_calls_nobody_and_stores_nothing(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    wrong = watched(page)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path, text in (("/en/resources/", "children"), ("/cy/adnoddau/", "plant")):
        page.goto(address + path)
        page.get_by_role("searchbox").fill(text)
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        assert text not in page.url
        assert page.evaluate(STORED) == NOTHING
        assert page.evaluate("window.refused") == []
    assert wrong == []
    assert hosts == {urlsplit(address).netloc}


def test_every_answer_carries_the_headers_of_production(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    for path in ("/", "/en/", "/assets/hub.css", "/assets/exit.js", "/nowhere/"):
        answer = page.request.get(address + path)
        wanted = {name.lower(): value for name, value in HEADERS.items()}
        assert wanted == {name: answer.headers.get(name) for name in wanted}, path


def test_the_policy_refuses_inline_code_and_other_hosts(open_page: Callable[..., Page]) -> None:
    page = open_page("/en/")
    page.evaluate("""() => {
      window.refused = [];
      addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      const image = document.createElement("img");
      image.src = "https://elsewhere.example/a.png";
      const frame = document.createElement("iframe");
      frame.src = "https://elsewhere.example/";
      document.body.append(script, image, frame);
    }""")
    page.wait_for_function("window.refused.length >= 3")
    assert page.evaluate("window.ran") is None
    refused = set(page.evaluate("window.refused"))
    assert {"script-src-elem", "img-src", "frame-src"} <= refused


def test_a_link_to_another_website_says_nothing_of_where_it_was(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    asked: list[dict[str, str]] = []
    page.route(
        lambda url: urlsplit(url).netloc != urlsplit(address).netloc,
        lambda route: (asked.append(route.request.all_headers()), route.fulfill(body="there"))[1],
    )
    page.goto(address + "/en/resources/childline/")
    page.locator("main a.button[href^=http]").first.click()
    page.wait_for_url(lambda url: not url.startswith(address))
    assert [] == [headers["referer"] for headers in asked if "referer" in headers]
    assert len(page.context.pages) == 1
