"""From what was met to one state with its reason. Danger is looked for first, and in every answer.

Nothing here knows of earlier runs except the fingerprint that was last confirmed or last found good;
failures in a row, and dates, are in `history`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from hub.checks.links import danger, fingerprint, kinds
from hub.checks.links.addresses import Address
from hub.checks.links.domains import domain_of, host_of, is_home, is_ip
from hub.checks.links.fingerprint import Seen
from hub.checks.links.journey import Journey
from hub.checks.links.signs import Shown, signs
from hub.checks.links.verdict import Verdict, tame
from hub.checks.links.words import reads_as, spoken

_BLOCKED: Final = frozenset(
    {400, 402, 403, 405, 406, 407, 409, 412, 415, 418, 421, 422, 426, 428, 429, 451, 999}
)
_SHORT: Final = 150  # words; what such a page says of itself is all it says
_FEW: Final = 12  # words below which a page shows a visitor nothing


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier runs hand over: the last good fingerprint, and whether a person confirmed it."""

    seen: Seen | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """One address with everything that is known of it."""

    address: Address
    journey: Journey
    before: Before
    shown: Shown | None
    seen: Seen | None
    related: bool = False

    def says(self, state: str, reason: str, phrase: str = "", *, counts: bool = True) -> Verdict:
        answer, page = self.journey.answer, self.journey.page
        evidence = {"title": tame(page.title) if page else "", "phrase": tame(phrase)}
        return Verdict(
            state, tame(reason, 300), answer.status or None, self.journey.final, seen=self.seen,
            evidence={k: v for k, v in evidence.items() if v}, counts=counts, related=self.related,
        )  # fmt: skip


def judge(address: Address, journey: Journey, before: Before) -> Verdict:
    """The state of one address."""
    page = journey.page
    shown = Shown.of(page) if page else None
    seen = _seen(journey)
    related = bool(seen and before.seen and fingerprint.same(before.seen, seen)) or bool(
        page and shown and danger.left_of_entry(page, shown, address.uses)
    )
    case = _Case(address, journey, before, shown, seen, related)
    if journey.answer.trouble:
        return _no_answer(case)
    if journey.answer.status == 304 and before.seen:  # noqa: PLR2004
        return replace(case.says("ok", "unchanged since it was last read"), unchanged=True)
    good = 200 <= journey.answer.status < 300  # noqa: PLR2004
    if (
        good
        and case.seen
        and before.confirmed
        and before.seen
        and fingerprint.same(before.seen, case.seen)
    ):
        return _good(case, "as a person confirmed it")
    checks = (
        (_danger, _by_status, _challenge, _file, _page)
        if good
        else (_danger, _challenge, _by_status)
    )
    for check in checks:
        verdict = check(case)
        if verdict is not None:
            return verdict
    return _good(case, "")


def _seen(journey: Journey) -> Seen | None:
    """The fingerprint of what was met, where something was."""
    answer, page = journey.answer, journey.page
    if not 200 <= answer.status < 300 or answer.trouble or not journey.kind:  # noqa: PLR2004
        return None
    words, count = fingerprint.word_hash(page.text) if page else ("", 0)
    declared = answer.headers.get("content-length", "")
    return Seen(
        final_url=journey.final,
        domain=domain_of(journey.final),
        title=tame(page.title or page.heading) if page else "",
        language=spoken(page.main, page.lang) if page else "",
        words=words,
        count=count,
        type=kinds.PAGE if page else journey.kind,
        size=int(declared) if declared.isdigit() and len(declared) < 16 else len(answer.body.data),  # noqa: PLR2004
        etag=answer.headers.get("etag", "")[:100],
        modified=answer.headers.get("last-modified", "")[:40],
        issuer=answer.issuer,
    )


def _no_answer(case: _Case) -> Verdict:
    answer = case.journey.answer
    state = "robots" if answer.trouble == "robots" else "unreachable"
    return case.says(state, answer.detail, counts=answer.counts)


def _danger(case: _Case) -> Verdict | None:
    page, shown = case.journey.page, case.shown
    if page is None or shown is None:
        return None
    found = danger.find(page, shown, case.address.url, case.journey.final, case.address.uses)
    if found is None or (found.state == "changed" and not _is_good(case)):
        return None
    if found.state != "parked" and case.before.seen and case.seen:
        if fingerprint.same(case.before.seen, case.seen):
            return None
    return case.says(found.state, found.reason, found.phrase)


def _is_good(case: _Case) -> bool:
    return 200 <= case.journey.answer.status < 300  # noqa: PLR2004


