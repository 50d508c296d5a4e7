"""Certificates are verified, and the reason is said in words."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

import pytest
from misbehaving import answer, running
from one_run import run
from words_of_pages import GOOD

from hub.checks.links import Use
from hub.checks.links.keep.sentences import of_link

DAY = 24 * 60


def certificate(folder: Path, name: str, subject: str, *, days: str, by: str = "") -> ssl.SSLContext:
    """A server's certificate, signed by itself or by `by`, and the context to serve it with."""
    key, request, made = (folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
    extension = folder / f"{name}.ext"
    extension.write_text(f"subjectAltName={subject}\nbasicConstraints=CA:{'FALSE' if by else 'TRUE'}\n")
    run_ = lambda *words: subprocess.run(["openssl", *words], check=True, capture_output=True)  # noqa: E731
    run_("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(request),
         "-subj", f"/O=Hub tests/CN={name}")  # fmt: skip
    signer = ("-CA", str(folder / f"{by}.pem"), "-CAkey", str(folder / f"{by}.key"), "-CAcreateserial")
    run_("x509", "-req", "-in", str(request), "-out", str(made), "-days", days, "-extfile", str(extension),
         *(signer if by else ("-signkey", str(key))))  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return context


@pytest.mark.usefixtures("hasty")
def test_bad_certificates_are_never_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate(tmp_path, "authority", "DNS:authority", days="2")
    good = certificate(tmp_path, "good", "IP:127.0.0.1", days="2", by="authority")
    expired = certificate(tmp_path, "expired", "IP:127.0.0.1", days="-1", by="authority")
    other = certificate(tmp_path, "other", "DNS:somebody.example", days="2", by="authority")
    alone = certificate(tmp_path, "alone", "IP:127.0.0.1", days="2")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with running() as server:
        server.otherwise = answer(GOOD)
        urls = [
            server.url("/p", server.open(1, context)[0], scheme="https") for context in (good, expired, other, alone)
        ]
        found = run([Use(id="x", url=url) for url in urls])
    told = [(found[url].link.state, of_link(found[url].link)) for url in urls]
    assert told == [
        ("ok", ""),
        ("unreachable", "the certificate has expired"),
        ("unreachable", "the certificate is for another address"),
        ("unreachable", "the certificate is self-signed"),
    ]
    seen = found[urls[0]].link.seen
    assert seen
    assert seen.issuer == "Hub tests"


@pytest.mark.usefixtures("hasty")
def test_an_unknown_authority_is_not_counted_as_an_outage(tmp_path: Path) -> None:
    certificate(tmp_path, "authority", "DNS:authority", days="2")
    context = certificate(tmp_path, "good", "IP:127.0.0.1", days="2", by="authority")
    with running() as server:
        url = server.url("/p", server.open(1, context)[0], scheme="https")
        link = run([Use(id="x", url=url)])[url].link
    assert (("unreachable", None)) == (link.state, link.failures)
