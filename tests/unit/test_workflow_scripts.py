"""The scripts of the workflows: a real git, a real remote, and a gh that notes what it was told."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts" / "github"
HEALTH, CHANGES, HISTORY = "data/link-health.json", "data/changes.yaml", "data/gap-history.csv"
HOSTILE = "<img src=x onerror=alert(1)> [press](javascript:1) @somebody `x` | \n## more <!-- -->"
GH = """#!{python}
import json, os, pathlib, sys
folder = pathlib.Path(os.environ["GH_NOTES"])
with (folder / "told").open("a") as told:
    told.write(json.dumps(sys.argv[1:]) + "\\n")
for word in sys.argv[1:]:
    if word.endswith("body.md"):
        (folder / "body").write_text(pathlib.Path(word).read_text())
answer = folder / "-".join(sys.argv[1:3])
if (folder / "refuse").exists() and sys.argv[2] == "create":
    sys.exit("GitHub Actions is not permitted to create or approve pull requests")
print(answer.read_text() if answer.exists() else "[]")
"""


class Place:
    """A remote repository, a checkout of it as a job has one, and a gh that notes what it was told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote, self.notes = folder, folder / "remote.git", folder / "notes"
        self.runs = 0
        self.notes.mkdir()
        (folder / "bin").mkdir()
        gh = folder / "bin" / "gh"
        gh.write_text(GH.format(python=sys.executable), encoding="utf-8")
        gh.chmod(0o755)
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.remote), at=folder)
        self.main = folder / "main"
        self.git("clone", "--quiet", str(self.remote), str(self.main), at=folder)
        self.change(
            {CHANGES: "# log\n- one\n", HISTORY: "date\n1\n", HEALTH: '{"links": {}}\n', "README.md": "words\n"}
        )

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of a step."""
        person = {f"GIT_{role}_{what}": "Somebody" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, **person, "PATH": path, "GH_NOTES": str(self.notes), "GIT_CONFIG_GLOBAL": os.devnull}

    def git(self, *words: str, at: Path) -> str:
        """What git says."""
        done = subprocess.run(
            ["git", *words], cwd=at, capture_output=True, text=True, check=True, env=self.surroundings
        )
        return done.stdout.strip()

    def change(self, files: dict[str, str]) -> None:
        """Somebody merges a change into the main branch."""
        for name, text in files.items():
            (self.main / name).parent.mkdir(exist_ok=True)
            (self.main / name).write_text(text, encoding="utf-8")
        self.git("add", "--all", at=self.main)
        self.git("commit", "--quiet", "-m", "change", at=self.main)
        self.git("push", "--quiet", "origin", "HEAD:main", at=self.main)

    def checkout(self) -> Path:
        """A fresh clone with every branch, as the checkout action makes one."""
        self.runs += 1
        found = self.folder / f"run-{self.runs}"
        self.git("clone", "--quiet", str(self.remote), str(found), at=self.folder)
        return found

    def script(self, name: str, *words: str, at: Path, fine: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts as a step does."""
        done = subprocess.run(
            [sys.executable, str(SCRIPTS / name), *words], cwd=at, capture_output=True, text=True, check=False,
            env=self.surroundings,
        )  # fmt: skip
        assert fine is (done.returncode == 0), done.stdout + done.stderr
        return done

    def found(self, files: dict[str, str]) -> str:
        """A whole run: take, have a command write, keep, and propose in another job."""
        work, aside = self.checkout(), self.folder / f"aside-{self.runs}"
        self.script("found.py", "take", str(aside), at=work)
        for name, text in files.items():
            (work / name).write_text(text, encoding="utf-8")
        self.script("found.py", "keep", str(aside), at=work)
        return self.script("found.py", "propose", str(aside), at=self.checkout()).stdout

    def on_branch(self, name: str) -> str:
        """A file as it waits."""
        return self.git("show", f"found:{name}", at=self.remote)

    def told(self) -> list[list[str]]:
        """What gh was told, in order."""
        notes = self.notes / "told"
        return [json.loads(line) for line in notes.read_text().splitlines()] if notes.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


# ---- found.py ----


