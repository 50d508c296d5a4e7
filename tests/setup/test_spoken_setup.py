"""What `make spoken` does before Orca speaks: it installs what is missing, or says in one line why it is left out."""

from __future__ import annotations

import pytest
from machine import BROWSER, DEBIAN, Machine

PROGRAMS = ("Xvfb", "openbox", "dbus-daemon", "speech-dispatcher", "orca", "xdotool")
PACKAGES = {
    "xvfb": "Xvfb", "openbox": "openbox", "dbus-daemon": "dbus-daemon", "at-spi2-core": "", "orca": "orca",
    "speech-dispatcher": "speech-dispatcher", "python3-speechd": "", "xdotool": "xdotool",
    "espeak-ng": "espeak-ng", "espeak-ng-data": "",
}  # fmt: skip
VOICES = 'case "$*" in *=cy) echo " 5  cy  --/M  Welsh  cel/cy" ;; *) echo " 2  en-gb  --/M  English  gmw/en" ;; esac\n'
ASKED = "Spoken pages: skipped, "


def system(machine: Machine, words: str) -> dict[str, str]:
    """What the machine says it is."""
    machine.is_so("os-release", words)
    return {"OS_RELEASE": str(machine.state / "os-release")}


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """A machine with Node, a browser with a window and a built site."""
    machine.node("24.1.0")
    machine.program("chromium", BROWSER.format(said="Chromium 153.0 built on Debian"))
    machine.program("hub", 'mkdir -p site; echo "" >site/index.html\n')
    machine.program("pytest", 'printf "%s\\n" "logs in $SPOKEN_LOGS" "with $CHROME" >>"$STATE/calls"\n')
    return machine


def heard(machine: Machine) -> None:
    """All that listening needs."""
    for name in PROGRAMS:
        machine.program(name)
    machine.program("espeak-ng", VOICES)


def packaged(machine: Machine) -> None:
    """Root, with packages that bring the programs."""
    machine.user(0)
    brings = {}
    for package, program in PACKAGES.items():
        path = machine.programs / program
        does = VOICES if program == "espeak-ng" else ""
        lines = (
            f"printf '%s' '#!/bin/bash\n{does.replace(chr(39), chr(39) * 2)}' >{str(path)!r}; chmod +x {str(path)!r}\n"
        )
        brings[package.replace("-", "_")] = lines if program else ""
    machine.apt(DEBIAN, **brings)


@pytest.mark.parametrize("words", ["ID=fedora\n", 'ID=alpine\nID_LIKE="busybox"\n', ""])
def test_elsewhere_it_is_left_out_with_one_line_and_no_failure(ready: Machine, words: str) -> None:
    done = ready.make("spoken", **system(ready, words))
    assert (0, f"{ASKED}Orca can be set up by itself on Debian and Ubuntu only.\n") == (done.returncode, done.stdout)
    assert [] == ready.calls("apt-get", "pytest", "npm")


def test_on_a_mac_it_is_left_out_too(ready: Machine) -> None:
    done = ready.make("spoken", OS_RELEASE=str(ready.state / "nowhere"))
    assert (0, 1) == (done.returncode, len(done.stdout.splitlines()))


