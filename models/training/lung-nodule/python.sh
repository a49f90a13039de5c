#!/bin/sh
# Runs Python with the locked dependencies, in this folder: ./python.sh -m pytest tests
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${LUNG_NODULE_VENV:-$here/.venv}
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    /usr/bin/python3 -m venv --system-site-packages "$venv" >&2
    "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$venv/requirements.txt"
fi
export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1
exec "$venv/bin/python" "$@"
