# Builds when sources changed and starts the program. Sourced by ./secondread.

# The lock keeps two launchers from building at once; the second one finds the work done.
build_if_changed() {
  sources_changed || return 0
  require
  exec 9>"$STATE/lock"
  flock 9
  if sources_changed; then
    choose_dcm4che
    local started
    started=$(mktemp "$STATE/tmp/build.XXXX")
    note "building (the first time downloads the libraries) ..."
    maven -DskipTests package >"$STATE/build.log" 2>&1 9>&- &
    show_build_progress $! || { rm -f "$started"; tail -n 40 "$STATE/build.log" >&2; fail 1 "the build failed; all of it is in .secondread/build.log"; }
    mv "$started" "$STATE/built"
  fi
  flock -u 9
  exec 9>&-
}

# A removed file changes its folder's time, so folders count too.
sources_changed() {
  [ -f "$STATE/built" ] && [ -d "$APP" ] || return 0
  local found
  found=$(find "$ROOT/pom.xml" "$ROOT"/{inference/{domain,reporting,pipeline,api,server,cli},preprocessing,models,benchmarks/*}/{pom.xml,src/main} \
    -newer "$STATE/built" -print -quit 2>/dev/null)
  [ -n "$found" ]
}

maven() {
  (cd "$ROOT" && mvn -B --no-transfer-progress "$@")
}

show_build_progress() {
  local pid=$1 shown=0 line
  trap 'kill "$pid" 2>/dev/null' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    while IFS= read -r line; do
      shown=$((shown + 1))
      note "  $line"
    done < <(sed -nE 's/^\[INFO\] Building (SecondRead.*) [0-9].*\[([0-9]+)\/([0-9]+)\]$/[\2\/\3] \1/p' "$STATE/build.log" | tail -n +$((shown + 1)))
  done
  trap - INT TERM
  wait "$pid"
}

run_program() {
  export SECONDREAD_HOME=$ROOT
  # shellcheck disable=SC2086
  exec java ${SECONDREAD_JAVA_OPTIONS:-} -Djava.awt.headless=true -Djava.io.tmpdir="$STATE/tmp" \
    -cp "$APP/*" org.secondread.cli.SecondRead "$@"
}
