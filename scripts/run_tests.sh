#!/usr/bin/env bash
# Every test and check, in the order in which they are cheapest to fail. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
export PATH="$PWD/$bin:$PATH" NO_MKDOCS_2_WARNING=1

step() {
  echo "== $1"
  local started=$SECONDS
  shift
  "$@"
  echo "   $((SECONDS - started)) s"
}

step "style (ruff)" ruff check scripts tests
step "layout (ruff)" ruff format --check --quiet scripts tests
step "types (mypy)" mypy
step "scripts of the site (eslint, prettier, tsc)" npm run --silent check
step "words and facts (hub check)" hub check
step "workflows (zizmor)" zizmor --offline --quiet .github/workflows
step "workflows (schema)" check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
# In parts: a browser driven from Python keeps an event loop running, which the link tests cannot share.
step "tests: rules, pages, build" pytest tests/unit tests/test_house_rules.py tests/build -n 2
step "tests: links" pytest tests/links -n 2
step "tests: search" pytest tests/search -n 2
step "tests: in the browser" pytest tests/browser tests/components tests/test_accessibility_engines.py -n 2 --dist loadgroup
step "the site (hub build)" hub build
step "links inside (hub links --inside)" hub links --inside
step "accessibility (hub a11y)" hub a11y
