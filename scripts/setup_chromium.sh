#!/usr/bin/env bash
# Makes sure that a Chromium is there for the browser tests and the accessibility check.
set -euo pipefail
for found in "${CHROME:-}" google-chrome google-chrome-stable chromium chromium-browser; do
  # Ubuntu's chromium is a snap that tests cannot drive; such a wrapper does not count.
  path=$(command -v "${found:-none}" 2>/dev/null) || continue
  if ! grep -aq 'snap' "$path" 2>/dev/null || [ "$(head -c 4 "$path" | tail -c 3)" = ELF ] || [ -x /usr/lib/chromium/chromium ]; then
    exit 0
  fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-cache policy chromium 2>/dev/null | grep -qv snap; then
  echo "Setting up: Chromium (Debian's package)"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  command -v chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROME to a Chrome or Chromium program, then run make again."
exit 1
