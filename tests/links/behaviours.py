# ruff: noqa: E501  (a line a behaviour)
"""What the misbehaving server does at each path, and the one state that must come of it."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass

from misbehaving import Act, Request, Server, answer, redirect
from words_of_pages import (
    ABUSE,
    ADDICTION,
    CASINO,
    DATES,
    ENGLISH,
    GOOD,
    GOOD_WELSH,
    PHARMACY,
    PILLS,
    WELSH,
    page,
)  # fmt: skip

PDF = b"%PDF-1.7\n" + b"1 0 obj <</Type /Catalog>> endobj\n" * 40 + b"startxref\n9\n%%EOF\n"
TITLE = "Keeping children safe: a guide for parents"
NOT_FOUND_CY = "Mae'n ddrwg gennym, ni allwn ddod o hyd i'r dudalen yr ydych yn chwilio amdani."


@dataclass(frozen=True)
class Behaviour:
    """One path, what it does, and what is expected of the check."""

    path: str
    act: Act | bytes
    state: str
    language: str = "en"
    format: str | None = "web-page"
    title: str = TITLE


def chunked(body: bytes, pause: float, times: int) -> Act:
    """Send pieces slowly, for ever if times is 0."""

    async def act(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        while not times or sent < times:
            writer.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
            await writer.drain()
            await asyncio.sleep(pause)
            sent += 1
        writer.write(b"0\r\n\r\n")
        await writer.drain()

    return act


async def hang(_: Request, __: asyncio.StreamWriter) -> None:
    """Say nothing at all."""
    await asyncio.sleep(120)


async def reset(_: Request, writer: asyncio.StreamWriter) -> None:
    """Break off at once."""
    writer.transport.abort()


async def reset_inside(_: Request, writer: asyncio.StreamWriter) -> None:
    """Break off in the middle of the body."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<html><p>Half")
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.transport.abort()


async def endless_headers(_: Request, writer: asyncio.StreamWriter) -> None:
    """Headers without end."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        writer.write(f"X-{number}: {'a' * 1000}\r\n".encode())
        await writer.drain()


async def endless_body(_: Request, writer: asyncio.StreamWriter) -> None:
    """A good page that never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + GOOD.removesuffix("</html>").encode())
    for _number in range(20_000):
        writer.write(b"<p>The police and the school work together for you and your children.</p>" * 50)
        await writer.drain()


async def close_ended(_: Request, writer: asyncio.StreamWriter) -> None:
    """HTTP/1.0: the end of the connection is the end of the page."""
    writer.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + GOOD.encode())
    await writer.drain()


