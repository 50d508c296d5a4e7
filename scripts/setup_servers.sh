#!/usr/bin/env bash
# Sees to it that the two web servers that `hub headers` writes for can be tried: Caddy and nginx, from the system's own
# packages. On Debian and Ubuntu, as root, what is missing is installed; others are told. Ends with 1 where one is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh
programs="caddy nginx"
packages="caddy nginx-light"

missing() {
  local name found=""
  for name in $programs; do command -v "$name" >/dev/null || [ -x "/usr/sbin/$name" ] || found+=" $name"; done
  echo "${found# }"
}

if [ -n "$(missing)" ]; then
  may_apt || stop "There is no $(missing): sudo apt-get install $packages"
  # shellcheck disable=SC2086
  apt_get "Caddy and nginx (packages of the system)" $packages || stop "Caddy and nginx could not be installed: see above."
  if [ -n "$(missing)" ]; then stop "After installing there is still no $(missing)."; fi
fi
