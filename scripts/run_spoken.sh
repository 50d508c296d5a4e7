#!/usr/bin/env bash
# What a real screen reader says: Orca reads pages and presses keys, the tests in tests/orca judge what was said.
# The logs stay in .hub/spoken, or in SPOKEN_LOGS. Where Orca cannot be had this ends with one line and no failure.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0
bash scripts/setup_spoken.sh || status=$?
case $status in 0) ;; 10) exit 0 ;; *) exit "$status" ;; esac
"${MAKE:-make}" --no-print-directory setup-test
# What the other tests use may have no window, and nothing that Orca could read.
source scripts/setup_steps.sh
export CHROME="${CHROME:-$(windowed)}" FONTCONFIG_FILE="$PWD/.venv/fonts.conf"
export PATH="$PWD/.venv/bin:$PATH" NO_MKDOCS_2_WARNING=1 SPOKEN_LOGS="${SPOKEN_LOGS:-$PWD/.hub/spoken}"
if [ ! -f site/index.html ]; then hub build; fi
pytest tests/orca --built-site site
