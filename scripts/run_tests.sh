#!/usr/bin/env bash
# Every test and check, in the order in which they are cheapest to fail. Stops at the first that fails, or with
# KEEP_GOING=1 runs the others too and fails at the end; prints how long each step took.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH" NO_MKDOCS_2_WARNING=1
if [ ! -w "${HOME:-/nowhere}" ]; then # browsers and Java want one
  mkdir -p .hub/home
  export HOME="$PWD/.hub/home"
fi
# Tests start Python some thousand times: without its caches each start compiles every module again, for a second or two.
unset PYTHONDONTWRITEBYTECODE
# Tests that ask the same of much more are left to the night; without this `pyproject.toml` leaves them out.
[ "${WHOLE:-}" != 1 ] || export PYTEST_ADDOPTS="${PYTEST_ADDOPTS:-} -m ''"
# A worker for each core, from two to four: each may have a browser.
workers=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
workers=$((workers < 2 ? 2 : workers > 4 ? 4 : workers))
times="" failed=0 twice="" beside=""

step() {
  local words=$1 started=$SECONDS status=0
  shift
  echo "== $words"
  "$@" || status=$?
  echo "   $((SECONDS - started)) s"
  times+=$(printf '%6s s  %s' $((SECONDS - started)) "$words")$'\n'
  if [ "$status" != 0 ]; then
    echo "== failed: $words" >&2
    [ "${KEEP_GOING:-}" = 1 ] || exit "$status"
    failed=$status
  fi
}

# Tests; what fails beside others is asked once more alone, so that a busy machine is told from a fault. A fault fails
# twice; what passed only then is named in the table, and on GitHub as a warning, for somebody to mend.
tests() {
  step "tests: $1" asked "$@"
}

asked() {
  local status=0
  pytest "${@:2}" || status=$?
  again "$status" "$@"
}

again() {
  local status=$1 words=$2
  shift 2
  [ "$status" = 1 ] && [ "${ASK_ONCE:-}" != 1 ] || return "$status"
  echo "== once more, alone: what failed in $words"
  pytest "$@" -n 0 --last-failed --last-failed-no-failures none --maxfail 5 || return "$?"
  twice+="          passed only when asked again, alone: some of $words"$'\n'
  [ -z "${GITHUB_ACTIONS:-}" ] || echo "::warning title=Passed only when asked again::$words"
}

# What leaves a core idle is begun beside the steps that follow, and told of when they have ended.
begun() {
  mkdir -p .hub
  "$@" >.hub/begun 2>&1 &
  beside=$!
}

rest_of() {
  step "$1 (begun beside what stands above)" ended
}

rest_of_tests() {
  step "tests: $1 (begun beside what stands above)" ended_tests "$@"
}

ended() {
  local status=0
  wait "$beside" || status=$?
  beside=""
  cat .hub/begun
  return "$status"
}

ended_tests() {
  local status=0
  ended || status=$?
  again "$status" "$@"
}

# Each step's seconds, and their sum, however the run ends.
table() {
  printf '\n%s%6s s  together\n%s' "$times" "$SECONDS" "$twice"
}
trap 'table; [ -z "$beside" ] || kill "$beside" 2>/dev/null || true' EXIT

begun hub build
step "style (ruff)" ruff check scripts tests
step "layout (ruff)" ruff format --check --quiet scripts tests
step "types (mypy)" mypy
step "who imports whom (import-linter)" lint-imports
step "scripts of the site (eslint, prettier, tsc)" npm run --silent check
step "words and facts (hub check)" hub check
step "Welsh as plain as English (hub check --understood)" hub check --understood
step "workflows (zizmor)" zizmor --offline --quiet .github/workflows
step "workflows (schema)" check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
rest_of "the site (hub build)"
# In parts: a browser driven from Python keeps an event loop running, which the link tests cannot share.
tests "set-up" tests/setup -n "$workers"
links=(links tests/links -n "$workers" -o cache_dir=.pytest_cache/links)
begun pytest "${links[@]:1}"
# Builds first, as they take longest. By file: what a file's tests share is made once.
tests "rules, pages, build" tests/build tests/unit tests/test_house_rules.py -n "$workers" --dist loadfile \
  --no-loadscope-reorder --built-site site
rest_of_tests "${links[@]}"
tests "spoiled files" tests/fuzz
# By file: what was answered once is not asked again.
tests "search" tests/search -n "$workers" --dist loadfile --built-site site
tests "components" tests/components -n "$workers"
# By file: the visits to every kind of page are made once.
tests "in the browser" tests/browser tests/test_accessibility_engines.py -n "$workers" --dist loadfile --built-site site
step "links inside (hub links --inside)" hub links --inside
step "accessibility (hub a11y)" hub a11y
exit "$failed"
