"""`.ci/run` and the run of all tests: what they need, how they tell of time and of failure."""

from __future__ import annotations

import re

import pytest
from machine import Machine

STEPS = ("ruff", "mypy", "lint-imports", "npm", "hub", "zizmor", "check-jsonschema", "pytest")


def tools(machine: Machine) -> None:
    """The programs that the tests are run with, as if set-up had brought them."""
    for name in STEPS:
        machine.program(name)


def test_each_step_says_its_seconds_and_a_table_ends_the_run(machine: Machine) -> None:
    tools(machine)
    machine.program("mypy", "sleep 1.1\n")
    done = machine.run("bash", "scripts/run_tests.sh")
    assert 0 == done.returncode, done.stderr
    steps = re.findall(r"^== (.+)$", done.stdout, re.MULTILINE)
    table = re.findall(r"^ +(\d+) s  (.+)$", done.stdout, re.MULTILINE)
    assert [*steps, "together"] == [words for _, words in table]
    seconds = {words: int(number) for number, words in table}
    assert 1 <= seconds["types (mypy)"] <= seconds["together"]


def test_the_first_step_that_fails_ends_the_run_and_is_named(machine: Machine) -> None:
    tools(machine)
    machine.program("mypy", "exit 3\n")
    done = machine.run("bash", "scripts/run_tests.sh")
    assert 3 == done.returncode
    assert {"hub build"} >= set(machine.calls("hub", "pytest"))  # which is begun beside the first steps
    assert "== failed: types (mypy)\n" == done.stderr
    assert done.stdout.endswith("s  together\n")


def test_a_run_that_is_to_keep_going_makes_every_step_and_fails_at_the_end(machine: Machine) -> None:
    tools(machine)
    machine.program("mypy", "exit 3\n")
    done = machine.run("bash", "scripts/run_tests.sh", KEEP_GOING="1")
    assert 3 == done.returncode
    assert "hub a11y" in "\n".join(machine.calls("hub"))
    assert "== failed: types (mypy)\n" == done.stderr


def test_what_fails_beside_others_is_asked_once_more_alone_and_named(machine: Machine) -> None:
    tools(machine)
    machine.program("pytest", 'case "$*" in *--last-failed*) ;; *tests/links*) exit 1 ;; esac\n')
    done = machine.run("bash", "scripts/run_tests.sh", GITHUB_ACTIONS="true")
    assert 0 == done.returncode, done.stderr
    again = [call for call in machine.calls("pytest") if "--last-failed" in call]
    alone = "-n 0 --last-failed --last-failed-no-failures none --maxfail 5"
    assert [f"pytest tests/links -n 2 -o cache_dir=.pytest_cache/links {alone}"] == again
    assert "== once more, alone: what failed in links\n" in done.stdout
    assert "::warning title=Passed only when asked again::links\n" in done.stdout
    assert done.stdout.endswith("s  together\n          passed only when asked again, alone: some of links\n")


@pytest.mark.parametrize(("status", "asked", "settings"), [(1, 2, {}), (1, 1, {"ASK_ONCE": "1"}), (2, 1, {})])
def test_a_fault_fails_twice_and_a_run_that_broke_is_not_asked_again(
    machine: Machine, status: int, asked: int, settings: dict[str, str]
) -> None:
    tools(machine)
    machine.program("pytest", f'case "$*" in *tests/links*) exit {status} ;; esac\n')
    done = machine.run("bash", "scripts/run_tests.sh", **settings)
    assert status == done.returncode
    assert asked == len([call for call in machine.calls("pytest") if "tests/links" in call])
    assert "== failed: tests: links (begun beside what stands above)\n" == done.stderr
    assert "passed only" not in done.stdout


def test_tests_that_wait_run_beside_the_next_and_end_with_the_run(machine: Machine) -> None:
    tools(machine)
    waiting = 'echo "waiting $1"; until [ -e "$STATE/rules" ]; do sleep 0.05; done; echo "waited for it"'
    machine.program("pytest", f'case "$1" in tests/links) {waiting} ;; tests/build) touch "$STATE/rules" ;; esac\n')
    done = machine.run("bash", "scripts/run_tests.sh")
    assert 0 == done.returncode, done.stderr
    told = done.stdout.split("== tests: links (begun beside what stands above)\n")[1]
    assert told.startswith("waiting tests/links\nwaited for it\n")
    machine.program("pytest", 'case "$1" in tests/links) exec sleep 600 ;; tests/build) exit 3 ;; esac\n')
    assert 3 == machine.run("bash", "scripts/run_tests.sh").returncode


