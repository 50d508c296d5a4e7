"""`hub build`: two builds are alike, and whatever fails leaves the last site as it was."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pages import prints, read_site

from conftest import DAY, Run
from hub.cli import main, swap

pytestmark = pytest.mark.build


@pytest.fixture
def built(tmp_path: Path, built_once: Path) -> Path:
    """A project with a site that was built."""
    return Path(shutil.copytree(built_once, tmp_path / "project", symlinks=True))


def unchanged(project: Path, before: dict[str, str], done: subprocess.CompletedProcess[str]) -> None:
    assert 1 == done.returncode
    assert "Traceback" not in done.stdout + done.stderr
    assert "Nothing was built." in done.stderr
    assert before == prints(project / "site")
    assert [] == list(project.glob(".hub-build-*"))


@pytest.mark.nightly  # the small project is built twice below, far apart
def test_a_second_build_is_the_same_to_the_byte(built_site: Path, tmp_path: Path, run_hub: Run) -> None:
    again = tmp_path / "again"
    done = run_hub("build", "--out", str(again))
    assert 0 == done.returncode, done.stderr
    assert prints(built_site) == prints(again)


SUB_PATH = "https://example.org/hub/"


@pytest.fixture(scope="module")
def later(small: Path, tmp_path_factory: pytest.TempPathFactory, run_hub: Run) -> Path:
    """The small project as it is built under a sub-path on a day when much is past its day."""
    out = tmp_path_factory.mktemp("later") / "site"
    done = run_hub("build", "--today", "2031-01-01", "--out", str(out), root=small, SITE_URL=SUB_PATH)
    assert 0 == done.returncode, done.stderr
    return out


def test_under_a_sub_path_every_link_still_leads_somewhere(later: Path) -> None:
    site = read_site(later, SUB_PATH)
    assert [] == site.broken()
    assert all(page.canonical().startswith(SUB_PATH) for page in site.pages.values())
    assert f"Sitemap: {SUB_PATH}sitemap.xml" in (later / "robots.txt").read_text(encoding="utf-8")
    links = [a for a in site.pages["404.html"].addresses() if a.startswith("/")]
    assert links
    assert all(address.startswith("/hub/") for address in links)


def test_when_its_day_is_past_an_entry_is_shown_but_no_longer_counts(later: Path) -> None:
    assert (later / "en" / "resources" / "ace-hub-wales" / "index.html").is_file()
    assert "1 January 2031" in (later / "en" / "index.html").read_text(encoding="utf-8")


def test_a_broken_catalogue_leaves_the_last_site(built: Path, run_hub: Run) -> None:
    before = prints(built / "site")
    path = built / "resources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: ", "kinf: ", 1), encoding="utf-8")
    done = run_hub("build", root=built)
    unchanged(built, before, done)
    assert "[unknown-key]" in done.stdout
    assert "Nothing was built." in done.stderr


def test_a_link_to_no_page_in_a_template_fails_the_build(built: Path, run_hub: Run) -> None:
    before = prints(built / "site")
    template = built / "overrides" / "hub" / "topic.html"
    template = template if template.exists() else built / "overrides" / "hub" / "term.html"
    words = template.read_text(encoding="utf-8")
    template.write_text(words + "<a href=\"{{ link('no/such/page') }}\">x</a>\n", encoding="utf-8")
    done = run_hub("build", root=built)
    unchanged(built, before, done)
    line = len(words.splitlines()) + 1
    first, *rest = done.stdout.splitlines()
    assert first.startswith(f"overrides/hub/{template.name}:{line}:1 [no-such-page] «en/")
    assert first.endswith("the link leads to «no/such/page», and there is no such page. "
                          "Fix: correct the link, or add the page.")  # fmt: skip
    assert ["1 problem."] == rest


# What is put at the end of a file, and how the problem begins that is told at that line.
FAULTS = {
    "a block that no template knows": ("overrides/hub/resource.html", "{% no %}", "[template] the template cannot"),
    "a value that is not there": ("overrides/hub/resource.html", "{{ view.nothing }}", "[template] «en/"),
    "a template that is not there": ("overrides/main.html", "{% include 'no.html' %}", "[template] there is no"),
    "a page that no page links to": ("docs/cy/about.md", "[x](no-such.md)", "[engine-warning] Doc file"),
    "an anchor that is not there": ("docs/en/about.md", "[x](#no-such)", "[engine-warning] Doc file"),
    "a setting that nobody knows": ("mkdocs.yml", "docs_dri: docs", "[unknown-key]"),
}


def test_whatever_goes_wrong_is_told_at_its_line_and_the_next_build_is_right_even_of_one_entry(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All in one process: a build that failed half-way leaves nothing behind that harms the next one."""
    monkeypatch.chdir(project)
    wrong = {}
    for fault, (name, words, told) in FAULTS.items():
        path = project / name
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n{words}\n", encoding="utf-8")
        # A page has as many blocks in the other language.
        twin = (
            project / name.replace("docs/cy/", "docs/en/")
            if "docs/cy/" in name
            else project / name.replace("docs/en/", "docs/cy/")
        )
        same = twin.read_text(encoding="utf-8")
        if twin != path:
            twin.write_text(f"{same}\nx\n", encoding="utf-8")
        assert 1 == main(["build"])
        said = capsys.readouterr()
        line = len(text.splitlines()) + 2
        if not re.search(rf"^{re.escape(name)}:{line}:\d+ {re.escape(told)}", said.out, re.MULTILINE):
            wrong[fault] = said.out + said.err
        assert "Traceback" not in said.out + said.err
        twin.write_text(same, encoding="utf-8")
        path.write_text(text, encoding="utf-8")
    assert {} == wrong
    head, first, *_ = (project / "resources.yaml").read_text(encoding="utf-8").split("\n  - id: ")
    (project / "one.yaml").write_text(f"{head}\n  - id: {first}", encoding="utf-8")
    assert 0 == main(["build", "--catalogue", "one.yaml"]), capsys.readouterr().err
    site = read_site(project / "site", "https://resource-hub.example/")
    assert site.by_key("cy", "pages/about")
    assert [] == site.broken()
    shown = {page.key for page in site.pages.values() if page.key.startswith("resource/")}
    assert {f"resource/{first.split()[0]}"} == shown
    assert [] == list(project.glob(".hub-build-*"))


