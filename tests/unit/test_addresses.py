"""Which outward addresses may stand in the catalogue."""

from __future__ import annotations

import pytest

from hub.schema.addresses import fault, swapped


def rule(address: str, **mode: bool) -> str | None:
    found = fault(address, **mode)
    return found.rule if found else None


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/",
        "https://www.gov.wales/a?b=c&d=e#f",
        "https://example.org",
        "HTTPS://www.example.org/A",
        "https://www.example.org:8443/a",
        "https://www.example.org/%20a",
        "https://xn--llyw-0qa.cymru/",
        "https://a.b.c.d.org/~x",
        "https://www.example.org/(a)",
        "https://www.example.org/â",
        "https://111.gig.cymru/",
        "https://localhost.org/",
    ],
)
def test_a_public_https_address_is_welcome(address: str) -> None:
    assert rule(address) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "url-empty"),
        ("   ", "url-empty"),
        ("https://" + "a" * 2000 + ".org", "url-length"),
        ("http://www.example.org/", "url-scheme"),
        ("ftp://www.example.org/", "url-scheme"),
        ("javascript:alert(1)", "url-scheme"),
        ("JaVaScRiPt:alert(1)", "url-scheme"),
        ("data:text/html,x", "url-scheme"),
        ("mailto:a@example.org", "url-scheme"),
        ("tel:08001111", "url-scheme"),
        ("file:///etc/hosts", "url-scheme"),
        ("//www.example.org/", "url-scheme"),
        ("/guide.pdf", "url-scheme"),
        ("www.example.org", "url-scheme"),
        ("blob:https://example.org/1", "url-scheme"),
        ("#top", "url-scheme"),
        ("https", "url-scheme"),
        (" https://www.example.org/", "url-characters"),
        ("https://www.example.org/ ", "url-characters"),
        ("https://www.example.org/a b", "url-characters"),
        ("https://www.example.org/a\tb", "url-characters"),
        ("https://www.example.org/a\uffffb", "url-characters"),
        ("https://www.example.org/a\ue000b", "url-characters"),
        ("https://www.example.org/a\U0003fffeb", "url-characters"),
        ("https://www.example.org/a\nb", "url-characters"),
        ("https://www.example.org/a\0b", "url-characters"),
        ("https://www.example.org/a\u200bb", "url-characters"),
        ("https://www.example.org/\u202egpj", "url-characters"),
        ("https:\\\\www.example.org\\a", "url-characters"),
        ("https://www.example.org/<script>", "url-characters"),
        ('https://www.example.org/"onclick=1', "url-characters"),
        ("https://www.example.org/{id}", "url-characters"),
        ("https://user:word@www.example.org/", "url-credentials"),
        ("https://user@www.example.org/", "url-credentials"),
        ("https://www.gov.wales@evil.example.org/", "url-credentials"),
        ("https://@www.example.org/", "url-credentials"),
        ("https://", "url-host"),
        ("https:///a", "url-host"),
        ("https:/www.example.org", "url-host"),
        ("https:www.example.org", "url-host"),
        ("https://?q=1", "url-host"),
        ("https://example/", "url-host"),
        ("https://www.example.org./", "url-host"),
        ("https://www..example.org/", "url-host"),
        ("https://.example.org/", "url-host"),
        ("https://-a.example.org/", "url-host"),
        ("https://a_b.example.org/", "url-host"),
        ("https://*.example.org/", "url-host"),
        ("https://www.ехаmple.org/", "url-host"),
        ("https://www。example。org/", "url-host"),
        ("https://example.123/", "url-host"),
        ("https://www.example.org:0/", "url-host"),
        ("https://www.example.org:/", "url-host"),
        ("https://www.example.org:99999/", "url-host"),
        ("https://www.example.org:x/", "url-host"),
        ("https://[::1/", "url-host"),
        ("https://a,b.example.org/", "url-host"),
        ("https://" + "a" * 64 + ".org/", "url-host"),
    ],
)
def test_another_address_is_told_of_by_its_rule(address: str, expected: str) -> None:
    assert expected == rule(address)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "127.0.0.1",
        "127.1",
        "127.1.2.3",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fd00::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "8.8.8.8",
        "[2606:4700::1111]",
        "printer.local",
        "wiki.internal",
        "intranet",
        "router.lan",
        "nas.home",
        "files.corp",
        "1.0.0.127.in-addr.arpa",
        "127.0.0.1.",
        "0x",
        "999999999999",
    ],
)
def test_a_host_that_is_no_public_name_is_refused(host: str) -> None:
    assert "url-private" == rule(f"https://{host}/")


def test_http_needs_a_reason_and_says_where_to_give_it() -> None:
    assert rule("http://www.example.org/", insecure=True) is None
    assert "javascript:" in (fault("javascript:1", insecure=True) or ("", "", ""))[1]
    found = fault("http://www.example.org/", key="home_insecure")
    assert found is not None
    assert "home_insecure" in found.fix


def test_tests_may_use_this_machine_but_no_other_private_host() -> None:
    for address in ("http://127.0.0.1:8000/", "http://localhost:8000/", "http://[::1]/"):
        assert rule(address, allow_private=True) is None
    assert "url-private" == rule("http://192.168.1.1/", allow_private=True)


@pytest.mark.parametrize(
    ("cy", "en", "expected"),
    [
        ("https://a.org", "https://a.org/cy/plant", True),
        ("https://a.org/en/", "https://llyw.cymru/a", True),
        ("https://a.org/", "https://a.org/cymraeg", True),
        ("https://a.org/cy/plant", "https://a.org", False),
        ("https://a.org/cy/plant", "https://a.org/cy/", False),
        ("https://a.org/", "https://a.org/cycling/", False),
        ("https://a.cymru/", "https://a.wales/", False),
        (None, "https://a.org/cy/", False),
    ],
)
def test_addresses_of_two_languages_that_have_changed_places_are_seen(cy: object, en: object, expected: bool) -> None:
    assert expected is swapped(cy, en)
