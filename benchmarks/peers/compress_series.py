"""Writes copies of a series in compressed transfer syntaxes: compress_series.py FROM TO, which gets a folder a syntax.

DCMTK makes JPEG Lossless, JPEG-LS and RLE, pylibjpeg-openjpeg makes JPEG 2000; none of it is ours.
"""

import pathlib
import subprocess
import sys

import pydicom
from pydicom.uid import JPEG2000Lossless

DCMTK = {
    "jpeg-lossless": ["dcmcjpeg", "+e1"],
    "jpeg-ls": ["dcmcjpls", "+el"],
    "rle": ["dcmcrle"],
}


def by_dcmtk(command, files, folder):
    for file in files:
        subprocess.run([*command, str(file), str(folder / file.name)], check=True, capture_output=True)


def by_openjpeg(files, folder):
    for file in files:
        dataset = pydicom.dcmread(file)
        dataset.compress(JPEG2000Lossless, generate_instance_uid=False)
        dataset.save_as(folder / file.name)


def main():
    source, target = map(pathlib.Path, sys.argv[1:])
    files = sorted(path for path in source.iterdir() if path.is_file())
    for name, command in DCMTK.items():
        (target / name).mkdir(parents=True)
        by_dcmtk(command, files, target / name)
        print(name, flush=True)
    (target / "jpeg-2000").mkdir()
    by_openjpeg(files, target / "jpeg-2000")
    print("jpeg-2000", flush=True)


main()