def turning(*answers: bytes) -> Act:
    """Another answer each time, the last one for ever."""
    left = list(answers)

    async def act(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(left.pop(0) if len(left) > 1 else left[0])
        await writer.drain()

    return act


async def cookie_wall(request: Request, writer: asyncio.StreamWriter) -> None:
    """Send round in a circle until a cookie comes back."""
    if "seen=1" in request.headers.get("cookie", ""):
        writer.write(answer(GOOD))
    else:
        writer.write(redirect("/cookie-wall", Set_Cookie="seen=1; Path=/"))
    await writer.drain()


async def cookie_loop(_: Request, writer: asyncio.StreamWriter) -> None:
    """A new cookie each time, and never satisfied."""
    cookie_loop.count = getattr(cookie_loop, "count", 0) + 1  # type: ignore[attr-defined]
    writer.write(redirect("/cookie-loop", Set_Cookie=f"n={cookie_loop.count}"))  # type: ignore[attr-defined]
    await writer.drain()


async def ever_new(request: Request, writer: asyncio.StreamWriter) -> None:
    """Redirect to itself with another query each time."""
    number = int(request.path.partition("n=")[2] or 0)
    writer.write(redirect(f"/ever-new?n={number + 1}"))
    await writer.drain()


async def head_refused(request: Request, writer: asyncio.StreamWriter) -> None:
    """Only GET is allowed."""
    writer.write(answer(GOOD) if request.method == "GET" else answer("", "405 Not Allowed"))
    await writer.drain()


async def only_with_etag(request: Request, writer: asyncio.StreamWriter) -> None:
    """Say 304 to whoever knows the ETag."""
    known = request.headers.get("if-none-match") == '"one"'
    writer.write(answer("", "304 Not Modified", ETag='"one"') if known else answer(GOOD, ETag='"one"'))
    await writer.drain()


def short(title: str, body: str, lang: str = "en") -> bytes:
    """A short page with status 200."""
    return answer(page(title, body, lang))


def chain(length: int) -> dict[str, bytes]:
    """A chain of so many redirects that ends at a good page."""
    steps = {f"/chain{length}-{n}": redirect(f"/chain{length}-{n + 1}") for n in range(length)}
    return steps | {f"/chain{length}-{length}": answer(GOOD)}


def listed(server: Server) -> list[Behaviour]:
    """Every behaviour; the helpers that they lead to are put on the server."""
    elsewhere = server.url("/elsewhere", host="localhost")
    server.acts |= chain(8) | chain(9)
    server.acts |= {
        "/": answer(page("Our charity: home", ENGLISH)),
        "/good": answer(GOOD),
        "/elsewhere": answer(GOOD),
        "/loop2": redirect("/loop"),
        "/casino": short("Lucky Spin Casino", CASINO),
        "/accounts/login": short("Sign in", "<form><input type=password></form>"),
        "/en/english": answer(GOOD),
    }
    pages = [
        Behaviour("/ok", answer(GOOD), "ok"),
        Behaviour("/ok-cy", answer(GOOD_WELSH), "ok", "cy"),
        Behaviour("/http10", close_ended, "ok"),
        Behaviour("/head-refused", head_refused, "ok"),
        Behaviour("/etag", only_with_etag, "ok"),
        Behaviour("/endless", endless_body, "ok"),
        Behaviour("/gzip", answer(gzip.compress(GOOD.encode()), Content_Encoding="gzip"), "ok"),
        Behaviour("/cookie-wall", cookie_wall, "ok"),
        Behaviour("/temporary", redirect("/good"), "ok"),
        Behaviour("/chain8-0", server.acts["/chain8-0"], "ok"),
        Behaviour("/big-header", answer(GOOD, Content_Security_Policy="default-src 'self' " * 1500), "ok"),
        Behaviour("/latin", answer(GOOD.replace("guide", "canllŵ café").replace("ŵ", "w").encode("latin-1"), type_="text/html; charset=utf-8"), "ok"),
        Behaviour("/utf16", answer(GOOD_WELSH.encode("utf-16"), type_="text/html; charset=iso-8859-1"), "ok", "cy"),
        Behaviour("/lang-lies", answer(page("Cadw plant yn ddiogel", WELSH, "en")), "ok", "cy"),
        Behaviour("/bilingual-cy", answer(page("Cadw plant / Keeping children safe", f"{WELSH}</p><p>{ENGLISH}")), "ok", "cy"),
        Behaviour("/bilingual-en", answer(page("Cadw plant / Keeping children safe", f"{WELSH}</p><p>{ENGLISH}", "cy")), "ok", "en"),
        Behaviour("/wales", answer(page("Safe in Wales", ENGLISH + " Croeso i Gymru. Cymraeg: Llywodraeth Cymru, Byw Heb Ofn, Eisteddfod yr Urdd.")), "ok"),
        Behaviour("/abuse", answer(page("What is sexual abuse?", ABUSE)), "ok", title="Understanding what happened"),
        Behaviour("/addiction", answer(page("Gambling addiction and your children", ADDICTION)), "ok", title="Support for families"),
        Behaviour("/pharmacy", answer(page("Ask for ANI at your pharmacy", PHARMACY)), "ok", title="Ask for ANI"),
        Behaviour("/500-once", turning(answer("", "500 Oops"), answer(GOOD)), "ok"),
        Behaviour("/503-then", turning(answer("", "503 Busy", Retry_After="1"), answer(GOOD)), "ok"),
        Behaviour("/429-then", turning(answer("", "429 Slow", Retry_After="2"), answer(GOOD)), "ok"),
        Behaviour("/404-once", turning(answer("", "404 Not Found"), answer(GOOD)), "ok"),
        Behaviour("/login-box", answer(page(TITLE, f"<form><input type=password name=p></form>{ENGLISH}")), "ok"),
        Behaviour("/404-article", answer(page("When a child cannot be found", ENGLISH + " A page not found by search engines is rarely missing." + ENGLISH)), "ok"),
        Behaviour("/signing-in", answer(page("Helping your child to sign in safely", ENGLISH * 2)), "ok"),
        Behaviour("/meta-refresh", answer('<html><head><meta http-equiv="refresh" content="0; url=/good"></head></html>'), "ok"),
        Behaviour("/script", answer("<html><script>window.location.href = '/good';</script></html>"), "ok"),
        Behaviour("/206", answer(GOOD, "206 Partial Content"), "ok"),
        Behaviour("/bfi", answer(GOOD), "ok", "bfi", "video"),
        Behaviour("/polish", answer(page("Bezpieczne dzieci", "Każdy może chronić dzieci. " * 20, "pl")), "ok", "pl"),
    ]  # fmt: skip
    leading = [
        Behaviour("/permanent", redirect("/good", "301 Moved Permanently"), "moved"),
        Behaviour("/permanent8", redirect("/good", "308 Permanent Redirect"), "moved"),
        Behaviour("/cross-domain", redirect(elsewhere), "changed"),
        Behaviour("/cross-domain-meta", answer(f'<meta http-equiv="refresh" content="1;URL={elsewhere}">'), "changed"),
        Behaviour("/cross-domain-script", answer(page(TITLE, ENGLISH, head=f"<script>location.replace('{elsewhere}')</script>")), "changed"),
        Behaviour("/to-casino", redirect(server.url("/casino", host="localhost"), "301 Moved"), "hijacked"),
        Behaviour("/chain9-0", server.acts["/chain9-0"], "unreachable"),
        Behaviour("/loop", redirect("/loop2"), "unreachable"),
        Behaviour("/ever-new", ever_new, "unreachable"),
        Behaviour("/cookie-loop", cookie_loop, "unreachable"),
        Behaviour("/to-private", redirect("http://10.0.0.1/"), "unreachable"),
        Behaviour("/to-metadata", redirect("http://169.254.169.254/latest/meta-data/"), "unreachable"),
        Behaviour("/to-file", redirect("file:///etc/passwd"), "unreachable"),
        Behaviour("/to-script", redirect("javascript:alert(1)"), "unreachable"),
        Behaviour("/to-nowhere", answer("", "302 Found"), "unreachable"),
        Behaviour("/to-home", redirect("/"), "soft-404"),
        Behaviour("/to-login", redirect("/accounts/login?next=/guide"), "login"),
    ]  # fmt: skip
    failing = [
        Behaviour("/404", answer("no", "404 Not Found"), "broken"),
        Behaviour("/410", answer("no", "410 Gone"), "broken"),
        Behaviour("/401", answer("", "401 Unauthorized", WWW_Authenticate="Basic"), "login"),
        Behaviour("/403", answer("Forbidden", "403 Forbidden"), "blocked"),
        Behaviour("/403-cf", answer("<title>Just a moment...</title>", "403 Forbidden", cf_mitigated="challenge"), "blocked"),
        Behaviour("/challenge-200", short("Just a moment...", "Enable JavaScript and cookies to continue"), "blocked"),
        Behaviour("/429", answer("", "429 Too Many Requests", Retry_After="999999999"), "blocked"),
        Behaviour("/429-date", answer("", "429 Too Many Requests", Retry_After="Fri, 31 Dec 2999 23:59:59 GMT"), "blocked"),
        Behaviour("/451", answer("", "451 Unavailable"), "blocked"),
        Behaviour("/999", answer("", "999 Denied"), "blocked"),
        Behaviour("/500", answer("", "500 Oops"), "unreachable"),
        Behaviour("/503", answer("", "503 Busy", Retry_After="86400"), "unreachable"),
        Behaviour("/304", answer("", "304 Not Modified"), "unreachable"),
        Behaviour("/reset", reset, "unreachable"),
        Behaviour("/reset-inside", reset_inside, "unreachable"),
        Behaviour("/garbage", b"hello, is this the teapot?\r\n\r\n", "unreachable"),
        Behaviour("/endless-headers", endless_headers, "unreachable"),
        Behaviour("/too-short", answer("<html><p>Half of it").replace(b"Content-Length: 19", b"Content-Length: 9999"), "unreachable"),
        Behaviour("/maintenance", short("Under maintenance", "We will be back soon."), "unreachable"),
        Behaviour("/database", short("Error establishing a database connection", ""), "unreachable"),
        Behaviour("/204", answer("", "204 No Content"), "wrong-type"),
        Behaviour("/empty", answer(""), "wrong-type"),
        Behaviour("/empty-page", answer("<html><head></head><body></body></html>"), "wrong-type"),
        Behaviour("/bomb", answer(gzip.compress(b"\x00" * 50_000_000), Content_Encoding="gzip"), "wrong-type"),
        Behaviour("/not-gzip", answer(GOOD, Content_Encoding="gzip"), "wrong-type"),
        Behaviour("/no-script", answer("<html><head><title>App</title></head><body><div id=root></div><script src=a.js></script></body></html>"), "blocked"),
    ]  # fmt: skip
    soft = [
        Behaviour("/soft-en", short("Page not found", "Sorry, we can't find the page you are looking for."), "soft-404"),
        Behaviour("/soft-cy", short("Tudalen heb ei chanfod", NOT_FOUND_CY, "cy"), "soft-404", "cy"),
        Behaviour("/soft-cy-text", short("Cyngor Sir", NOT_FOUND_CY, "cy"), "soft-404", "cy"),
        Behaviour("/soft-text", short("Borough Council", "The page you requested could not be found."), "soft-404"),
        Behaviour("/soft-404-title", short("404", "Oops"), "soft-404"),
        Behaviour("/login", short("Sign in to your account", "<form><input name=u><input type=password></form>"), "login"),
        Behaviour("/login-cy", short("Mewngofnodi", "<form><input name=u><input type=password></form>", "cy"), "login", "cy"),
        Behaviour("/members", short("Members", "You must be logged in to view this content."), "login"),
        Behaviour("/english-as-welsh", answer(GOOD), "wrong-language", "cy"),
        Behaviour("/english-lang-lies", answer(page("Canllaw", ENGLISH, "cy")), "wrong-language", "cy"),
        Behaviour("/welsh-menu", answer(page("Canllaw", ENGLISH, "cy" ) .replace("Home", "Hafan").replace("</nav>", "<a>Amdanom ni</a> <a>Cysylltu â ni</a> <a>Chwilio'r wefan hon</a></nav>")), "wrong-language", "cy"),
        Behaviour("/welsh-as-english", answer(GOOD_WELSH), "wrong-language", "en"),
        Behaviour("/welsh-to-english", redirect("/en/english"), "wrong-language", "cy"),
        Behaviour("/french", answer(page("Protéger les enfants", "Tout le monde peut aider les enfants à rester en sécurité dans la rue et à la maison. " * 8, "fr")), "wrong-language", "en"),
        Behaviour("/arabic-is-english", answer(GOOD), "wrong-language", "ar"),
    ]  # fmt: skip
    danger = [
        Behaviour("/parked", short("charity.example", "This domain is for sale! Buy this domain. Related searches: loans, insurance"), "parked"),
        Behaviour("/parked-404", answer(page("charity.example", "This domain may be for sale."), "404 Not Found"), "parked"),
        Behaviour("/parked-lander", answer("<html><body><div></div><script src='https://img1.wsimg.com/parking-lander/static/js/main.js'></script></body></html>"), "parked"),
        Behaviour("/expired", short("Domain expired", "This domain has expired. Renew this domain."), "parked"),
        Behaviour("/suspended", short("Account Suspended", "This Account has been suspended. Contact your hosting provider."), "parked"),
        Behaviour("/nginx", short("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working."), "parked"),
        Behaviour("/apache", short("Apache2 Debian Default Page: It works", "This is the default welcome page used to test the correct operation of the Apache2 server."), "parked"),
        Behaviour("/hijacked", short("Lucky Spin: best online casino", CASINO), "hijacked"),
        Behaviour("/hijacked-cy", short("Lucky Spin: best online casino", CASINO), "hijacked", "cy"),
        Behaviour("/hijacked-pills", short("Cheap Viagra online", PILLS), "hijacked"),
        Behaviour("/hijacked-dates", short("Meet singles tonight", DATES), "hijacked"),
        Behaviour("/hijacked-slot", short("Situs Judi Slot Gacor Hari Ini", "Daftar slot online gacor maxwin. Agen judi togel terpercaya, bonus besar.", "id"), "hijacked"),
        Behaviour("/hijacked-pdf", short("Lucky Spin: best online casino", CASINO), "hijacked", format="pdf"),
        Behaviour("/half-hijacked", short("Keeping children safe: best online casino", CASINO), "changed"),
    ]  # fmt: skip
    files = [
        Behaviour("/a.pdf", answer(PDF, type_="application/pdf"), "ok", format="pdf"),
        Behaviour("/cy.pdf", answer(PDF, type_="application/octet-stream"), "ok", "cy", "pdf"),
        Behaviour("/long.pdf", answer(PDF * 400, type_="application/pdf"), "ok", format="pdf"),
        Behaviour("/cut.pdf", answer(PDF[:700], type_="application/pdf"), "wrong-type", format="pdf"),
        Behaviour("/torn.pdf", answer(PDF, type_="application/pdf").replace(b"Content-Length: ", b"Content-Length: 9"), "wrong-type", format="pdf"),
        Behaviour("/html.pdf", answer(GOOD, type_="application/pdf"), "wrong-type", format="pdf"),
        Behaviour("/as-html.pdf", answer(PDF), "wrong-type", format="pdf"),
        Behaviour("/empty.pdf", answer("", type_="application/pdf"), "wrong-type", format="pdf"),
        Behaviour("/gone.pdf", short("Page not found", "Sorry."), "soft-404", format="pdf"),
        Behaviour("/gate.pdf", redirect("/accounts/login"), "login", format="pdf"),
        Behaviour("/page-for.docx", answer(GOOD), "wrong-type", format=None),
    ]  # fmt: skip
    everything = [*pages, *leading, *failing, *soft, *danger, *files]
    server.acts |= {b.path: b.act for b in everything}
    server.acts["/robots.txt"] = answer("User-agent: *\nDisallow: /forbidden\n", type_="text/plain")
    server.acts["/forbidden/page"] = answer(GOOD)
    return [*everything, Behaviour("/forbidden/page", answer(GOOD), "robots")]


def slow() -> list[Behaviour]:
    """The behaviours that take the whole time limit."""
    return [
        Behaviour("/hang", hang, "unreachable"),
        Behaviour("/drip", chunked(b"<", 0.5, 0), "unreachable"),
        Behaviour("/bit-slow", chunked(GOOD.encode()[:900], 0.3, 3), "ok"),
    ]