def _challenge(case: _Case) -> Verdict | None:
    headers = case.journey.answer.headers
    marks = ("cf-mitigated", "x-vercel-mitigated", "sg-captcha", "x-amzn-waf-action")
    if any(name in headers for name in marks):
        return case.says("blocked", "a gate wants to see a person in a browser: look yourself")
    said = signs().says("challenge", case.shown, short=_SHORT) if case.shown else ""
    if said and not (_is_good(case) and case.related):
        return case.says("blocked", f"a gate wants to see a person: it says «{said}»", said)
    return None


def _by_status(case: _Case) -> Verdict | None:
    status = case.journey.answer.status
    if status in {404, 410}:
        words = "not found" if status == 404 else "gone for good"  # noqa: PLR2004
        return case.says("broken", f"the server says {status}: {words}")
    if status == 401:  # noqa: PLR2004
        expected = any(use.login for use in case.address.uses)
        return _good(case, "asks for a password, as the entry says") if expected else case.says(
            "login", "the server asks for a password (401)")  # fmt: skip
    if status in _BLOCKED:
        why = {429: "too many requests", 451: "withheld for legal reasons"}.get(status, "refused")
        return case.says("blocked", f"the server says {status} ({why}): a person must look")
    if status in {204, 205}:
        return case.says("wrong-type", f"the server sends nothing at all ({status})")
    if not 200 <= status < 300:  # noqa: PLR2004
        return case.says("unreachable", f"the server says {status}")
    return None


def _file(case: _Case) -> Verdict | None:
    """Files: the right sort, not empty, not cut short. Promised files that are pages go on to `_page`."""
    answer, kind = case.journey.answer, case.journey.kind
    if answer.body.garbled:
        return case.says("wrong-type", "the answer is packed in a way that cannot be undone")
    if answer.body.swollen:
        return case.says("wrong-type", "a little data swells to more than can be read")
    if not answer.body.data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return case.says("wrong-type", "the file is empty")
    partial = answer.status == 206 and not _all_of_it(answer.headers.get("content-range", ""))  # noqa: PLR2004
    if kinds.is_file(kind):
        if partial or not kinds.complete(kind, answer.body, case.journey.tail):
            return case.says("wrong-type", "the file is cut short")
        if kind == "pdf" and answer.type.lower().startswith(("text/html", "application/xhtml")):
            return case.says(
                "wrong-type", "a PDF that is sent as a web page: browsers show rubbish"
            )
        promised = _promised(case)
        if promised and not kinds.fits(kind, promised) and kind != "pdf":
            return case.says("wrong-type", f"not a file of the promised sort ({promised})")
        return _moved_house(case) or _good(case, "")
    if kind == kinds.OTHER:
        claims = answer.type.split(";")[0].strip().lower()
        if _promised(case) or claims in {"", "text/html", "text/plain", "application/xhtml+xml"}:
            return case.says("wrong-type", "what comes is neither a page nor the promised file")
        return _moved_house(case) or _good(case, "")
    if not answer.body.whole and "</html" not in _end(answer.body.data):
        return case.says("unreachable", "the page breaks off in the middle")
    return None


def _end(data: bytes) -> str:
    """The end of a page in small letters."""
    return data[-2048:].decode("latin-1").lower()


def _all_of_it(content_range: str) -> bool:
    """Whether a Content-Range covers the whole; a missing one is believed."""
    if not content_range:
        return True
    span, _, total = content_range.removeprefix("bytes").strip().partition("/")
    first, _, last = span.partition("-")
    return first == "0" and last.isdigit() and total.isdigit() and int(last) + 1 == int(total)


def _promised(case: _Case) -> str | None:
    found = (kinds.expected(use.format, use.url) for use in case.address.uses)
    return next((promised for promised in found if promised), None)


def _page(case: _Case) -> Verdict | None:
    page, shown = case.journey.page, case.shown
    if page is None or shown is None:
        return None
    return (
        _log_in(case, shown)
        or _not_found(case, shown)
        or _promised_file(case)
        or _nothing_to_see(case, shown)
        or _language(case)
        or _moved_house(case)
        or _another_page(case)
    )


