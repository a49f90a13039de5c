# What the launcher's parts share. Sourced by ./secondread.

# Progress and remarks go to standard error, so that --json output stays clean.
note() { echo "$@" >&2; }

fail() {
  local status=$1
  shift
  note "secondread: $*"
  exit "$status"
}

# Names every missing prerequisite with Debian's package, then ends with 3.
require() {
  local missing=()
  java_is_17_or_later || missing+=("a JDK 17 or later (openjdk-17-jdk-headless)")
  command -v mvn >/dev/null || missing+=("Maven 3.8.7 or later (maven)")
  if [ "${1:-}" = python ]; then
    python3 -m pip --version >/dev/null 2>&1 || missing+=("Python 3 with pip (python3-pip)")
    python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=("Python 3's venv (python3-venv)")
  fi
  [ ${#missing[@]} -eq 0 ] && return
  local item
  for item in "${missing[@]}"; do note "secondread: missing $item"; done
  exit 3
}

java_is_17_or_later() {
  command -v javac >/dev/null || return 1
  local major
  major=$(javac -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
  [ "$major" -ge 17 ] 2>/dev/null
}
