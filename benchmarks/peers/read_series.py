"""Reads series with other people's readers and times them.

A line `READER FOLDER` on standard input is answered by a line of JSON on standard output: how long it took from the
folder's name to the volume in memory, and the volume's shape, or why the reader could not do it. One process answers all
lines, so pydicom and SimpleITK are warm; dcm2niix has no library and is timed as the whole process that it is, writing to
memory.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import numpy
import pydicom
import SimpleITK


def by_pydicom(folder):
    slices = [pydicom.dcmread(path) for path in sorted(folder.iterdir())]
    normal = numpy.cross(slices[0].ImageOrientationPatient[:3], slices[0].ImageOrientationPatient[3:])
    slices.sort(key=lambda s: numpy.dot(normal, s.ImagePositionPatient))
    return numpy.stack([s.pixel_array for s in slices]).shape


def by_simpleitk(folder):
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(folder)))
    return reader.Execute().GetSize()[::-1]


def by_dcm2niix(folder):
    memory = pathlib.Path("/dev/shm")
    out = tempfile.mkdtemp(dir=memory if memory.is_dir() else None)
    try:
        command = ["dcm2niix", "-z", "n", "-b", "n", "-f", "volume", "-o", out, str(folder)]
        said = subprocess.run(command, capture_output=True, text=True)
        written = list(pathlib.Path(out).glob("*.nii"))
        if said.returncode != 0 or len(written) != 1:
            raise RuntimeError(f"exit code {said.returncode}, {len(written)} volumes")
        header = written[0].read_bytes()[:348]
        return numpy.frombuffer(header, "<i2", 8, 40)[3:0:-1].tolist()
    finally:
        shutil.rmtree(out)


READERS = {"pydicom": by_pydicom, "SimpleITK": by_simpleitk, "dcm2niix": by_dcm2niix}


def answer(reader, folder):
    started = time.perf_counter()
    try:
        shape = READERS[reader](folder)
    except Exception as error:  # a reader that cannot read a syntax says so in its own way
        return {"error": " ".join(f"{type(error).__name__}: {error}".split())[:200]}
    return {"seconds": time.perf_counter() - started, "shape": [int(n) for n in shape]}


def main():
    SimpleITK.ProcessObject.SetGlobalWarningDisplay(False)
    for line in sys.stdin:
        reader, folder = line.rstrip("\n").split(" ", 1)
        print(json.dumps(answer(reader, pathlib.Path(folder))), flush=True)


main()
