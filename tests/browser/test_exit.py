"""Leaving the page, rule by rule (E1–E14 of the project's rules), on every kind of page."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Callable
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from conftest import EVERYTHING, EXIT_TARGET, SIZES, ZOOMED, catch_exits, leaving, pages_of
from hub.languages import LANGUAGES, word

Opened = Callable[..., Page]
MAIN = "[data-exit-main]"
NARROW = SIZES[2]
PAGES = ("/en/get-help/", "/cy/cael-help/")
ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "overrides" / "hub" / "components" / "exit" / "script.js"


YOUNG_PAGES = ("/cy/plant/", "/cy/pobl-ifanc/", "/cy/adnoddau/report-remove/", "/en/children/")


def language_of(page: Page) -> str:
    return page.locator("html").get_attribute("lang") or ""


def is_young(html: str) -> bool:
    """Whether a page says that its reader is a child or a young person."""
    return bool(re.search(r'<body class="reader-(?:children|young-people)"', html))


def said(page: Page, key: str) -> str:
    """Words as the page says them, and after the Welsh the English ones where it belongs to both languages."""
    languages = LANGUAGES if page.locator("body.front").count() else [language_of(page)]
    young = is_young(page.content())
    return " ".join(word(language, key, young) for language in languages)  # type: ignore[arg-type]


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def open_with_stopped_clock(page: Page, address: str) -> None:
    """Open a page whose clock goes on only when it is told to, however long the machine takes."""
    page.clock.install(time=0)
    page.goto(address)
    page.clock.pause_at(3_600_000)


# ---- E1, E2: a real link ----


def test_without_javascript_the_exit_leaves_from_every_kind_of_page(
    open_page: Opened, address: str, by_turns: tuple[str, ...]
) -> None:
    """By a click in a narrow window, and by the keyboard in one that is zoomed: one way for each of two kinds."""
    page = open_page(java_script_enabled=False)
    catch_exits(page, stay=True)
    for place, path in enumerate(by_turns):
        page.set_viewport_size(ZOOMED if place % 2 else NARROW)
        page.goto(address + path)
        if EVERYTHING or not place % 2:
            with leaving(page):
                page.locator(MAIN).click()
        if EVERYTHING or place % 2:
            with leaving(page):
                page.locator("[data-exit]").first.focus()
                page.keyboard.press("Enter")


def test_every_exit_link_is_a_real_link_in_the_same_tab(built_site: Path) -> None:
    wrong = []
    for path in pages_of(built_site):
        html = path.read_text(encoding="utf-8")
        links = re.findall(r"<a [^>]*data-exit[^>]*>", html)
        both = '<body class="front"' in html
        fine = len(links) == (2 if both else 1) and all(
            f'href="{EXIT_TARGET}"' in link and 'rel="nofollow noreferrer"' in link and "target=" not in link
            for link in links
        )
        if not fine or 'role="button"' not in links[-1] or 'draggable="false"' not in links[-1]:
            wrong.append(str(path))
    assert wrong == []


def test_leaving_is_one_navigation_in_the_same_tab(open_page: Opened, address: str) -> None:
    for path in PAGES:
        page = open_page()
        caught = catch_exits(page)
        page.goto(address + path)
        page.locator(MAIN).click()
        page.wait_for_url(EXIT_TARGET)
        assert len(page.context.pages) == 1
        assert len(caught) == 1
        assert page.evaluate("history.length") == 3  # the empty page, ours, the target


# ---- E3, E4: blank at once, and usable again ----

BLANKED = """() => {
  document.querySelector("[data-exit-main]").click();
  const cover = document.querySelector("[role=alert]");
  const box = cover.getBoundingClientRect();
  const style = getComputedStyle(cover);
  const probe = document.createElement("i");
  probe.style.cssText = "color: CanvasText; background-color: Canvas";
  cover.append(probe);
  const system = getComputedStyle(probe);
  const found = {
    covers: box.left <= 0 && box.top <= 0 && box.right >= innerWidth && box.bottom >= innerHeight,
    system: style.color === system.color && style.backgroundColor === system.backgroundColor,
    text: document.body.innerText.trim(),
    focusable: [...document.querySelectorAll("a, button, input, summary, [tabindex]")]
      .filter((each) => each.checkVisibility()).length,
  };
  probe.remove();
  return found;
}"""


def blank_at_once(page: Page, path: str) -> None:
    """Leave by a click, and look at the page before anything comes back."""
    wanted = {"covers": True, "system": True, "text": said(page, "exit.activated"), "focusable": 0}
    with leaving(page):
        found = page.evaluate(BLANKED)
    assert wanted == {**found, "text": " ".join(found["text"].split())}, path


def test_going_back_gives_a_usable_page(open_page: Opened) -> None:
    for path in PAGES:
        page = open_page(path, leaving=True)
        page.locator(MAIN).click()
        page.wait_for_url(EXIT_TARGET)
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
        page.locator(MAIN).click()
        page.wait_for_url(EXIT_TARGET)


def test_a_page_brought_back_from_memory_is_cleared(open_page: Opened) -> None:
    page = open_page(PAGES[0])
    page.route(EXIT_TARGET, lambda route: route.fulfill(status=204))
    shift(page, 2)
    before, after = page.evaluate("""() => {
      const look = () => ({
        alerts: document.querySelectorAll("[role=alert]").length,
        heading: document.querySelector("h1").checkVisibility(),
        dots: document.querySelectorAll(".exit-dots span").length,
        said: document.querySelector(".exit-bar [role=status]").textContent,
      });
      document.querySelector("[data-exit-main]").click();
      const before = look();
      dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
      return [before, look()];
    }""")
    assert before == {"alerts": 1, "heading": False, "dots": 0, "said": ""}
    assert after == {"alerts": 0, "heading": True, "dots": 0, "said": ""}


# ---- E5: the shortcut ----


def test_each_press_is_shown_and_said(open_page: Opened) -> None:
    for path, language in zip(PAGES, ("en", "cy"), strict=True):
        page = open_page(path)
        said = page.locator(".exit-bar [role=status]")
        assert said.inner_text() == ""
        shift(page, 1)
        assert said.inner_text() == word(language, "exit.press_two_more")
        assert page.locator(".exit-dots .on").count() == 1
        assert page.locator(".exit-dots span").count() == 3
        shift(page, 1)
        assert said.inner_text() == word(language, "exit.press_one_more")
        assert page.locator(".exit-dots .on").count() == 2


def test_the_young_are_spoken_to_as_on_the_rest_of_their_pages(open_page: Opened, address: str) -> None:
    page = open_page()
    for path in YOUNG_PAGES:
        open_with_stopped_clock(page, address + path)
        language = language_of(page)
        said = page.locator(".exit-bar [role=status]")
        for key in ("press_two_more", "press_one_more"):
            shift(page, 1)
            assert word(language, f"exit.{key}.ti") == said.inner_text(), path
        page.clock.run_for(5000)
        assert word(language, "exit.timed_out.ti") == said.inner_text(), path


def test_five_seconds_without_a_press_start_anew(open_page: Opened, address: str) -> None:
    page = open_page()
    open_with_stopped_clock(page, address + PAGES[1])
    shift(page, 2)
    page.clock.run_for(4999)
    assert page.locator(".exit-dots .on").count() == 2
    page.clock.run_for(1)
    assert page.locator(".exit-bar [role=status]").inner_text() == word("cy", "exit.timed_out")
    assert page.locator(".exit-dots span").count() == 0
    shift(page, 1)
    assert page.url != EXIT_TARGET
    assert page.locator(".exit-dots .on").count() == 1


def test_slow_presses_leave_when_each_comes_within_five_seconds(open_page: Opened, address: str) -> None:
    page = open_page(leaving=True)
    open_with_stopped_clock(page, address + PAGES[0])
    for _ in range(2):
        shift(page, 1)
        page.clock.run_for(4999)
    with leaving(page):
        shift(page, 1)


def test_any_other_key_cancels(open_page: Opened) -> None:
    page = open_page(PAGES[0])
    for key in ("a", "Tab", "ArrowDown", "Shift+A", "Control", "Alt"):
        shift(page, 2)
        page.keyboard.press(key)
        assert page.locator(".exit-dots span").count() == 0, key
        shift(page, 1)
        assert page.locator(".exit-dots .on").count() == 1, key
        page.keyboard.press("b")


def test_shift_with_another_key_is_typing(open_page: Opened) -> None:
    page = open_page("/en/resources/")
    page.get_by_role("searchbox").focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    assert page.locator(".exit-dots span").count() == 0
    assert page.url.endswith("/en/resources/")


def test_a_shift_that_is_held_down_counts_once(open_page: Opened) -> None:
    page = open_page(PAGES[0])
    for _ in range(4):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert page.locator(".exit-dots .on").count() == 1


def test_escape_does_nothing(open_page: Opened) -> None:
    page = open_page(PAGES[0])
    for _ in range(4):
        page.keyboard.press("Escape")
    assert page.url.endswith(PAGES[0])
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "Escape" not in re.sub(r"//.*", "", SCRIPT.read_text(encoding="utf-8"))


def test_the_space_bar_works_as_on_a_button(open_page: Opened) -> None:
    page = open_page(PAGES[0], leaving=True)
    page.locator(MAIN).focus()
    page.keyboard.press("Space")
    page.wait_for_url(EXIT_TARGET)


# ---- E6: where it stands ----


def test_on_every_kind_of_page_the_skip_link_is_first_the_exit_second_and_both_ways_to_leave_work(
    open_page: Opened, address: str, by_turns: tuple[str, ...]
) -> None:
    """Three shifts leave, and a click makes the page blank on the same tick: one way for each of two kinds."""
    page = open_page(viewport=NARROW)
    catch_exits(page, stay=True)
    for place, path in enumerate(by_turns):
        page.goto(address + path)
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == said(page, "skip"), path
        page.keyboard.press("Tab")
        second = page.locator(":focus")
        assert second.get_attribute("href") == EXIT_TARGET, path
        expect(second).to_be_in_viewport()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", path
        if EVERYTHING or not place % 2:
            blank_at_once(page, path)
        if EVERYTHING:
            page.goto(address + path)
        if EVERYTHING or place % 2:
            with leaving(page):
                shift(page, 3)


def test_the_second_stop_leaves(open_page: Opened) -> None:
    for path in PAGES:
        page = open_page(path, leaving=True)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(EXIT_TARGET)


# ---- E8, E9: its words ----


def test_its_name_says_what_it_is(open_page: Opened) -> None:
    for path, languages in (*zip(PAGES, (["en"], ["cy"]), strict=True), ("/", LANGUAGES), ("/404.html", LANGUAGES)):
        page = open_page(path)
        name = " ".join(word(each, f"exit.{key}") for each in languages for key in ("emergency", "button"))  # type: ignore[arg-type]
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(1)


def test_pages_of_both_languages_say_everything_in_both_welsh_first(open_page: Opened, address: str) -> None:
    for path in ("/", "/404.html", "/pl/", "/ar/"):
        page = open_page()
        open_with_stopped_clock(page, address + path)
        status = page.locator(".exit-bar [role=status]")
        for key in ("exit.press_two_more", "exit.press_one_more"):
            shift(page, 1)
            assert f"{word('cy', key)} {word('en', key)}" == status.inner_text(), path
            assert word("en", key) == status.locator("[lang=en]").inner_text(), path
        page.clock.run_for(5000)
        assert f"{word('cy', 'exit.timed_out')} {word('en', 'exit.timed_out')}" == status.inner_text(), path
        english = page.locator(".urgent [lang=en]")
        asked = [word("en", f"urgent.{name}") for name in ("ask", "call", "link")]
        assert asked == english.inner_text().split("\n"), path
        english = page.locator("[data-exit-main] [lang=en]")
        assert f"{word('en', 'exit.emergency')} {word('en', 'exit.button')}" == english.text_content(), path
        assert page.locator("nav.language a").all_inner_texts() == ["Cymraeg", "English"], path


def test_every_page_holds_all_its_words_in_its_language(built_site: Path) -> None:
    wrong = []
    for path in pages_of(built_site):
        html = path.read_text(encoding="utf-8")
        # What stands around a doorway is in another language than the page.
        found = re.search(r'<body [^>]*lang="(..)"', html) or re.search(r'<html lang="(..)"', html)
        assert found, path
        language = found[1]
        young = is_young(html)
        words = [word(language, f"exit.{key}", young) for key in ("button", "emergency", "label")]
        words += [
            f'data-{key.replace("_", "-")}="{word(language, f"exit.{key}", young).replace(chr(39), "&#39;")}"'
            for key in ("activated", "timed_out", "press_two_more", "press_one_more")
        ]
        lacking = [each for each in words if each not in html]
        if lacking:
            wrong.append((str(path), lacking))
    assert wrong == []


def test_the_exits_words_differ_between_the_languages() -> None:
    keys = ("label", "emergency", "button", "activated", "timed_out", "press_two_more", "press_one_more")
    assert [] == [key for key in keys if word("cy", f"exit.{key}") == word("en", f"exit.{key}")]


def test_the_script_has_no_words_of_its_own() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert [] == re.findall(r'textContent = ["\'`](?!["\'`])', script)


# ---- E10–E14 ----


def test_the_target_is_set_in_one_place() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    assert yaml.safe_load(text)["extra"]["exit_url"] == EXIT_TARGET
    for folder in ("overrides", "docs/assets", "scripts"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".html", ".js"}:
                assert EXIT_TARGET not in path.read_text(encoding="utf-8"), path


def test_the_safety_page_says_what_the_exit_does_not_do(open_page: Opened) -> None:
    page = open_page("/en/")
    page.get_by_role("contentinfo").get_by_role("link", name=word("en", "nav.safety")).click()
    for facts in (("history", "Shift", "private"), ("hanes", "Shift", "breifat")):
        page.wait_for_load_state()
        text = page.get_by_role("main").inner_text()
        assert [] == [fact for fact in facts if fact not in text], page.url
        page.locator("[data-language-link]").click()


def test_every_page_offers_exit_urgent_help_and_the_safety_page(built_site: Path) -> None:
    wrong = []
    for path in pages_of(built_site):
        html = path.read_text(encoding="utf-8")
        if "data-exit-main" not in html or 'class="urgent"' not in html or "999" not in html:
            wrong.append(str(path))
    assert wrong == []


def test_the_target_learns_nothing_of_where_somebody_comes_from(open_page: Opened) -> None:
    asked: list[dict[str, str]] = []

    class Target(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    target = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Target)
    threading.Thread(target=target.serve_forever, daemon=True).start()
    to = f"http://127.0.0.1:{target.server_address[1]}/weather"
    for leave in ("click", "shift", "skip"):
        page = open_page(PAGES[0])
        page.evaluate("to => document.querySelectorAll('[data-exit]').forEach((a) => { a.href = to; })", to)
        if leave == "click":
            page.locator(MAIN).click()
        elif leave == "skip":
            page.locator("[data-exit]").first.focus()
            page.keyboard.press("Enter")
        else:
            shift(page, 3)
        page.wait_for_url(to)
    target.shutdown()
    target.server_close()
    pages = [headers for headers in asked if headers.get("sec-fetch-dest") == "document"]
    assert len(pages) == 3
    assert [] == [headers["referer"] for headers in pages if "referer" in headers]
