#!/bin/sh
# Trains the lung-nodule model: SECONDREAD_DATA=FOLDER ./train.sh OUT
# Writes detector.onnx, classifier.onnx and train.log into OUT. Needs Debian 12's python3-torch and python3-venv.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: train.sh OUT}
: "${SECONDREAD_DATA:?set SECONDREAD_DATA to the folder with lidc-nodule-crops and lidc-idri-0002.tar.xz}"
/usr/bin/python3 -c 'import sys, torch; sys.exit(not torch.__version__.startswith("1.13"))' || {
    echo "Install Debian's python3-torch (1.13)" >&2
    exit 3
}
"$here/python.sh" -c 'import scipy' # sets up the environment
mkdir -p "$out"
export OMP_NUM_THREADS=1
(
    sha256sum "$SECONDREAD_DATA/lidc-idri-0002.tar.xz" "$SECONDREAD_DATA/lidc-nodule-crops/index.csv" | sed 's# .*/# #'
    "$here/python.sh" -m lungnodule.train --data "$SECONDREAD_DATA" --out "$out" || echo "FAILED"
) 2>&1 | tee "$out/train.log"
! grep -q '^FAILED$' "$out/train.log"
