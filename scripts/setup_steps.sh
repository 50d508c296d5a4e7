# What the parts of set-up share; they read it with `source`. It changes nothing by itself but where caches lie.

# A home that cannot be written to (or none) holds no cache: then the project's folder does.
if [ ! -w "${HOME:-/nowhere}" ]; then
  export PIP_CACHE_DIR="$PWD/.hub/cache/pip" npm_config_cache="$PWD/.hub/cache/npm"
fi

# step WORDS COMMAND…: runs a command that may take long. Says what is being done and for how long already;
# what the command itself says is shown only if it fails.
step() {
  local words=$1 pulse status=0
  shift
  echo "Setting up: $words"
  # It starts without a trap: one that is ended in its first moment would still run ours, and remove what was said.
  trap - EXIT
  pulse_of $$ >&2 &
  pulse=$!
  said=$(mktemp)
  trap 'rm -f "$said"' EXIT
  "$@" >"$said" 2>&1 || status=$?
  kill "$pulse" 2>/dev/null
  wait "$pulse" 2>/dev/null || true
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  # pip tells of each package index on this machine that lacks a package: no failure, and no help.
  if [ "$status" != 0 ]; then grep -v 'is ignored: it is' "$said" | tail -n 15 >&2; fi
  rm -f "$said"
  return "$status"
}

# A sign of life for as long as a process is there: each second on a terminal, else a line now and then.
pulse_of() {
  local started=$SECONDS every=15 seconds=0
  if [ -t 2 ]; then every=1; fi
  while sleep 1 >/dev/null 2>&1 && kill -0 "$1" 2>/dev/null; do
    seconds=$((seconds + 1))
    if [ $((seconds % every)) != 0 ]; then continue; fi
    if [ -t 2 ]; then printf '\r   %s s' $((SECONDS - started)); else echo "   still at it after $((SECONDS - started)) s"; fi
  done
}

# stop SENTENCE…: ends set-up, each sentence on a line of its own.
stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Whether this is Debian or a system made from it, and we may install its packages.
may_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# apt_get WORDS PACKAGE…: installs packages of Debian or Ubuntu, after asking which there are.
apt_get() {
  local words=$1
  shift
  step "$words" apt_quietly "$@"
}

apt_quietly() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q && apt-get install -q -y --no-install-recommends "$@"
}

# A browser that tests can drive answers with its version. Ubuntu's snap, and the command that stands for it, do not count.
drivable() {
  local path said
  # Not the one that set-up has chosen, where somebody works in the virtual environment: it stands for another.
  path=$(PATH=${PATH//"$PWD/.venv/bin:"/} && command -v "$1") || return 1
  case $(readlink -f "$path" 2>/dev/null || echo "$path") in */snap | */snap/*) return 1 ;; esac
  said=$("$path" --version 2>/dev/null) || return 1
  case $said in *snap*) return 1 ;; *[0-9].[0-9]*) echo "$path" ;; *) return 1 ;; esac
}

# windowed: the first Chrome or Chromium of this machine that has a window and that tests can drive.
windowed() {
  local name
  for name in google-chrome google-chrome-stable chromium chromium-browser \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if drivable "$name"; then return 0; fi
  done
  return 1
}

# may_package NAME: whether we may install Debian's package of that name, and it has one; its lists are asked for once.
# Ubuntu's chromium only fetches the snap.
may_package() {
  local shown
  may_apt || return 1
  if [ -z "${listed:-}" ]; then
    listed=no
    if step "asking which packages the system has" apt-get update -q; then listed=yes; fi
  fi
  [ "$listed" = yes ] && shown=$(apt-cache show "$1" 2>/dev/null) || return 1
  case $shown in "" | *snapd* | *[0-9]snap[0-9]*) return 1 ;; esac
}
