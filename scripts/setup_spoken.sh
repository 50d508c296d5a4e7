#!/usr/bin/env bash
# Sees to it that a real screen reader can be listened to: Orca, speech-dispatcher, a screen that nobody sees, a keyboard,
# and voices for Welsh and English. On Debian and Ubuntu, as root, what is missing is installed; others are told.
# Ends with 0 when all is there, 10 (and one line) where it cannot be, 1 when installing failed.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh
ELSEWHERE=10
programs="Xvfb openbox dbus-daemon speech-dispatcher orca xdotool espeak-ng"
packages="xvfb openbox dbus-daemon at-spi2-core speech-dispatcher python3-speechd orca xdotool espeak-ng espeak-ng-data"

missing() {
  local name found=""
  for name in $programs; do command -v "$name" >/dev/null || found+=" $name"; done
  echo "${found# }"
}

skip() {
  echo "Spoken pages: skipped, $1"
  exit "$ELSEWHERE"
}

# Debian, or made from it: one line of os-release says so.
family=$(. "${OS_RELEASE:-/etc/os-release}" 2>/dev/null && echo " ${ID:-} ${ID_LIKE:-} ") || family=""
case $family in *" debian "* | *" ubuntu "*) ;; *) skip "Orca can be set up by itself on Debian and Ubuntu only." ;; esac

if [ -n "$(missing)" ]; then
  if ! may_apt; then skip "without root nothing can be installed: sudo apt-get install $packages"; fi
  # shellcheck disable=SC2086
  apt_get "Orca, its voices and a screen that nobody sees (packages of the system)" $packages ||
    stop "What Orca needs could not be installed: see above."
  if [ -n "$(missing)" ]; then stop "After installing there is still no $(missing)."; fi
fi

for voice in cy en-gb; do
  espeak-ng --voices="$voice" 2>/dev/null | grep -q "[[:space:]]$voice[[:space:]]" ||
    stop "espeak-ng has no voice for $voice. Install espeak-ng-data, then run make spoken again."
done

# The browser that tests use may have no window.
if [ -z "${CHROME:-}" ] && ! windowed >/dev/null && may_package chromium; then
  apt_get "Chromium (a package of the system)" chromium fonts-dejavu-core || stop "Chromium could not be installed: see above."
fi
[ -n "${CHROME:-}" ] || windowed >/dev/null ||
  skip "this machine has no Chrome or Chromium with a window; set CHROME to the path of one."