def test_what_was_found_is_proposed_and_nothing_touches_main(place: Place) -> None:
    before = place.git("rev-parse", "main", at=place.remote)
    said = place.found({CHANGES: "# log\n- one\n- two\n"})
    assert "A pull request was opened." in said
    assert "# log\n- one\n- two" == place.on_branch(CHANGES)
    assert before == place.git("rev-parse", "main", at=place.remote)
    assert [["pr", "list"], ["pr", "create"], ["workflow", "run"]] == [words[:2] for words in place.told()]
    assert ["workflow", "run", "check.yml", "--ref", "found"] == place.told()[-1]


def test_a_run_takes_what_an_earlier_one_found(place: Place) -> None:
    place.found({CHANGES: "# log\n- one\n- two\n"})
    work = place.checkout()
    place.script("found.py", "take", str(place.folder / "aside"), at=work)
    assert "# log\n- one\n- two\n" == (work / CHANGES).read_text()


def test_two_kinds_of_finding_wait_together(place: Place) -> None:
    place.found({CHANGES: "# log\n- one\n- two\n"})
    place.found({HEALTH: '{"links": {"a": 1}}\n'})
    assert "# log\n- one\n- two" == place.on_branch(CHANGES)
    assert '{"links": {"a": 1}}' == place.on_branch(HEALTH)
    assert "1" == place.git("rev-list", "--count", "main..found", at=place.remote)


def test_what_a_person_wrote_meanwhile_is_not_lost(place: Place) -> None:
    work, aside = place.checkout(), place.folder / "aside"
    place.script("found.py", "take", str(aside), at=work)
    (work / CHANGES).write_text("# log\n- one\n- two\n")
    place.script("found.py", "keep", str(aside), at=work)
    place.change({CHANGES: "# log\n- one\n- by hand\n", "README.md": "other words\n"})
    place.script("found.py", "propose", str(aside), at=place.checkout())
    assert {"# log", "- one", "- by hand", "- two"} == set(place.on_branch(CHANGES).splitlines())
    assert "other words" == place.on_branch("README.md")


def test_the_branch_goes_when_its_pull_request_was_merged_in_any_way(place: Place) -> None:
    place.found({CHANGES: "# log\n- one\n- two\n"})
    place.change({CHANGES: "# log\n- one\n- two\n"})  # squashed: another commit, the same words
    said = place.found({})
    assert "is gone" in said
    assert "" == place.git("branch", "--list", "found", at=place.remote)


def test_nothing_found_asks_nobody(place: Place) -> None:
    assert "Nothing was found" in place.found({})
    assert [] == place.told()


def test_a_new_date_alone_is_no_news(place: Place) -> None:
    """Otherwise merging what was found would find something again, every day."""
    place.change({HISTORY: "date,cells\n2026-11-22,135\n"})
    assert "Nothing was found" in place.found({HISTORY: "date,cells\n2026-11-22,135\n2026-11-30,135\n"})
    assert "was opened" in place.found({HISTORY: "date,cells\n2026-11-22,135\n2026-11-30,134\n"})
    assert "date,cells\n2026-11-22,135\n2026-11-30,134" == place.on_branch(HISTORY)


def test_the_same_again_is_not_pushed_again(place: Place) -> None:
    place.found({CHANGES: "# log\n- one\n- two\n"})
    before = place.git("rev-parse", "found", at=place.remote)
    assert "holds this already" in place.found({})
    assert before == place.git("rev-parse", "found", at=place.remote)


def test_a_fork_with_a_branch_of_that_name_is_not_our_pull_request(place: Place) -> None:
    (place.notes / "pr-list").write_text('[{"isCrossRepository": true}]')
    assert "A pull request was opened." in place.found({CHANGES: "# log\n- one\n- two\n"})
    (place.notes / "pr-list").write_text('[{"isCrossRepository": true}, {"isCrossRepository": false}]')
    assert "up to date" in place.found({CHANGES: "# log\n- one\n- two\n- three\n"})


def test_other_files_and_links_to_them_are_never_proposed(place: Place) -> None:
    aside = place.folder / "aside"
    (aside / "before" / "data").mkdir(parents=True)
    (aside / "after" / "data").mkdir(parents=True)
    (aside / "after" / "README.md").write_text("from elsewhere")
    (aside / "secret").write_text("a secret")
    (aside / "after" / HEALTH).symlink_to(aside / "secret")
    (aside / "after" / CHANGES).write_text("# log\n- one\n- two\n")
    place.script("found.py", "propose", str(aside), at=place.checkout())
    assert [CHANGES] == place.git("diff", "--name-only", "main", "found", at=place.remote).split()


