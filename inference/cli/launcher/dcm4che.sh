# Decides which dcm4che the build uses and installs it where its repository cannot be reached. Sourced by ./secondread.
# docs/decisions/dcm4che.md holds the reasons.

DCM4CHE_REPOSITORY=https://maven.dcm4che.org
DCM4CHE_FALLBACK=3.3.7-dcmfetch

# One probe of five seconds decides, and its answer is kept in .mvn/maven.config: plain `mvn verify` then works too.
choose_dcm4che() {
  local config=$ROOT/.mvn/maven.config
  if [ -n "${SECONDREAD_DCM4CHE_VERSION:-}" ]; then
    echo "-Ddcm4che.version=$SECONDREAD_DCM4CHE_VERSION" >"$config"
  elif [ ! -f "$config" ]; then
    if probe_dcm4che_repository; then
      echo "--no-transfer-progress" >"$config"
      note "dcm4che: current release, from its own repository"
    else
      echo "-Ddcm4che.version=$DCM4CHE_FALLBACK" >"$config"
      note "dcm4che: its repository cannot be reached; release 3.3.7 is taken from the Python package dcmfetch"
    fi
  fi
  if grep -q -- "$DCM4CHE_FALLBACK" "$config"; then install_dcm4che_fallback; fi
}

probe_dcm4che_repository() {
  timeout 5 bash -c "exec 3<>/dev/tcp/${DCM4CHE_REPOSITORY#https://}/443" 2>/dev/null
}

install_dcm4che_fallback() {
  local local_repository
  local_repository=$(local_maven_repository)
  if [ -f "$local_repository/org/dcm4che/dcm4che-net/$DCM4CHE_FALLBACK/dcm4che-net-$DCM4CHE_FALLBACK.jar" ]; then return; fi
  require python
  local work=$STATE/dcm4che
  mkdir -p "$work"
  note "dcm4che: fetching dcmfetch 0.3.2"
  python3 -m pip download -q --no-deps --disable-pip-version-check -d "$work" dcmfetch==0.3.2 || fail 1 "dcmfetch could not be downloaded"
  python3 "$HERE/dcm4che.py" "$work/dcmfetch-0.3.2-py3-none-any.whl" "$work" || fail 1 "dcmfetch is not the expected file"
  write_dcm4che_pom dcm4che-core org.slf4j slf4j-api 2.0.17 >"$work/dcm4che-core.pom"
  write_dcm4che_pom dcm4che-net org.dcm4che dcm4che-core "$DCM4CHE_FALLBACK" >"$work/dcm4che-net.pom"
  local artifact
  for artifact in dcm4che-core dcm4che-net; do
    (cd "$work" && mvn -q -B org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file \
      -Dfile="$work/$artifact.jar" -DpomFile="$work/$artifact.pom") || fail 1 "$artifact could not be installed"
  done
  note "dcm4che: installed $DCM4CHE_FALLBACK in the local Maven repository"
}

# Java takes the home folder from the user database, not from HOME.
local_maven_repository() {
  local set
  set=$(sed -nE 's/.*-Dmaven\.repo\.local=([^ ]+).*/\1/p' <<<"${MAVEN_OPTS:-} ${MAVEN_ARGS:-}")
  echo "${set:-$(getent passwd "$(id -u)" | cut -d: -f6)/.m2/repository}"
}

write_dcm4che_pom() {
  cat <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.dcm4che</groupId>
  <artifactId>$1</artifactId>
  <version>$DCM4CHE_FALLBACK</version>
  <dependencies>
    <dependency>
      <groupId>$2</groupId>
      <artifactId>$3</artifactId>
      <version>$4</version>
    </dependency>
  </dependencies>
</project>
POM
}
