"""Says what DICOM files show, by pydicom: for each path on standard input a line with the SHA-256 of all stored values.

Values are taken as 64-bit floating numbers in little endian, frame by frame, colour by pixel, before any conversion of
colour. A file that pydicom cannot read is answered with `unread` and the reason.
"""

import hashlib
import sys
import warnings

import pydicom
from pydicom.pixels import pixel_array


def digest(path):
    dataset = pydicom.dcmread(path, force=True)
    stored = pixel_array(dataset, raw=True)
    return hashlib.sha256(stored.astype("<f8").tobytes()).hexdigest()


def main():
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        try:
            print(digest(line.rstrip("\n")), flush=True)
        except Exception as error:  # whatever the reader makes of a broken file
            print("unread", " ".join(f"{type(error).__name__}: {error}".split())[:200], flush=True)


main()