def test_a_broken_file_of_the_branch_is_left_there(place: Place) -> None:
    place.found({HEALTH: '{"links": {"a": 1}}\n'})
    work = place.checkout()
    place.git("checkout", "--quiet", "found", at=work)
    (work / HEALTH).write_text("<<<<<<< ours\n{}\n")
    place.git("commit", "--quiet", "--all", "-m", "broken", at=work)
    place.git("push", "--quiet", "origin", "found", at=work)
    fresh = place.checkout()
    place.script("found.py", "take", str(place.folder / "aside"), at=fresh)
    assert '{"links": {}}\n' == (fresh / HEALTH).read_text()


def test_a_setting_that_is_missing_is_named(place: Place) -> None:
    (place.notes / "refuse").touch()
    work, aside = place.checkout(), place.folder / "aside"
    place.script("found.py", "take", str(aside), at=work)
    (work / CHANGES).write_text("# log\n- one\n- two\n")
    place.script("found.py", "keep", str(aside), at=work)
    done = place.script("found.py", "propose", str(aside), at=place.checkout(), fine=False)
    assert "::error title=Pull request::" in done.stderr
    assert "Allow GitHub Actions to create and approve pull requests" in done.stderr
    assert "# log\n- one\n- two" == place.on_branch(CHANGES)  # found is found


def test_a_token_is_seen_by_nobody(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GH_TOKEN", "not-for-eyes")
    assert "AUTHORIZATION" not in place.found({CHANGES: "# log\n- one\n- two\n"})
    work, aside = place.checkout(), place.folder / "aside"
    done = place.script("found.py", "propose", str(aside), at=work)
    basic = base64.b64encode(b"x-access-token:not-for-eyes").decode()
    assert f"::add-mask::{basic}" in done.stderr
    for word in ("not-for-eyes", basic):
        assert word not in done.stdout  # what goes on into a summary


# ---- issue.py ----


def test_one_issue_is_opened_updated_and_closed(place: Place) -> None:
    body = place.folder / "text.md"
    body.write_text("first")
    assert "opened" in place.script("issue.py", "A title", str(body), at=place.folder).stdout
    bot, person = {"is_bot": True}, {"is_bot": False}
    listed = [
        {"number": 1, "title": "A title", "author": person}, {"number": 2, "title": "A title", "author": bot},
    ]  # fmt: skip
    (place.notes / "issue-list").write_text(json.dumps(listed))
    body.write_text("second")
    assert "Issue 2 is up to date" in place.script("issue.py", "A title", str(body), at=place.folder).stdout
    assert "second" == (place.notes / "body").read_text()
    closed = place.script("issue.py", "A title", str(body), "--status", "0", at=place.folder)
    assert "Issue 2 was closed" in closed.stdout
    assert ["issue", "close", "2"] == place.told()[-1][:3]


def test_nothing_to_tell_opens_no_issue(place: Place) -> None:
    body = place.folder / "text.md"
    body.write_text("none")
    place.script("issue.py", "A title", str(body), "--status", "0", at=place.folder)
    assert [["issue", "list"]] == [words[:2] for words in place.told()]


def test_a_text_too_long_for_an_issue_is_cut_between_lines(place: Place) -> None:
    body = place.folder / "text.md"
    body.write_text("a line\n" * 20_000)
    place.script("issue.py", "A title", str(body), at=place.folder)
    sent = (place.notes / "body").read_text()
    assert len(sent) < 65_536
    assert "a line\n\nThe list is longer" in sent


# ---- audit.py, accessibility.py ----


def test_known_weaknesses_are_one_table(place: Place) -> None:
    python = {"dependencies": [
        {"name": "jinja2", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2", "3"]}]},
        {"name": "rich", "version": "1", "vulns": []},
    ]}  # fmt: skip
    advice = {"title": HOSTILE, "severity": "high", "range": "<2"}
    npm = {"vulnerabilities": {
        "a": {"via": [advice], "fixAvailable": True}, "b": {"via": ["a"], "fixAvailable": False},
    }}  # fmt: skip
    for name, found in (("p.json", python), ("n.json", npm)):
        (place.folder / name).write_text(json.dumps(found))
    words = ("audit.py", "--pip-audit", "p.json", "--npm-audit", "n.json")
    said = place.script(*words, at=place.folder, fine=False).stdout
    assert said.startswith("2 known weaknesses in locked packages.")
    assert "| jinja2 | 1 | PYSEC-1 | 2, 3 |" in said
    assert_inert(said)
    python["dependencies"][0]["vulns"] = []
    for name, found in (("p.json", python), ("n.json", {"vulnerabilities": {}})):
        (place.folder / name).write_text(json.dumps(found))
    assert "No locked package" in place.script(*words, at=place.folder).stdout


@pytest.mark.parametrize(
    ("python", "npm", "told"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, {"message": "405 Not Allowed"}, "405"),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, {"error": {"summary": "offline"}}, "offline"),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, {"vulnerabilities": {}}, "1 of 1 packages"),
        ({}, {"vulnerabilities": {}}, "no package"),
    ],
)
def test_an_audit_that_asked_nobody_is_no_clean_one(
    place: Place, python: dict[str, object], npm: dict[str, object], told: str
) -> None:
    for name, found in (("p.json", python), ("n.json", npm)):
        (place.folder / name).write_text(json.dumps(found))
    done = place.script("audit.py", "--pip-audit", "p.json", "--npm-audit", "n.json", at=place.folder, fine=False)
    assert told in done.stderr
    assert "No locked" not in done.stdout