def test_a_link_to_no_page_in_a_written_page_fails_the_build(built: Path, run_hub: Run) -> None:
    before = prints(built / "site")
    page = built / "docs" / "en" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](hub:pages/no-such)\n", encoding="utf-8")
    done = run_hub("build", root=built)
    unchanged(built, before, done)
    place = f"docs/en/about.md:{len(page.read_text(encoding='utf-8').splitlines())}:5"
    assert f"{place} [no-such-page] the link leads to «pages/no-such», and there is no such page." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_page_in_one_language_only_fails_the_build(built: Path, run_hub: Run) -> None:
    before = prints(built / "site")
    (built / "docs" / "cy" / "about.md").unlink()
    done = run_hub("build", root=built)
    unchanged(built, before, done)
    assert "docs/en/about.md:1:1 [page-in-one-language]" in done.stdout


def test_no_room_on_the_disk_leaves_the_last_site(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = prints(built / "site")
    monkeypatch.chdir(built)
    moved = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "fresh":
            raise OSError(28, "No space left on device")
        return moved(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    assert 1 == main(["build"])
    assert before == prints(built / "site")
    assert "No space left on device" in capsys.readouterr().err


def test_a_killed_build_leaves_the_last_site_and_the_next_one_tidies_up_and_is_alike_on_the_other_side_of_the_earth(
    built: Path, run_hub: Run
) -> None:
    before = prints(built / "site")
    process = subprocess.Popen(
        [sys.executable, "-m", "hub", "build"], cwd=built, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(built / "scripts")},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not list(built.glob(".hub-build-*/fresh")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert before == prints(built / "site")
    assert list(built.glob(".hub-build-*"))
    done = run_hub("build", "--today", DAY, root=built, TZ="Pacific/Kiritimati")
    assert 0 == done.returncode, done.stdout
    assert before == prints(built / "site")
    assert [] == list(built.glob(".hub-build-*"))


def test_ctrl_c_shows_no_traceback_and_leaves_nothing_behind(project: Path) -> None:
    # Where the tests themselves run in the background, a child would be born deaf to it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "hub", "build"], cwd=project, text=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(project / "scripts")},
    )  # fmt: skip
    try:
        # What is in the folder of the build shows that the command is at work.
        while not list(project.glob(f".hub-build-{process.pid}-*/*")) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = "".join(process.communicate(timeout=120))
    finally:
        process.kill()
        signal.signal(signal.SIGINT, before)
    assert 130 == process.returncode
    assert "Stopped." in said
    assert "Traceback" not in said
    assert [] == list(project.glob(".hub-build-*"))
    assert not (project / "site").exists()


def test_a_site_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    lost = tmp_path / ".hub-build-999999999-x" / "old" / "site"
    lost.mkdir(parents=True)
    (lost / "index.html").write_text("last good site", encoding="utf-8")
    swap.finish_others(tmp_path / "site")
    assert "last good site" == (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert ["site"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_that_is_no_site_is_never_replaced(project: Path, run_hub: Run) -> None:
    before = prints(project / "docs")
    done = run_hub("build", "--out", "docs", root=project)
    assert 2 == done.returncode
    assert before == prints(project / "docs")
