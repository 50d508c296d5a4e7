#!/usr/bin/env bash
# Writes the lock files, each package with its hashes. With --upgrade all versions are chosen anew; without, those
# that are locked stay and only what pyproject.toml or package.json newly asks for is added.
set -euo pipefail
cd "$(dirname "$0")/.."
anew=("$@")
export PATH="$PWD/.venv/bin:$PATH"
for tool in uv npm; do
  command -v "$tool" >/dev/null || { echo "make lock needs $tool. uv: pip install uv. npm comes with Node." >&2; exit 1; }
done
left_out=$(mktemp)
trap 'rm -f "$left_out"' EXIT
# The server of cymraeg-mcp is not used, and brings much.
echo 'mcp ; python_version < "3"' >"$left_out"

# lock FILE SENTENCE OPTIONS…
lock() {
  local file=$1 sentence=$2
  shift 2
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --override "$left_out" \
    --no-header --quiet --output-file "$file" ${anew[@]+"${anew[@]}"} "$@"
  printf '# %s `make lock` writes this file.\n%s\n' "$sentence" "$(cat "$file")" >"$file"
}

lock requirements-test.lock "Everything that the tests and checks need, with its hashes; requirements.lock is part of it." --group dev
lock requirements.lock "What serving and the curators' commands need, with its hashes." --constraint requirements-test.lock
npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved
