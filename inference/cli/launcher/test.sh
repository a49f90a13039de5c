# `./secondread test`: sets up the judges, runs every test and sums up. Sourced by ./secondread.

# Outside programs that judge what we write. Installed only as root; otherwise the tests that need them say so.
JUDGES=(dcmtk:dsrdump dicom3tools:dciodvfy pixelmed-apps:DicomSRValidator)

run_tests() {
  case "${1:-}" in
    -h | --help)
      echo "Usage: secondread test"
      echo "Sets up and runs every test. Real images come from the folder in SECONDREAD_DATA; with CI=true nothing may be missing."
      return
      ;;
    "") ;;
    *) fail 2 "test takes no arguments" ;;
  esac
  require python
  exec 9>"$STATE/lock"
  flock 9
  install "${JUDGES[@]}"
  make_python_environment
  choose_dcm4che
  find "$ROOT" -path '*/target/surefire-reports' -type d -prune -exec rm -rf {} +
  note "testing ..."
  local status=0
  SECONDREAD_PYTHON=$STATE/python/bin/python maven --fail-at-end verify 9>&- || status=$?
  python3 "$HERE/test_report.py" "$ROOT" "$status" || status=1
  exit "$status"
}

# What we are measured beside.
PEERS=(dcmtk:dcmcjpls dcm2niix:dcm2niix)

# What compresses the slices that are measured.
ENCODERS=(dcmtk:dcmcjpls libopenjp2-tools:opj_compress)

# Some measurements run other people's software too.
set_up_peers() {
  case "${1:-} ${2:-}" in
    "bench micro") install "${ENCODERS[@]}"; return ;;
    "bench read" | "bench fuzz") ;;
    *) return 0 ;;
  esac
  require python
  install "${PEERS[@]}"
  make_python_environment
  export SECONDREAD_PYTHON=$STATE/python/bin/python
}

install() {
  local missing=() program
  for program in "$@"; do
    command -v "${program#*:}" >/dev/null || missing+=("${program%%:*}")
  done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    note "not installed, what needs them is left out: ${missing[*]}"
    return
  fi
  note "installing: ${missing[*]}"
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "${missing[@]}"; } \
    >"$STATE/apt.log" 2>&1 || note "could not be installed (.secondread/apt.log): ${missing[*]}"
}

# Test-only Python packages, pinned, in an environment of the project's own.
make_python_environment() {
  local wanted=$HERE/requirements-test.txt made=$STATE/python/requirements.txt
  cmp -s "$wanted" "$made" && return
  note "installing the tests' Python packages"
  rm -rf "$STATE/python"
  python3 -m venv "$STATE/python"
  "$STATE/python/bin/python" -m pip install -q --disable-pip-version-check -r "$wanted" >"$STATE/pip.log" 2>&1 ||
    fail 1 "the tests' Python packages could not be installed (.secondread/pip.log)"
  cp "$wanted" "$made"
}