def test_accessibility_is_told_as_a_list_and_as_a_page(place: Place) -> None:
    at = {"engine": "axe", "address": "/en/", "rendering": "320 light", "state": ""}
    found = {"rule": "label", "message": HOSTILE, "selector": "<b>", "html": "", "excuse": None}
    report = {
        "asked": 4, "answered": 3, "problems": 2, "pages": {"/en/": {"axe": 2}},
        "not_answered": [{**at, "engine": "nu", "reason": HOSTILE}],
        "findings": [{**at, **found}, {**at, **found, "address": "/cy/"}, {**at, **found, "rule": "x", "excuse": 0}],
    }  # fmt: skip
    (place.folder / "a.json").write_text(json.dumps(report))
    said = place.script("accessibility.py", "a.json", "--html", "a.html", at=place.folder).stdout
    assert said.startswith("1 page, 3 of 4 results, 2 problems, 1 without an answer.")
    assert "| axe | label | 2 | /en/ |" in said
    assert_inert(said)
    page = (place.folder / "a.html").read_text()
    assert "<img" not in page
    assert 1 == page.count("<td>axe</td>")


def assert_inert(said: str) -> None:
    """Nothing of `HOSTILE` can act: no tag, link, mention, code, heading or further cell."""
    assert "<img" not in said
    assert "[press](" not in said
    assert "@somebody" not in said
    assert "\n## more" not in said
    for line in said.splitlines():
        assert not line.startswith("|") or {7, 5} & {line.replace("\\|", "").count("|")}


def test_this_months_issue_closes_those_of_the_months_before(place: Place) -> None:
    body = place.folder / "text.md"
    body.write_text("due")
    bot, person = {"is_bot": True}, {"is_bot": False}
    listed = [
        {"number": 1, "title": "Catalogue review, 2026-10", "author": bot},
        {"number": 2, "title": "Catalogue review, 2026-11", "author": bot},
        {"number": 3, "title": "Catalogue review, 2026-12", "author": bot},
        {"number": 4, "title": "Catalogue review, my own", "author": person},
        {"number": 5, "title": "Links that need a person", "author": bot},
    ]
    (place.notes / "issue-list").write_text(json.dumps(listed))
    words = ("Catalogue review, 2026-12", str(body), "--in-place-of", "Catalogue review, ")
    said = place.script("issue.py", *words, at=place.folder).stdout
    assert "Issue 3 is up to date.\nIssues 1, 2 were closed.\n" == said
    assert ["1", "2"] == [words[2] for words in place.told() if words[:2] == ["issue", "close"]]
