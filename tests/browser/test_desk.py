"""The curators' desk: an entry is added by keyboard alone, in both languages, and `hub apply` takes its file in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from test_privacy import NOTHING, STORED, watched

from hub import cli
from hub.catalogue import Catalogue, load
from hub.cli.common import real_day
from hub.languages import LANGUAGES, Language, word
from hub.pages import cards, spoken_languages

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = {
    ("cy", "add"): "/cy/curaduron/ychwanegu/", ("en", "add"): "/en/curators/add/",
    ("cy", "change"): "/cy/curaduron/newid/", ("en", "change"): "/en/curators/change/",
    ("cy", "review"): "/cy/curaduron/adolygu/", ("en", "review"): "/en/curators/review/",
}  # fmt: skip
FORM = ".desk-form"
PAGES = [(language, kind) for language in LANGUAGES for kind in ("add", "change", "review")]
# Where one is: what is focused, in the words of its labels.
WHERE = """() => {
  const at = document.activeElement;
  const group = at.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  const own = at.labels?.[0]?.textContent ?? at.textContent ?? "";
  return `${group} | ${own}`;
}"""


def desk(open_page: Callable[..., Page], language: Language, kind: str, **settings: Any) -> Page:
    page = open_page(ADDRESS[language, kind], **settings)
    page.wait_for_selector(".desk button")
    return page


def to(page: Page, *words: str, most: int = 260) -> None:
    """Go on with Tab to what has all these words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if all(each in where for each in words):
            return
    pytest.fail(f"{words} cannot be reached by keyboard")


def typed(page: Page, language: Language, key: str, words: str, side: Language | None = None) -> None:
    label = word(language, f"label.{key}")
    to(page, *((label, word(language, f"label.side.{side}")) if side else (label,)))
    page.keyboard.type(words)


def chosen(page: Page, language: Language, key: str, value: str) -> None:
    """Choose in a list as the keyboard does: by the beginning of its words."""
    to(page, word(language, f"label.{key}"))
    page.evaluate("value => { document.activeElement.dataset.wanted = value }", value)
    name = page.evaluate(
        "value => [...document.activeElement.options].find((each) => each.value === value).text", value
    )
    page.keyboard.type(name)
    assert page.evaluate("document.activeElement.value") == value


def ticked(page: Page, language: Language, key: str, name: str) -> None:
    to(page, word(language, f"label.{key}"), name)
    page.keyboard.press("Space")


def downloaded(page: Page, language: Language, folder: Path) -> Path:
    to(page, word(language, "desk.download"))
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(ROOT)


