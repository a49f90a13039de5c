"""Builds jars of dcm4che-core and dcm4che-net 3.3.7 from the wheel that carries their complete classes.

Usage: dcm4che.py WHEEL OUT_DIR. The wheel's launcher `findscu` is a shell stub followed by a jar; the tools in it and the old logging
libraries are left behind. docs/decisions/dcm4che.md says when and why this is used.
"""

import hashlib
import io
import sys
import zipfile
from pathlib import Path

WHEEL_SHA256 = "4e30dc727fbaa43a3e0b3ca0469953fbfe03932fa65d061b2f22a2f764d9a543"
RELEASE = "3.3.7"
PACKAGES = {
    "dcm4che-core": ("data", "io", "media", "util"),
    "dcm4che-net": ("net", "net/pdu", "net/service", "net/web"),
}
MANIFEST = (
    "Manifest-Version: 1.0\r\n"
    "Implementation-Title: {artifact}\r\n"
    f"Implementation-Version: {RELEASE}\r\n"
    "Implementation-Vendor: dcm4che.org\r\n\r\n"
)


def jar(artifact: str, classes: zipfile.ZipFile, target: Path) -> int:
    wanted = {f"org/dcm4che3/{package}" for package in PACKAGES[artifact]}
    entries = sorted(
        entry for entry in classes.namelist() if not entry.endswith("/") and entry.rpartition("/")[0] in wanted
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(zipfile.ZipInfo("META-INF/MANIFEST.MF"), MANIFEST.format(artifact=artifact))
        for entry in entries:
            out.writestr(zipfile.ZipInfo(entry), classes.read(entry), zipfile.ZIP_DEFLATED)
    return len(entries)


def main(wheel: Path, out: Path) -> None:
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        sys.exit(f"{wheel.name}: sha256 is {found}, expected {WHEEL_SHA256}")
    with zipfile.ZipFile(wheel) as archive:
        stub_and_jar = archive.read("dcmfetch/ext/findscu")
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(stub_and_jar)) as classes:
        for artifact in PACKAGES:
            count = jar(artifact, classes, out / f"{artifact}.jar")
            print(f"{artifact} {RELEASE}: {count} files")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
