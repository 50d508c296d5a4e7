"""The workflows: least leave, everything pinned, and every command in them one that exists."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub import cli

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# What runs in a job that may write: GitHub's own actions, git, gh, and Python's own library.
MAY_WRITE = {"python3", "gh"}
WRITING = {"contents", "issues", "pull-requests", "actions"}


@cache
def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


JOBS = [
    pytest.param(path, name, job, id=f"{path.stem}-{name}")
    for path in WORKFLOWS
    for name, job in read(path)["jobs"].items()
]
STEPS = [
    pytest.param(path, step, id=f"{path.stem}-{name}-{step['name']}")
    for path in WORKFLOWS
    for name, job in read(path)["jobs"].items()
    for step in job.get("steps", [])
]
RUNS = [param for param in STEPS if "run" in param.values[1]]


def commands(run: str) -> list[list[str]]:
    """Each simple command of a step as words; loops, tests and assignments are passed over."""
    joined = run.replace("\\\n", " ")
    parts = re.split(r"\n|\|\||&&|;|\|", joined)
    found = [shlex.split(part, posix=True) for part in parts if part.count('"') % 2 == 0]
    return [words for words in found if words]


# ---- leave ----


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_leave_of_its_own(path: Path) -> None:
    workflow = read(path)
    assert {} == workflow["permissions"]
    assert "concurrency" in workflow
    assert "bash" == workflow["defaults"]["run"]["shell"]


@pytest.mark.parametrize(("path", "name", "job"), JOBS)
def test_a_job_says_what_it_may_and_how_long(path: Path, name: str, job: dict[str, Any]) -> None:
    assert "permissions" in job, f"{path.stem}/{name}"
    assert "write-all" != job["permissions"]
    assert "uses" in job or job["timeout-minutes"] <= 240


@pytest.mark.parametrize(("path", "name", "job"), JOBS)
def test_a_job_that_may_write_runs_nothing_but_our_own(path: Path, name: str, job: dict[str, Any]) -> None:
    if not {key for key, value in job["permissions"].items() if value == "write"} & WRITING:
        return
    for step in job["steps"]:
        if "uses" in step:
            assert step["uses"].startswith("actions/")
        else:
            first = {words[0] for words in commands(step["run"])} - {"tee"}
            assert first <= MAY_WRITE, f"{path.stem}/{name}: {first}"


@pytest.mark.parametrize(("path", "step"), STEPS)
def test_every_action_is_pinned_and_says_its_version(path: Path, step: dict[str, Any]) -> None:
    if "uses" not in step:
        return
    assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]), step["uses"]
    text = path.read_text(encoding="utf-8")
    assert re.search(re.escape(step["uses"]) + r" # v\d+\.\d+\.\d+\n", text)


def test_an_action_has_one_version_everywhere() -> None:
    used: dict[str, set[str]] = {}
    for param in STEPS:
        name, _, pin = param.values[1].get("uses", "").partition("@")
        used.setdefault(name, set()).add(pin)
    assert {} == {name: pins for name, pins in used.items() if name and len(pins) > 1}


@pytest.mark.parametrize(("path", "step"), STEPS)
def test_no_checkout_keeps_its_leave(path: Path, step: dict[str, Any]) -> None:
    if step.get("uses", "").startswith("actions/checkout@"):
        assert step["with"]["persist-credentials"] is False, path.stem


@pytest.mark.parametrize(("path", "step"), RUNS)
def test_nothing_is_written_into_a_command_from_outside(path: Path, step: dict[str, Any]) -> None:
    """What comes from GitHub reaches a command by its environment, where it cannot become one."""
    assert "${{" not in step["run"], path.stem


# ---- the order of things ----


def test_nothing_is_published_before_the_checks_have_passed() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    assert "./.github/workflows/check.yml" == jobs["check"]["uses"]
    assert "check" == jobs["build"]["needs"]
    assert "needs.check.result == 'success'" in jobs["build"]["if"]
    assert "build" == jobs["deploy"]["needs"]
    assert "needs.build.result == 'success'" in jobs["deploy"]["if"]
    assert "deploy" == jobs["propose"]["needs"]


def test_the_hidden_files_of_the_site_are_published() -> None:
    steps = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    upload = next(step for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact@"))
    assert upload["with"]["include-hidden-files"] is True


def test_the_log_is_written_before_the_site_is_built() -> None:
    steps = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    runs = "\n".join(step.get("run", "") for step in steps)
    order = [
        runs.index(each) for each in ("found.py take", "hub log", "hub gaps --record", "make site", "found.py keep")
    ]
    assert sorted(order) == order


def test_links_are_told_before_they_are_proposed() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "links.yml")["jobs"]
    assert "shard" == jobs["report"]["needs"]
    assert "report" == jobs["issue"]["needs"] == jobs["propose"]["needs"]
    steps = [step["name"] for step in jobs["report"]["steps"]]
    assert steps.index("Keep the report") < steps.index("Hand over what was found")
    shards = jobs["shard"]["strategy"]["matrix"]["shard"]
    assert list(range(1, 9)) == shards


def test_the_checks_run_on_the_oldest_and_the_newest_python() -> None:
    job = read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["test"]
    assert ["3.11", "3.14"] == job["strategy"]["matrix"]["python"]


# ---- what runs ----


@pytest.mark.parametrize(("path", "step"), RUNS)
def test_a_step_is_sound_shell_and_short(path: Path, step: dict[str, Any]) -> None:
    done = subprocess.run(["bash", "-n", "-c", step["run"]], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    assert len(step["run"].strip().splitlines()) <= 9, f"{path.stem}: make it a script"


@pytest.mark.parametrize(("path", "step"), RUNS)
def test_every_hub_command_and_option_exists(path: Path, step: dict[str, Any]) -> None:
    for words in commands(step["run"]):
        if words[0] != ".venv/bin/hub":
            continue
        name, *rest = words[1:]
        parser = cli.parser()._subparsers._group_actions[0].choices[name]  # type: ignore[union-attr, index, call-overload]
        known = {option for action in parser._actions for option in action.option_strings}
        asked = {word for word in rest if word.startswith("--")}
        assert set() == asked - known, f"{path.stem}: hub {name}"


@pytest.mark.parametrize(("path", "step"), RUNS)
def test_every_own_script_and_target_exists(path: Path, step: dict[str, Any]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    for words in commands(step["run"]):
        if words[0] == "python3":
            assert (ROOT / words[1]).is_file(), f"{path.stem}: {words[1]}"
        if words[0] == "make":
            for target in words[1:]:
                assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), f"{path.stem}: make {target}"


def test_what_people_see_of_a_day_is_the_real_day() -> None:
    """A build, a check of links and a list of what is due are for today, not for the day of the last commit."""
    wrong = []
    for param in RUNS:
        path, step = param.values
        for words in commands(step["run"]):
            if words[0] == ".venv/bin/hub" and words[1] in {"build", "links", "due", "log", "gaps"}:
                wrong += [f"{path.stem}: {' '.join(words[:3])}"] * ("--today" not in words)
        if "make site" in step["run"] and "SOURCE_DATE_EPOCH=" not in step["run"]:
            wrong += [f"{path.stem}: make site"]
    assert [] == wrong


def test_dependabot_reads_files_that_are_there() -> None:
    wanted = {"github-actions": ".github/workflows", "npm": "package-lock.json", "uv": "requirements.txt"}
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert set(wanted) == {each["package-ecosystem"] for each in updates}
    for each in updates:
        assert (ROOT / each["directory"].strip("/") / wanted[each["package-ecosystem"]]).exists()
    tools = (ROOT / ".github" / "tools" / "requirements.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", "\n".join(line for line in tools.splitlines() if not line.startswith("#")))
    assert [] == [block.split("\n")[0] for block in blocks if block.strip() and "--hash=sha256:" not in block]


def test_npm_can_list_what_a_release_is_made_of() -> None:
    """`npm sbom` refuses a package without a version."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == package["version"] == lock["version"] == lock["packages"][""]["version"]


