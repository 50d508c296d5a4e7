"""Judging an answer as a page: a login, "not found", empty, in another language, another page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from hub.checks.links.ask.domains import domain_of, host_of, is_home
from hub.checks.links.judge import hijack
from hub.checks.links.judge.case import Case
from hub.checks.links.judge.phrases import Shown, phrases
from hub.checks.links.judge.verdict import Verdict
from hub.checks.links.read import file_type, fingerprint
from hub.checks.links.read.html_page import Page
from hub.checks.links.read.language import folded, reads_as, spoken
from hub.checks.links.reasons import Code, Reason

# Counts of words. What a short page says of itself is all it says; a long one may speak of anything.
_SHORT: Final = 150
_ONLY_A_FORM: Final = 80
_ONLY_A_DOOR: Final = 40
_ONLY_A_NOTICE: Final = 60
_CONTENT: Final = 20
_TELLS: Final = 6
_SAYS_LITTLE: Final = 30
_ASKS: Final = 3  # different words of a consent wall
_NOTHING: Final = 12
_LONG: Final = 300
_ENGLISH_ONLY: Final = re.compile(
    r"(nid yw|dydy|dyw|ddim)\b.{0,40}\bar gael yn (y )?gymraeg|yn saesneg yn unig"
    r"|(not|isn't) (currently |yet )?available in welsh|only available in english|available in english only"
)
_LEADS_ON: Final = re.compile(r"\bredirect|\bailgyfeiri|you will be (taken|sent)|please wait|arhoswch")


def judge(case: Case) -> Verdict | None:
    """Judge a page; None where nothing is wrong with it."""
    page, shown = case.journey.page, case.shown
    if page is None or shown is None:
        return None
    return (
        _consent(case, page, shown)
        or _log_in(case, page, shown)
        or _not_found(case, shown)
        or _promised_file(case)
        or _needs_script(case, page, shown)
        or _nothing_to_see(case, page, shown)
        or _language(case, page, shown)
        or case.moved_house()
        or _another_page(case)
        or _nothing_of_the_entry(case, page, shown)
    )


def _consent(case: Case, page: Page, shown: Shown) -> Verdict | None:
    """A page that asks for consent and shows nothing else."""
    asks = phrases().consent
    # A page about cookies speaks of consent too.
    if len({found.group() for found in asks.finditer(shown.text)}) < _ASKS + case.titled:
        return None
    others = (block for block in page.text.splitlines() if not asks.search(folded(block)))
    if sum(len(block.split()) for block in others) >= _CONTENT:
        return None
    return case.says("blocked", Code.CONSENT)


def _nothing_of_the_entry(case: Case, page: Page, shown: Shown) -> Verdict | None:
    """A page that is good by itself, but on which nothing speaks of the entry: a person must look."""
    promised = [use for use in case.address.uses if use.titles]
    # In other languages entries often have no title of their own: only a page that says next to nothing tells.
    told = all(
        use.format in {None, "web-page"} and (use.language in {"cy", "en"} or shown.count < _SAYS_LITTLE)
        for use in promised
    )  # fmt: skip
    if not promised or not told or shown.count < _TELLS or case.related or case.before.seen or case.before.confirmed:
        return None
    bare = folded(page.title) in {host_of(case.journey.final), domain_of(case.journey.final)}
    if hijack.touches(page, shown, promised) and not (bare and shown.count < _ONLY_A_NOTICE):
        return None
    return case.says("changed", Code.NOTHING_OF_ENTRY)


def _log_in(case: Case, page: Page, shown: Shown) -> Verdict | None:
    known = phrases()
    said = known.says("login", shown, short=_SHORT)
    title = any(known.title["login"].search(words) for words in shown.titles)
    gate = _sent_to_a_gate(case)
    alone = shown.count < _ONLY_A_FORM and not case.related
    asks = (
        (page.password and (title or gate or bool(said) or alone))
        or (title and (gate or page.forms > 0 or shown.count < _ONLY_A_DOOR))
        or (gate and shown.count < _LONG)
        or (bool(said) and not title and shown.count < _SHORT)
    )
    if not asks or (title and not page.password and shown.count > _LONG):
        return None
    if case.login_is_expected:
        return case.good(Code.LOGIN_EXPECTED)
    return case.says("login", Code.LOGIN, phrase=said)


def _sent_to_a_gate(case: Case) -> bool:
    """Whether a redirect led to an address that is made for logging in."""
    known, final, begun = phrases(), urlsplit(case.journey.final), urlsplit(case.address.url)
    if not case.journey.hops or known.login_path.search(begun.path):
        return False
    if final.path != begun.path and known.login_path.search(f"{final.path}?{final.query}"):
        return True
    elsewhere = final.hostname != begun.hostname
    return elsewhere and known.login_host.search(host_of(case.journey.final)) is not None


def _not_found(case: Case, shown: Shown) -> Verdict | None:
    # A page of the entry's own title and with much to say is not a page that says "not found".
    itself = case.related and shown.count >= _SHORT
    short = _ONLY_A_NOTICE if case.titled else _SHORT
    said = "" if itself else phrases().says("not_found", shown, short=short, titles=not case.titled)
    if said:
        return case.says("soft-404", Reason.of(Code.SAYS_NOT_FOUND, said), phrase=said)
    out = "" if itself else phrases().says("out_of_order", shown, short=_SHORT)
    if out:
        return case.says("unreachable", Reason.of(Code.OUT_OF_ORDER, out), phrase=out)
    closed = "" if itself else phrases().says("closed", shown, short=_SHORT)
    if closed:
        return case.says("changed", Reason.of(Code.CLOSED, closed), phrase=closed)
    final, asked = case.journey.final, case.address.url
    same = domain_of(final) == domain_of(asked)
    if case.journey.hops and same and is_home(final) and not is_home(asked):
        return case.says("soft-404", Code.TO_HOME_PAGE)
    return None


def _promised_file(case: Case) -> Verdict | None:
    promised = case.promised
    if promised is None or (promised == "spreadsheet" and case.journey.kind == file_type.TEXT):
        return None
    return case.says("wrong-type", Reason.of(Code.PAGE_FOR_FILE, promised))


def _nothing_to_see(case: Case, page: Page, shown: Shown) -> Verdict | None:
    """A page without words: empty, or one that only a browser can show."""
    body = case.journey.answer.body
    if case.related or body.cut or page.forms:
        return None
    if page.scripts and shown.count < _ONLY_A_DOOR and _LEADS_ON.search(shown.text):
        return case.says("blocked", Code.LEADS_ON_BY_SCRIPT)
    if shown.count >= _NOTHING:
        return None
    if page.scripts or page.embeds:
        return case.says("blocked", Code.NEEDS_SCRIPT)
    if shown.count or page.pictures:
        return None
    return case.says("wrong-type", Code.EMPTY_PAGE)


def _needs_script(case: Case, page: Page, shown: Shown) -> Verdict | None:
    """A page whose words a script would have to write, whatever its title says. Films need no words."""
    bare = page.scripts and shown.count < _NOTHING and not page.pictures and not page.embeds
    if bare and all(use.format in {None, "web-page"} for use in case.address.uses):
        return case.says("blocked", Code.NEEDS_SCRIPT)
    return None


def _language(case: Case, page: Page, shown: Shown) -> Verdict | None:
    """The language by the page's words, and by its own claim where the words are few."""
    wanted = [code for code in case.address.languages if code != "bfi"]
    text = page.main if page.heading in page.main else f"{page.heading}\n{page.main}"
    wrong = tuple(code for code in wanted if reads_as(text, code, page.lang) is False)
    english = reads_as(text, "en", "") is True
    if english and "cy" in wanted and "cy" not in wrong and _says_english_only(shown):
        wrong += ("cy",)
    if not wrong:
        return None
    names = ", ".join(wrong)
    if len(wrong) < len(case.address.languages):
        rest = case.moved_house() or _another_page(case) or case.good(Reason.of(Code.OTHER_LANGUAGES, names))
        return replace(rest, wrong_for=wrong)
    found = spoken(page.main, page.lang) or "another language"
    return case.says("wrong-language", Reason.of(Code.LANGUAGE, found, names))


def _says_english_only(shown: Shown) -> bool:
    """Whether a short page says itself that there is no Welsh."""
    return shown.count < _SHORT and _ENGLISH_ONLY.search(shown.text) is not None


def _another_page(case: Case) -> Verdict | None:
    before, seen = case.before.seen, case.seen
    if before is None or seen is None or not fingerprint.far(before, seen):
        return None
    whose = Code.FAR_FROM_CONFIRMED if case.before.confirmed else Code.FAR_FROM_LAST_GOOD
    return case.says("changed", Reason.of(whose, before.title))