def catalogue_of(root: Path) -> Catalogue:
    return load(root, today=real_day())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_resource_is_added_in_both_languages_by_keyboard(
    open_page: Callable[..., Page], language: Language, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = catalogue_of(project).vocabulary
    page = desk(open_page, language, "add")
    wrong = watched(page)
    typed(page, language, "resource.title", "Canllaw tawel newydd", "cy")
    typed(page, language, "resource.title", "A quiet new guide", "en")
    typed(page, language, "resource.summary", "Mae'n dweud wrth rieni sut i siarad am gyfrinachau.", "cy")
    typed(page, language, "resource.summary", "It tells parents how to talk about secrets.", "en")
    chosen(page, language, "resource.publisher", "nspcc")
    chosen(page, language, "resource.kind", "guide")
    ticked(page, language, "resource.audiences", str(terms.audiences["parents"].label.side(language)))
    ticked(page, language, "resource.topics", str(terms.topics["online-safety"].label.side(language)))
    ticked(page, language, "resource.objectives", str(terms.objectives["prevent"].label.side(language)))
    to(page, word(language, "desk.add_version"))
    page.keyboard.press("Enter")  # the focus goes to the language of the new version
    page.keyboard.type(str(terms.languages["cy"].label.side(language)))
    typed(page, language, "version.url", "https://www.example.org/quiet-guide.pdf")
    chosen(page, language, "version.evidence", "opened")
    to(page, word(language, "desk.make"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == word(language, "desk.file")
    path = downloaded(page, language, project)
    assert "change.json" == path.name
    assert wrong == []
    assert page.evaluate(STORED) == NOTHING
    assert page.evaluate("window.refused ?? []") == []
    assert cli.main(["apply", str(path)]) == 0
    told = capsys.readouterr().out
    assert "Cofnod newydd: Canllaw tawel newydd (a-quiet-new-guide)" in told
    assert "New entry: A quiet new guide (a-quiet-new-guide)" in told
    entry = catalogue_of(project).by_id["a-quiet-new-guide"]
    assert ("Canllaw tawel newydd", "A quiet new guide") == (entry.title.cy, entry.title.en)
    assert ("cy", "https://www.example.org/quiet-guide.pdf") == (entry.versions[0].language, entry.versions[0].url)
    assert (("parents",), ("online-safety",), "listed") == (entry.audiences, entry.topics, entry.status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_change_is_all_that_the_file_of_a_changed_entry_holds(
    open_page: Callable[..., Page], language: Language, project: Path
) -> None:
    was = next(each for each in catalogue_of(project).resources if len(each.versions) > 1 and each.year)
    page = desk(open_page, language, "change")
    page.get_by_label(word(language, "desk.find"), exact=True).fill(was.id)
    page.get_by_label(word(language, "desk.entry"), exact=True).select_option(was.id)
    page.get_by_role("button", name=word(language, "desk.open")).click()
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
    page.get_by_role("button", name=word(language, "desk.make")).click()
    assert word(language, "desk.nothing") == page.locator(f"{FORM} [role=status]").last.text_content()
    page.get_by_label(word(language, "label.resource.year")).fill(str((was.year or 0) - 1))
    page.get_by_role("button", name=word(language, "desk.make")).click()
    file = json.loads(page.locator(".desk-file textarea").input_value())
    assert [
        {"action": "change", "id": was.id, "was": {"year": was.year}, "entry": {"year": (was.year or 0) - 1}}
    ] == file["changes"]
    before = (project / "resources.yaml").read_text(encoding="utf-8").splitlines()
    (project / "change.json").write_text(json.dumps(file), encoding="utf-8")
    assert cli.main(["apply", "change.json"]) == 0
    after = (project / "resources.yaml").read_text(encoding="utf-8").splitlines()
    assert [(f"    year: {was.year}", f"    year: {(was.year or 0) - 1}")] == [
        pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]
    ]


@pytest.mark.parametrize("each", [8, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_entry_opens_and_nothing_changes_by_itself(open_page: Callable[..., Page], each: int) -> None:
    page = desk(open_page, "en", "change")
    found = page.evaluate(
        """async (each) => {
      const base = document.querySelector("script[src*='desk/page.js']").src;
      const { createEntry } = await import(new URL("entry.js", base));
      const { sayer } = await import(new URL("fields.js", base));
      const data = await (await fetch(new URL("data.json", base))).json();
      const kinds = Object.entries(data.choices);
      const ids = Object.fromEntries(kinds.map(([kind, rows]) => [kind, rows.map((row) => row[0])]));
      const desk = { data, language: "en", say: sayer(data.words, "en") };
      const wrong = [];
      for (const was of data.entries.filter((_, at) => at % each === 0)) {
        let change = null;
        const { node } = createEntry(desk, { ...data, ids }, was, (made) => { change = made; });
        document.body.append(node);
        node.requestSubmit();
        const refused = [...node.querySelectorAll(".desk-summary:not([hidden]) li")].map((each) => each.textContent);
        if (change || refused.length) wrong.push([was.id, change, refused]);
        node.remove();
      }
      return wrong;
    }""",
        each,
    )
    assert [] == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_are_said_to_be_looked_at(open_page: Callable[..., Page], language: Language, project: Path) -> None:
    page = desk(open_page, language, "review")
    page.get_by_label(word(language, "desk.which")).select_option("9999")
    boxes = page.locator(".desk-due input")
    for at in (0, 1, 2):
        boxes.nth(at).check()
    page.get_by_role("button", name=word(language, "desk.make")).click()
    file = json.loads(page.locator(".desk-file textarea").input_value())
    assert ["review"] * 3 == [each["action"] for each in file["changes"]]
    before = catalogue_of(project)
    (project / "change.json").write_text(json.dumps(file), encoding="utf-8")
    assert cli.main(["apply", "change.json"]) == 0
    after = catalogue_of(project)
    assert {each["id"] for each in file["changes"]} == {
        each.id for each in after.resources if each.review_by != before.by_id[each.id].review_by
    }


HOSTILE = (
    "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "javascript:alert(1)", "{{7*7}}", "${7*7}",
    "&lt;b&gt;", "\u202eabc", "=1+1",
)  # fmt: skip


def test_hostile_words_are_shown_as_words_and_run_nothing(open_page: Callable[..., Page]) -> None:
    page = desk(open_page, "en", "add")
    wrong = watched(page)
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    for words in HOSTILE:
        page.locator("fieldset input[lang=en]").first.fill(words)
        page.locator("fieldset textarea[lang=en]").first.fill(words)
        page.get_by_role("button", name=word("en", "desk.make")).click()
        assert page.locator(".desk-file").is_hidden()
        assert words in str(page.locator(".desk-cards").text_content())
        assert words == page.locator("fieldset input[lang=en]").first.input_value()
        assert 0 == page.locator(".desk img, .desk script, .desk b").count()
    assert wrong == []


def test_what_is_wrong_leads_to_its_field(open_page: Callable[..., Page]) -> None:
    page = desk(open_page, "cy", "add")
    page.get_by_role("button", name=word("cy", "desk.make")).click()
    first = page.locator(".desk-summary button").first
    assert word("cy", "label.resource.title") in str(first.text_content())
    for button in page.locator(".desk-summary button").all():
        button.click()
        near = page.evaluate("document.activeElement.closest('.desk-field') !== null")
        assert near, button.text_content()
        assert page.evaluate("document.activeElement.checkVisibility()"), button.text_content()


# What the desk shows of each entry, and what the site's own page says: the parts that both have, in words.
SAID = """async (ids) => {
  const base = document.querySelector("script[src*='desk/page.js']").src;
  const { pageOf } = await import(new URL("resource.js", base));
  const { cardOf } = await import(new URL("card.js", base));
  const data = await (await fetch(new URL("data.json", base))).json();
  const flat = (node) => (node?.textContent ?? "").replace(/\\s+/g, "");
  const found = {};
  for (const id of ids) {
    const entry = data.entries.find((each) => each.id === id);
    for (const [language, part] of [["cy", "adnoddau"], ["en", "resources"]]) {
      const html = await (await fetch(`/${language}/${part}/${id}/`)).text();
      const site = new DOMParser().parseFromString(html, "text/html").querySelector("main");
      const made = pageOf(data, entry, language, true);
      site.querySelectorAll("#quality ~ p").forEach((each) => each.remove());
      const theirs = ["h1", ".lead", ".note", "#get", "#about", "#quality"].map((part) => site.querySelector(part));
      const ours = [made.children[0], made.querySelector(".lead"), made.querySelector(".note"),
        ...[...made.querySelectorAll("section")]];
      found[`${language} ${id}`] = [
        theirs.map((each, at) => flat(at < 3 ? each : each?.closest("section"))).join(" | "),
        [...ours, ...Array(6).fill(null)].slice(0, 6).map(flat).join(" | "),
        flat(cardOf(data, entry, language)),
      ];
    }
  }
  return found;
}"""


def test_card_and_page_say_what_the_sites_own_say(open_page: Callable[..., Page], catalogue: Catalogue) -> None:
    spoken = spoken_languages.spoken(catalogue)
    plain = [  # nothing is known of it that the desk does not know: a helpline's hours, what the link check found
        each for each in catalogue.resources
        if each.id not in spoken and not any(line.resource == each.id for line in catalogue.helplines)
        and all(catalogue.health_of(version) is None for version in each.versions)
        and all(catalogue.outward(version.url) for version in each.versions)
        and each.superseded_by is None and each.review_by >= catalogue.today
    ]  # fmt: skip
    rare = [
        each for each in plain
        if each.quality or each.unseen or each.login or each.print or each.content_note or each.status == "withdrawn"
        or any(version.size_kb or version.minutes for version in each.versions)
    ]  # fmt: skip
    chosen = list(dict.fromkeys(each.id for each in (*plain[::12], *rare[::6])))
    assert 40 < len(chosen)
    page = desk(open_page, "en", "add")
    found = page.evaluate(SAID, chosen)
    assert 2 * len(chosen) == len(found)
    assert {} == {name: (site, made) for name, (site, made, _) in found.items() if site != made}
    for language in LANGUAGES:
        for identity in chosen:
            own = cards.card(catalogue, catalogue.by_id[identity], language)
            state = word(language, "card.wanted") if own.wanted else word(language, "card.superseded")
            chips = (
                state if own.wanted or own.superseded else "; ".join(", ".join(map(str, chip)) for chip in own.chips)
            )
            said = f"{own.title}{own.summary}{own.kind}, {own.publisher}{chips}"
            assert "".join(said.split()) == found[f"{language} {identity}"][2]


@pytest.mark.parametrize(("language", "kind"), PAGES)
def test_without_a_script_the_workbook_is_offered(
    open_page: Callable[..., Page], language: Language, kind: str
) -> None:
    page = open_page(ADDRESS[language, kind], java_script_enabled=False)
    name = "catalogue-cy.xlsx" if language == "cy" else "catalogue.xlsx"
    assert page.locator(f"noscript a[href$='{name}']").is_visible()
    assert page.locator(".desk-loading").is_hidden()
    assert 0 == page.locator(".desk input").count()


@pytest.mark.parametrize(("language", "kind"), PAGES)
def test_the_desk_fits_320_pixels(open_page: Callable[..., Page], language: Language, kind: str) -> None:
    page = desk(open_page, language, kind, viewport={"width": 320, "height": 640})
    if kind == "change":
        page.get_by_role("button", name=word(language, "desk.open")).click()
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_its_script_and_style_are_loaded_nowhere_else(built_site: Path) -> None:
    pages = [path for path in built_site.rglob("index.html") if "assets/desk" in path.read_text(encoding="utf-8")]
    assert sorted(f"{built_site}{address}index.html" for address in ADDRESS.values()) == sorted(map(str, pages))
    assert 6 == sum("desk.css" in path.read_text(encoding="utf-8") for path in pages)
