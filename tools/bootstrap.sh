#!/bin/sh
# Sets up what the Makefile's targets need. Usage: sh tools/bootstrap.sh base|full
#   base  .venv with the package and all locked dependencies, and Pango
#   full  base, and the programs that `make test-all` reads finished files with
# System packages are installed where root runs this on a machine with apt; elsewhere the exact
# line to run is printed and the exit code is 2.
set -eu
umask 022
venv=${VENV:-.venv}
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here"

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 2; }

# Installs system packages, or says how to. $1: what for; the rest: Debian package names.
need_packages() {
  what=$1; shift
  if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" -ne 0 ]; then
      stop "Missing: $what. Run this line, then the same command again:
  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    say "Installing $what: $*"
    log=$(mktemp)
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
      tail -n 20 "$log" >&2; rm -f "$log"
      stop "apt-get could not install $what. Run this line as root and read what it says:
  apt-get update && apt-get install -y --no-install-recommends $*"
    fi
    rm -f "$log"
    return
  fi
  case $(uname -s) in
    Darwin) hint="With Homebrew: brew install $(names_elsewhere brew "$@")" ;;
    *) if command -v dnf >/dev/null 2>&1; then hint="sudo dnf install -y $(names_elsewhere dnf "$@")"
       elif command -v pacman >/dev/null 2>&1; then hint="sudo pacman -S --needed $(names_elsewhere pacman "$@")"
       else hint="Install what your system calls these Debian packages: $*"
       fi ;;
  esac
  stop "Missing: $what. Run this line, then the same command again:
  $hint"
}

# What other systems call the Debian packages; each name once.
names_elsewhere() {
  manager=$1; shift
  for package in "$@"; do
    case $manager:$package in
      *:libpango*|*:libharfbuzz*) echo pango ;;
      pacman:*-venv) echo python ;;
      brew:*-venv) echo python@3.13 ;;
      dnf:*-venv) echo python3 ;;
      *:zbar-tools) echo zbar ;;
      *) echo "$package" ;;
    esac
  done | sort -u | tr '\n' ' '
}

find_python() {
  for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if command -v "$candidate" >/dev/null 2>&1 &&
       "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"; return
    fi
  done
  return 1
}

pango_loads() {
  "$1" - <<'PYTHON' 2>/dev/null
import ctypes
import sys

FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")
PATTERNS = ("lib{}.so.0", "lib{}.0.dylib")


def loads(name):
    for folder in FOLDERS:
        for pattern in PATTERNS:
            try:
                ctypes.CDLL(folder + pattern.format(name))
            except OSError:
                continue
            return True
    return False


sys.exit(not all(map(loads, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))))
PYTHON
}

venv_works() {
  "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

base() {
  python=$(find_python) || stop "Python 3.11 or newer is needed, and none was found. Install one, or name it: make ... PYTHON=/path/to/python3"
  set --
  pango_loads "$python" || set -- libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  # Debian keeps ensurepip out of its Python, in a package named after the interpreter.
  venv_works || "$python" -c 'import venv, ensurepip' 2>/dev/null || set -- "$@" "${python##*/}-venv"
  [ $# -eq 0 ] || need_packages "what tppo runs on (Pango, venv)" "$@"
  # A venv whose interpreter is gone or too old is made anew; anything else is kept.
  venv_works || "$python" -m venv --clear "$venv" || stop "$python could not make $venv."
  say "Installing the locked dependencies into $venv (about a minute the first time)"
  # requirements.lock holds versions and hashes only, so that pip asks whatever index, proxy and
  # certificates this machine has set up for it. uv.lock is where it comes from (make lock).
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

full() {
  set --
  command -v gs >/dev/null 2>&1 || set -- "$@" ghostscript
  command -v qpdf >/dev/null 2>&1 || set -- "$@" qpdf
  command -v zbarimg >/dev/null 2>&1 || set -- "$@" zbar-tools
  command -v chromium >/dev/null 2>&1 || set -- "$@" chromium
  [ $# -eq 0 ] || need_packages "what the full tests read files with" "$@"
}

case ${1:-} in
  base) base ;;
  full) full ;;
  *) stop "Usage: sh tools/bootstrap.sh base|full" ;;
esac