def _log_in(case: _Case, shown: Shown) -> Verdict | None:
    page, known = case.journey.page, signs()
    if page is None:
        return None
    sent, final = bool(case.journey.hops), urlsplit(case.journey.final)
    begun = urlsplit(case.address.url)
    gate = sent and not known.login_path.search(begun.path) and bool(
        known.login_path.search(f"{final.path}?{final.query}" if final.path != begun.path else "")
        or (known.login_host.search(host_of(case.journey.final)) and final.hostname != begun.hostname)
    )  # fmt: skip
    said = known.says("login", shown, short=_SHORT)
    title = any(known.title["login"].search(t) for t in shown.titles)
    asks = (
        (page.password and (title or gate or bool(said) or (shown.count < 80 and not case.related)))
        or (title and (sent or page.forms > 0 or shown.count < 40))  # noqa: PLR2004
        or (gate and shown.count < 250)  # noqa: PLR2004
        or (bool(said) and shown.count < _SHORT and not page.text == "")
    )
    if not asks or (title and shown.count > 2 * _SHORT and not page.password):
        return None
    if any(use.login for use in case.address.uses):
        return _good(case, "asks to log in, as the entry says")
    return case.says("login", "asks to log in first", said)


def _not_found(case: _Case, shown: Shown) -> Verdict | None:
    said = signs().says("not_found", shown, short=_SHORT)
    # A page of the entry's own title and with much to say is not a page that says "not found".
    if said and not (case.related and shown.count >= _SHORT):
        return case.says("soft-404", f"says it is not there, with status 200: «{said}»", said)
    out = signs().says("out_of_order", shown, short=_SHORT)
    if out and not (case.related and shown.count >= _SHORT):
        return case.says("unreachable", f"out of order: it says «{out}»", out)
    final, asked = case.journey.final, case.address.url
    same = domain_of(final) == domain_of(asked)
    if case.journey.hops and same and is_home(final) and not is_home(asked):
        return case.says("soft-404", "leads to the home page")
    return None


def _promised_file(case: _Case) -> Verdict | None:
    promised = _promised(case)
    if promised is None or (promised == "spreadsheet" and case.journey.kind == kinds.TEXT):
        return None
    return case.says("wrong-type", f"a web page where a file ({promised}) was promised")


def _moved_house(case: _Case) -> Verdict | None:
    """Another registrable domain is somebody else's until a person says otherwise."""
    domain = domain_of(case.journey.final)
    own = {domain_of(case.address.url), *(d for use in case.address.uses for d in use.domains)}
    known = case.before.seen.domain if case.before.confirmed and case.before.seen else ""
    if domain in own or domain == known:
        return None
    what = "host" if is_ip(domain) else "domain"
    return case.says("changed", f"leads to another {what}, {domain}: a person must look")


def _nothing_to_see(case: _Case, shown: Shown) -> Verdict | None:
    page = case.journey.page
    if page is None or shown.count >= _FEW or case.journey.answer.body.cut or page.forms:
        return None
    if case.related or (shown.count and not page.scripts and not page.embeds):
        return None
    if page.scripts or page.embeds:
        return case.says("blocked", "shows nothing without JavaScript: a person must look")
    if (
        "<img" in (sample := case.journey.answer.body.data[:65536].decode("latin-1").lower())
        or "<video" in sample
    ):
        return None
    return case.says("wrong-type", "the page is empty")


def _language(case: _Case) -> Verdict | None:
    page = case.journey.page
    if page is None:
        return None
    wanted = [code for code in case.address.languages if code != "bfi"]
    text = f"{page.heading}\n{page.main}"
    wrong = [code for code in wanted if reads_as(text, code, page.lang) is False]
    if not wrong:
        return None
    names = ", ".join(wrong)
    if len(wrong) < len(case.address.languages):
        good = _moved_house(case) or _another_page(case) or _good(case, f"but not in {names}")
        return replace(good, wrong_for=tuple(wrong))
    found = spoken(page.main, page.lang) or "another language"
    return case.says("wrong-language", f"the page is in {found}, not in {names}")


def _another_page(case: _Case) -> Verdict | None:
    before, seen = case.before.seen, case.seen
    if before is None or seen is None or not fingerprint.far(before, seen):
        return None
    whose = "a person confirmed" if case.before.confirmed else "was last found good"
    return case.says("changed", f"title and words are far from what {whose} («{before.title}»)")


def _good(case: _Case, why: str) -> Verdict:
    """ok, or moved where the server says that the address has changed for good."""
    verdict = case.says("ok", why)
    for_good = case.address.url
    for place, hop in enumerate(case.journey.hops):
        if hop.sort != "redirect" or hop.status not in {301, 308}:
            break
        after = case.journey.hops[place + 1 :]
        for_good = after[0].url if after else case.journey.final
    asked = case.journey.hops[0].url if case.journey.hops else case.journey.final
    if for_good in {case.address.url, asked}:
        return verdict
    fragment = urlsplit(case.address.url).fragment
    proposed = for_good + (f"#{fragment}" if fragment else "")
    reason = f"moved for good to {tame(proposed, 200)}" + (f"; {why}" if why else "")
    return replace(verdict, state="moved", reason=reason, proposed=proposed)
