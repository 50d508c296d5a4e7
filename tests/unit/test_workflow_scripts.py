"""The scripts of the workflows: a real git, a real remote, and a gh that notes what it was told."""

from __future__ import annotations

import base64
import json
import os
import re
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


# ---- change.py ----

KEPT = "https://github.com/user-attachments/files"


def changed(place: Place, files: dict[str, str], report: str = "- a change\n") -> str:
    """What the writing job says of what the reading job has set aside."""
    aside = place.folder / f"change-{place.runs}"
    for name, text in files.items():
        (aside / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (aside / "files" / name).write_text(text, encoding="utf-8")
    aside.mkdir(exist_ok=True)
    (aside / "report.md").write_text(report, encoding="utf-8")
    return place.script("change.py", "propose", str(aside), at=place.checkout()).stdout


def test_a_change_gets_a_branch_and_a_pull_request_with_titles_of_our_own(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISSUE", "41")
    before = place.git("rev-parse", "main", at=place.remote)
    assert "was opened" in changed(place, {"resources.yaml": "new\n", CHANGES: "# log\n- one\n- two\n"}, HOSTILE)
    assert "new" == place.git("show", "catalogue-change-41:resources.yaml", at=place.remote)
    assert before == place.git("rev-parse", "main", at=place.remote)
    told = place.told()
    assert [["pr", "list"], ["pr", "create"], ["issue", "comment"], ["workflow", "run"]] == [each[:2] for each in told]
    assert HOSTILE not in json.dumps(told)
    assert HOSTILE in (place.notes / "body").read_text()  # handed on as a file
    assert "Catalogue change from issue 41" == place.git(
        "log", "-1", "--format=%s", "catalogue-change-41", at=place.remote
    )


def test_a_change_that_comes_again_brings_its_pull_request_up_to_date(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISSUE", "41")
    changed(place, {"resources.yaml": "new\n"})
    (place.notes / "pr-list").write_text('[{"number": 7, "isCrossRepository": false}]')
    assert "Pull request 7 is up to date" in changed(place, {"resources.yaml": "newer\n"})
    assert "newer" == place.git("show", "catalogue-change-41:resources.yaml", at=place.remote)


def test_what_could_not_be_taken_in_is_told_under_the_issue(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISSUE", "41")
    assert "says why" in changed(place, {}, "- sheet resources, cell AF3\n")
    assert [["issue", "comment", "41"]] == [each[:3] for each in place.told()]
    assert "cell AF3" in (place.notes / "body").read_text()
    assert "" == place.git("branch", "--list", "catalogue-change-41", at=place.remote)


def test_a_change_touches_no_other_file_and_no_number_is_words(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISSUE", "41")
    changed(place, {"resources.yaml": "new\n", "README.md": "from elsewhere", ".github/workflows/x.yml": "on: push"})
    names = place.git("diff", "--name-only", "main", "catalogue-change-41", at=place.remote).split()
    assert ["resources.yaml"] == names
    monkeypatch.setenv("ISSUE", "41; touch pwned")
    done = place.script("change.py", "propose", str(place.folder / "change-0"), at=place.checkout(), fine=False)
    assert "ValueError" in done.stderr


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"[c]({KEPT}/1/change.json)", f"{KEPT}/1/change.json"),
        (f"{KEPT}/1/a.xlsx and {KEPT}/2/b.xlsx", None),
        ("https://example.org/user-attachments/files/1/change.json", None),
        ("https://github.com.example.org/user-attachments/files/1/a.json", None),
        ("file:///etc/passwd", None),
        (5, None),
        (None, None),
        ("", None),
    ],
)
def test_only_one_file_that_github_keeps_is_fetched(place: Place, body: object, expected: str | None) -> None:
    event = place.folder / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    code = f"import change, pathlib; print(change.attached(pathlib.Path({str(event)!r})), end='')"
    done = subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True, check=True)
    assert str(expected) == done.stdout


def test_the_name_of_a_file_that_was_attached_is_ours(place: Place) -> None:
    names = ["a.JSON", "b.xlsx", "c.sh", "..", "d.json%2f"]
    code = f"import change; print([change.kind('https://x/' + each) for each in {names}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=place.folder, capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONPATH": str(SCRIPTS)})  # fmt: skip
    assert "['json', 'xlsx', 'file', 'file', 'file']" == done.stdout.strip()


# ---- preview.py ----

CATALOGUE = """\
# The catalogue.
resources:
  - id: first
    year: 2020   # as printed
    owner: us
  # About the second.
  - id: "second"
    owner: us
  - id: third
    owner: us
# The end.
"""


def test_a_preview_opens_from_a_folder_and_leads_to_what_changed(place: Place) -> None:
    place.change({"resources.yaml": CATALOGUE})
    work = place.checkout()
    text = CATALOGUE.replace("2020", "2021").replace("# The end", "  - id: fourth\n    owner: us\n# The end")
    (work / "resources.yaml").write_text(text, encoding="utf-8")
    page = (
        '<h1 class="a">Un &lt;b&gt;</h1><a href="../../cael-help/#now">a</a><a href="../?x=1">b</a><a href="..">c</a>'
        '<a href="https://example.org/a/">d</a><a href="/cy/">e</a><a href="tel:999">f</a><a href="#main">g</a>'
        '<form action="./"></form><link href="../../assets/hub.css"><p>href="here/"</p>'
    )
    for name in ("cy/adnoddau/first", "en/resources/first", "cy/adnoddau/fourth", "cy/adnoddau/third"):
        (work / "site" / name).mkdir(parents=True)
        (work / "site" / name / "index.html").write_text(page, encoding="utf-8")
    assert "agor-open.html leads to 2 entries." in place.script("preview.py", "site", at=work).stdout
    start = (work / "site" / "agor-open.html").read_text(encoding="utf-8")
    led = ["cy/adnoddau/first", "en/resources/first", "cy/adnoddau/fourth", "cy", "en"]
    assert [f"{each}/index.html" for each in led] == re.findall(r'href="([^"]*/index\.html)"', start)
    assert "Cymraeg: Un &lt;b&gt;</a>" in start
    made = (work / "site" / "cy" / "adnoddau" / "first" / "index.html").read_text(encoding="utf-8")
    assert [
        "../../cael-help/index.html#now", "../index.html?x=1", "../index.html", "https://example.org/a/", "/cy/",
        "tel:999", "#main", "./index.html", "../../assets/hub.css",
    ] == re.findall(r'(?:href|action)="([^"]*)"(?!<)', made)  # fmt: skip


def test_without_a_changed_entry_a_preview_leads_to_the_hub_alone(place: Place) -> None:
    place.change({"resources.yaml": CATALOGUE})
    work = place.checkout()
    (work / "site").mkdir()
    assert "leads to 0 entries" in place.script("preview.py", "site", at=work).stdout
    assert "<li>" not in (work / "site" / "agor-open.html").read_text(encoding="utf-8")
