"""Compares a volume written by `inspect --nifti` with the same series read by SimpleITK.

Usage: compare_with_itk.py (SERIES_FOLDER NIFTI)… Prints one line of figures for each pair; exits with 1 on a difference: voxels must be equal,
direction vectors agree to 1e-4 and the eight corners to 0.01 mm.
"""

import itertools
import sys

import numpy as np
import SimpleITK as sitk


def read_series(folder: str) -> sitk.Image:
    reader = sitk.ImageSeriesReader()
    (series,) = reader.GetGDCMSeriesIDs(folder)
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(folder, series))
    return reader.Execute()


def corners(image: sitk.Image) -> np.ndarray:
    ends = [(0, size - 1) for size in image.GetSize()]
    return np.array([image.TransformIndexToPhysicalPoint(index) for index in itertools.product(*ends)])


def differs(folder: str, nifti: str) -> bool:
    theirs, ours = read_series(folder), sitk.ReadImage(nifti)
    if theirs.GetSize() != ours.GetSize():
        print(f"{nifti}: sizes differ: ITK {theirs.GetSize()}, ours {ours.GetSize()}")
        return True
    a, b = sitk.GetArrayViewFromImage(theirs), sitk.GetArrayViewFromImage(ours)
    voxels = int(np.count_nonzero(a != b))
    vectors = float(np.abs(np.subtract(theirs.GetDirection(), ours.GetDirection())).max())
    corner_mm = float(np.linalg.norm(corners(theirs) - corners(ours), axis=1).max())
    print(f"{nifti}: size {ours.GetSize()}, voxels that differ {voxels}, vectors {vectors:.1e}, corners {corner_mm:.5f} mm")
    return voxels > 0 or vectors > 1e-4 or corner_mm > 0.01


if __name__ == "__main__":
    pairs = zip(sys.argv[1::2], sys.argv[2::2])
    sys.exit(int(any([differs(folder, nifti) for folder, nifti in pairs])))
