"""The way out stays open: `hub stage` needs no MkDocs, and two other site generators build what it writes.

ProperDocs carries on from MkDocs with Python-Markdown; Eleventy shares no line with it and reads
Markdown by CommonMark. Neither gets a template of ours: each page's own part alone is compared.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html
from pages import BuiltSite

from conftest import ROOT

pytestmark = [pytest.mark.build, pytest.mark.slow]
LIMIT = 300  # seconds
FACTS = ["title", "language", "slug", "description", "alternates"]


# Stands in the way of every import of MkDocs; of the theme only its icons are read, as files.
NO_MKDOCS = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"mkdocs", "mkdocs_static_i18n"}:
            raise ImportError(name + " is not installed here")
sys.meta_path.insert(0, Gone())
from hub.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("staged") / "pages"
    done = subprocess.run(
        [sys.executable, "-c", NO_MKDOCS, "stage", str(out)], cwd=ROOT,
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    return out


def ran(*words: str, at: Path) -> None:
    done = subprocess.run(
        words, cwd=at, capture_output=True, text=True, check=False, timeout=LIMIT,
        env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert 0 == done.returncode, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def properdocs(tmp_path_factory: pytest.TempPathFactory, staged: Path) -> Path:
    folder = tmp_path_factory.mktemp("properdocs")
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text("<main>{{ page.content }}</main>\n", encoding="utf-8")
    settings = {
        "site_name": "The hub", "docs_dir": str(staged), "site_dir": str(folder / "site"),
        "theme": {"name": None, "custom_dir": "theme"}, "plugins": [], "markdown_extensions": ["attr_list"],
    }  # fmt: skip
    (folder / "properdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    ran(sys.executable, "-m", "properdocs", "build", "--quiet", at=folder)
    return folder / "site"


@pytest.fixture(scope="module")
def eleventy(tmp_path_factory: pytest.TempPathFactory, staged: Path) -> Path:
    folder = tmp_path_factory.mktemp("eleventy")
    settings = f"""
      export default function (config) {{
        config.setLayoutsDirectory("none");
        config.setUseGitIgnore(false);
        return {{
          dir: {{input: {json.dumps(os.path.relpath(staged, folder))}, output: "site"}},
          templateFormats: ["md"], markdownTemplateEngine: false,
        }};
      }}
    """
    (folder / "eleventy.config.mjs").write_text(settings, encoding="utf-8")
    program = ROOT / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    ran("node", str(program), "--config=eleventy.config.mjs", "--quiet", at=folder)
    return folder / "site"


def words(page: html.HtmlElement) -> str:
    """What a reader reads, whatever the white space."""
    return " ".join(" ".join(page.itertext()).split())


def said_otherwise(built: Path, site: BuiltSite) -> set[str]:
    """The pages whose own part does not say what the built site says."""
    found = set()
    for path, page in site.pages.items():
        if path == "404.html":
            continue
        (main,) = page.tree.iter("main")
        text = (built / path).read_text(encoding="utf-8")
        if words(main) != words(html.document_fromstring(f"<main>{text}</main>")):
            found.add(path)
    return found


def test_there_is_a_tree_for_each_language_made_without_mkdocs(staged: Path, site: BuiltSite) -> None:
    found = {path.relative_to(staged).as_posix() for path in staged.rglob("*.md")}
    shown = {path.replace("index.html", "index.md") for path in site.pages if path != "404.html"}
    assert shown == found
    page = (staged / "cy" / "adnoddau" / "ace-hub-wales" / "index.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntitle: ")
    assert "<h1" in page
    handbook = staged / "cy" / "curaduron" / "llawlyfr" / "index.md"
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", handbook.read_text(encoding="utf-8"))
    assert [True] * 3 == [(handbook.parent / each).is_file() for each in pictures]


def test_a_staged_page_says_what_it_is(staged: Path, site: BuiltSite) -> None:
    wrong = []
    for path, page in site.pages.items():
        if path == "404.html":
            continue
        _, head, _ = (staged / path.replace("index.html", "index.md")).read_text(encoding="utf-8").split("---\n", 2)
        facts = yaml.safe_load(head)
        alternates = {each["hreflang"]: each["href"] for each in facts["alternates"]}
        description = page.tree.xpath("string(head/meta[@name='description']/@content)")
        place = path.removesuffix("index.html").strip("/").rpartition("/")[2]
        same = (page.language, description, page.alternates(), place)
        if FACTS != list(facts) or same != (facts["language"], facts["description"], alternates, facts["slug"]):
            wrong.append(path)
    assert [] == wrong


def test_what_lies_beside_the_pages_is_staged_too(staged: Path, site: BuiltSite) -> None:
    built = {path.relative_to(site.root).as_posix() for path in site.root.rglob("*") if path.is_file()}
    beside = {path for path in built if not path.endswith(".html") and path != "sitemap.xml"}
    assert set() == {path for path in beside if not (staged / path).is_file()}


@pytest.mark.nightly  # Eleventy, which is asked each time, shares less with MkDocs
def test_properdocs_builds_every_page_with_the_same_words(properdocs: Path, site: BuiltSite) -> None:
    assert set() == said_otherwise(properdocs, site)


def test_eleventy_builds_every_page_with_the_same_words(eleventy: Path, site: BuiltSite) -> None:
    assert set() == said_otherwise(eleventy, site)