def test_what_reads_a_change_may_write_nothing_and_what_writes_reads_no_words_of_it() -> None:
    path = ROOT / ".github" / "workflows" / "change.yml"
    jobs = read(path)["jobs"]
    assert {"contents": "read"} == jobs["read"]["permissions"]
    assert "read" == jobs["propose"]["needs"]
    own = [
        value for step in jobs["propose"]["steps"] for value in {**step.get("env", {}), **step.get("with", {})}.values()
    ]
    words = [each for each in own if isinstance(each, str) and "github.event" in each]
    assert {"${{ github.event.issue.number }}", "${{ github.event.repository.default_branch }}"} == set(words)
    assert "author_association" in jobs["propose"]["if"]
    text = path.read_text(encoding="utf-8")
    for part in ("issue.title", "issue.body", "comment.body", "merge"):
        assert part not in text.replace("Nothing merges by itself", "")


def test_there_is_one_form_for_curators_that_says_it_is_public_and_none_for_the_public() -> None:
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    assert ["change.yml", "config.yml"] == sorted(path.name for path in folder.iterdir())
    assert read(folder / "config.yml")["blank_issues_enabled"] is False
    form = read(folder / "change.yml")
    assert ["catalogue-change"] == form["labels"]
    assert {"markdown", "textarea", "checkboxes"} == {each["type"] for each in form["body"]}
    said = form["body"][0]["attributes"]["value"]
    assert ("yn gyhoeddus" in said, "is public" in said, said.count("999")) == (True, True, 2)
