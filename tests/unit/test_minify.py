"""Scripts are made smaller once; what they do, and their licences, stay."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hub.cli.minify import KEPT, minified, minify_site, node
from hub.pages import components

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (
    "/*! a licence */\n// why\nexport const sum = (first, second) => {\n"
    "  const total = first + second;\n  return total;\n};\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with what npm has brought."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def test_comments_go_and_licences_stay(root: Path) -> None:
    made = minified(root, {"sum.js": SCRIPT})["sum.js"].decode()
    assert "/*! a licence */" in made
    assert "why" not in made
    assert len(made) < len(SCRIPT) * 0.7


def test_a_smaller_script_does_the_same(root: Path) -> None:
    (root / "sum.mjs").write_bytes(minified(root, {"sum.js": SCRIPT})["sum.js"])
    asked = "import { sum } from './sum.mjs'; process.stdout.write(String(sum(2, 3)));"
    done = subprocess.run(
        [node(ROOT), "--input-type=module", "-e", asked], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "5"


def test_what_was_made_is_kept_and_used_again(root: Path) -> None:
    minified(root, {"sum.js": SCRIPT})
    (kept,) = (root / KEPT).iterdir()
    kept.write_text("export const kept = 1;\n", encoding="utf-8")
    assert minified(root, {"other.js": SCRIPT}) == {"other.js": b"export const kept = 1;\n"}


def test_a_script_that_changed_is_made_anew(root: Path) -> None:
    minified(root, {"sum.js": SCRIPT})
    assert b"product" in minified(root, {"sum.js": SCRIPT.replace("sum", "product")})["sum.js"]


def test_a_broken_script_is_told_by_name(root: Path) -> None:
    with pytest.raises(ValueError, match=r"could not be made smaller \(bad.js\): .*Error"):
        minified(root, {"bad.js": "export const = ;"})


def test_without_what_npm_brings_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="terser"):
        minified(tmp_path, {"sum.js": SCRIPT})


def test_every_script_of_a_site_is_made_smaller_in_its_place(root: Path) -> None:
    script = root / "site" / "assets" / "sum.js"
    script.parent.mkdir(parents=True)
    script.write_text(SCRIPT, encoding="utf-8")
    minify_site(root, root / "site")
    assert "why" not in script.read_text(encoding="utf-8")


def test_where_set_up_brought_no_terser_scripts_stay_as_written_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "site" / "sum.js"
    script.parent.mkdir()
    script.write_text(SCRIPT, encoding="utf-8")
    minify_site(tmp_path, tmp_path / "site")
    assert SCRIPT == script.read_text(encoding="utf-8")
    assert "The scripts stand as they are written; `make site` makes them smaller.\n" == capsys.readouterr().err


def test_a_stylesheet_loses_what_no_browser_needs() -> None:
    assert "a{color:red}" == components.smaller("a {\n  color: red; /* why */\n}\n")


def test_where_rcssmin_has_no_wheel_a_stylesheet_still_loses_its_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "rcssmin", None)
    assert "a { color: red; }" == components.smaller("a {\n  color: red; /* why */\n}\n")