@pytest.mark.parametrize(("settings", "selected"), [({}, ""), ({"WHOLE": "1"}, "-m ''"), ({"WHOLE": "0"}, "")])
def test_what_is_left_to_the_night_is_asked_when_all_of_it_is(
    machine: Machine, settings: dict[str, str], selected: str
) -> None:
    tools(machine)
    machine.program("pytest", 'echo "selected [${PYTEST_ADDOPTS# }]"\n')
    done = machine.run("bash", "scripts/run_tests.sh", PYTEST_ADDOPTS="", **settings)
    assert {selected} == set(re.findall(r"^selected \[(.*)\]$", done.stdout, re.MULTILINE))


def test_the_site_is_built_beside_the_first_steps_and_its_failure_is_told_in_its_place(machine: Machine) -> None:
    tools(machine)
    machine.program("mypy", 'until [ -e "$STATE/building" ]; do sleep 0.05; done\n')
    machine.program("hub", 'case "$1" in build) touch "$STATE/building"; echo "a fault"; exit 4 ;; esac\n')
    done = machine.run("bash", "scripts/run_tests.sh")
    assert 4 == done.returncode
    assert "== the site (hub build) (begun beside what stands above)\na fault\n" in done.stdout
    assert [] == machine.calls("pytest")
    assert done.stderr.endswith("== failed: the site (hub build) (begun beside what stands above)\n")


def test_without_a_home_the_tests_get_one(machine: Machine) -> None:
    tools(machine)
    machine.program("mypy", 'echo "home $HOME"\n')
    done = machine.run("bash", "scripts/run_tests.sh", HOME="/nowhere/at/all")
    assert f"home {machine.project}/.hub/home\n" in done.stdout


def test_python_may_keep_what_it_compiled(machine: Machine) -> None:
    tools(machine)
    machine.program("mypy", 'echo "writes nothing: ${PYTHONDONTWRITEBYTECODE:-no}"\n')
    done = machine.run("bash", "scripts/run_tests.sh", PYTHONDONTWRITEBYTECODE="1")
    assert "writes nothing: no\n" in done.stdout


# ---- .ci/run ----


def test_ci_on_a_bare_debian_gets_python_make_and_git_itself(machine: Machine) -> None:
    machine.without("make", "python3")
    machine.user(0)
    packages = {name: f'cp "$STATE/new" {str(machine.programs)!r}/{name}\n' for name in ("python3", "make", "git")}
    machine.apt({}, ca_certificates="", **packages)
    machine.program("new", 'echo "make $*"\n')
    (machine.programs / "new").rename(machine.state / "new")
    done = machine.run("bash", ".ci/run")
    assert 0 == done.returncode, done.stderr
    expected = ["apt-get update -q", "apt-get install -q -y --no-install-recommends ca-certificates python3 make git"]
    assert expected == machine.calls("apt-get")
    assert done.stdout.endswith("make test\n")


def test_ci_without_root_says_what_is_wanting(machine: Machine) -> None:
    machine.without("make")
    machine.program("git")
    done = machine.run("bash", ".ci/run")
    assert 1 == done.returncode
    assert "Running the tests needs make: install them, then run .ci/run again.\n" == done.stderr


def test_ci_where_everything_is_there_installs_nothing(machine: Machine) -> None:
    machine.user(0)
    machine.apt({})
    machine.program("git")
    machine.without("make")
    machine.program("make", 'echo "make $*"\n')
    assert "make test\n" == machine.run("bash", ".ci/run").stdout
    assert [] == machine.calls("apt-get")


# ---- signs of life ----


def quickly(machine: Machine, command: str) -> str:
    """A step of set-up where each second passes in a moment."""
    shorter = "source scripts/setup_steps.sh; sleep() { command sleep 0.01; }; "
    return machine.run("bash", "-c", f"{shorter} step 'something long' {command}").stderr


def test_what_takes_long_shows_that_it_goes_on(machine: Machine) -> None:
    assert re.search(r"^   still at it after \d+ s$", quickly(machine, "bash -c 'sleep 0.8'"), re.MULTILINE)


def test_what_went_well_says_nothing(machine: Machine) -> None:
    done = machine.run("bash", "-c", "source scripts/setup_steps.sh; step 'a thing' echo much")
    assert (0, "Setting up: a thing\n", "") == (done.returncode, done.stdout, done.stderr)


def test_what_failed_says_how(machine: Machine) -> None:
    done = machine.run("bash", "-c", "source scripts/setup_steps.sh; step 'a thing' bash -c 'echo why; exit 7'")
    assert (7, "why\n") == (done.returncode, done.stderr)


def test_make_help_names_every_command(machine: Machine) -> None:
    said = machine.make("help").stdout
    commands = ("serve", "test", "quick", "site", "bench", "lock", "clean")
    assert [] == [each for each in commands if f"make {each}" not in said]
