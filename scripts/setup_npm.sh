#!/usr/bin/env bash
# Installs what package-lock.json names, without running anybody's scripts: setup_npm.sh WORDS [OPTIONS OF npm ci]
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh
words=$1
shift
export PATH="$PWD/.venv/bin:$PATH"
step "$words" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "$@" ||
  stop "npm could not install its packages: see above. If the network was away, run make again."