@pytest.mark.parametrize(
    "words", ["ID=debian\n", 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', "ID=ubuntu\nID_LIKE=debian\n"]
)
def test_with_everything_there_orca_is_listened_to(ready: Machine, words: str) -> None:
    heard(ready)
    done = ready.make("spoken", **system(ready, words))
    assert 0 == done.returncode, done.stderr
    assert [] == ready.calls("apt-get")
    assert "pytest tests/orca --built-site site" in ready.calls("pytest")
    assert [f"logs in {ready.project}/.hub/spoken"] == ready.calls("logs")


@pytest.mark.parametrize("words", ["ID=debian\n", "ID=ubuntu\nID_LIKE=debian\n"])
def test_root_on_debian_and_ubuntu_gets_what_is_missing_and_only_then_the_rest(words: str, ready: Machine) -> None:
    packaged(ready)
    done = ready.make("spoken", **system(ready, words))
    assert 0 == done.returncode, done.stderr + done.stdout
    installed = next(call for call in ready.calls("apt-get") if "install" in call)
    assert set(PACKAGES) <= set(installed.split())
    assert "--no-install-recommends" in installed
    assert ready.calls("pytest")


def test_without_root_it_says_what_to_type(ready: Machine) -> None:
    heard(ready)
    ready.without("orca")
    done = ready.make("spoken", **system(ready, "ID=ubuntu\nID_LIKE=debian\n"))
    assert 0 == done.returncode
    assert done.stdout.startswith(f"{ASKED}without root nothing can be installed: sudo apt-get install ")
    assert "orca" in done.stdout
    assert [] == ready.calls("pytest")


def test_what_cannot_be_installed_is_a_failure(ready: Machine) -> None:
    packaged(ready)
    (ready.state / "apt" / "orca").unlink()
    done = ready.make("spoken", **system(ready, "ID=debian\n"))
    assert 0 != done.returncode
    assert "E: Unable to locate package orca\nWhat Orca needs could not be installed: see above." in done.stderr
    assert [] == ready.calls("pytest")


def test_a_missing_voice_is_a_failure(ready: Machine) -> None:
    heard(ready)
    ready.program("espeak-ng", VOICES.replace("*=cy", "*=nobody"))
    done = ready.make("spoken", **system(ready, "ID=debian\n"))
    assert 0 != done.returncode
    assert "espeak-ng has no voice for cy." in done.stderr


def test_the_one_with_a_window_is_listened_to_and_the_tests_keep_the_other(ready: Machine) -> None:
    heard(ready)
    ready.program("chromium-headless-shell", BROWSER.format(said="Chromium 2.0"))
    done = ready.make("spoken", **system(ready, "ID=ubuntu\nID_LIKE=debian\n"))
    assert 0 == done.returncode, done.stderr
    assert [f"with {ready.programs}/chromium"] == ready.calls("with")
    assert "Chromium 2.0" == ready.chosen()


def test_in_the_virtual_environment_too_the_one_with_a_window_is_found(ready: Machine) -> None:
    heard(ready)
    ready.program("chromium-headless-shell", BROWSER.format(said="Chromium 2.0"))
    inside = f"{ready.project}/.venv/bin:{ready.programs}"
    for _ in range(2):
        done = ready.make("spoken", **system(ready, "ID=ubuntu\nID_LIKE=debian\n"), PATH=inside)
        assert 0 == done.returncode, done.stderr
    assert [f"with {ready.programs}/chromium"] * 2 == ready.calls("with")


def test_root_on_debian_gets_a_browser_with_a_window(ready: Machine) -> None:
    packaged(ready)
    path = ready.programs / "chromium"
    ready.without("chromium")
    ready.program("chromium-headless-shell", BROWSER.format(said="Chromium 2.0"))
    ready.is_so("apt/chromium", f"printf '#!/bin/bash\\necho Chromium 3.0\\n' >{str(path)!r}; chmod +x {str(path)!r}\n")
    ready.is_so("apt/fonts-dejavu-core")
    done = ready.make("spoken", **system(ready, "ID=debian\n"))
    assert 0 == done.returncode, done.stderr + done.stdout
    assert [f"with {path}"] == ready.calls("with")


def test_a_browser_without_a_window_is_told_in_one_line(ready: Machine) -> None:
    heard(ready)
    ready.without("chromium")
    done = ready.make("spoken", **system(ready, "ID=ubuntu\nID_LIKE=debian\n"))
    assert 0 == done.returncode, done.stderr
    assert f"{ASKED}this machine has no Chrome or Chromium with a window" in done.stdout
    assert [] == ready.calls("pytest")
