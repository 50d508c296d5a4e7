"""`hub headers` prints, `hub release` lists what waits."""

from __future__ import annotations

import pytest

from hub import cli


@pytest.mark.parametrize("server", ["netlify", "nginx", "caddy"])
def test_headers_name_the_policy_and_no_referrer_for_each_server(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == cli.main(["headers", server])
    printed = capsys.readouterr().out
    assert "default-src 'none'" in printed
    assert "frame-ancestors 'none'" in printed
    assert "no-referrer" in printed
    assert "unsafe-inline" not in printed


def test_release_lists_the_helplines_that_nobody_has_rung(capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == cli.main(["release", "--list", "--today", "2026-11-22"])
    printed = capsys.readouterr().out
    assert "helpline «childline»" in printed
    assert "0800 1111" in printed
