"""A CT series as a volume, and the outlines that LIDC readers drew on it."""
import tarfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image, ImageDraw

LIDC = "{http://www.nih.gov}"


@dataclass(frozen=True)
class Scan:
    """hu: int16 [Z,Y,X], slices ascending along the normal; spacing_zyx and origin_xyz (centre of voxel 0) in mm.

    Only axial series with rows along +x and columns along +y (LPS) are read, so index and patient axes are parallel.
    """

    hu: np.ndarray
    spacing_zyx: np.ndarray
    origin_xyz: np.ndarray

    def patient_mm(self, index_zyx: np.ndarray) -> np.ndarray:
        """The LPS position of an index."""
        return self.origin_xyz + (np.asarray(index_zyx) * self.spacing_zyx)[::-1]

    def index_zyx(self, patient_xyz: np.ndarray) -> np.ndarray:
        """The (fractional) index of an LPS position."""
        return ((np.asarray(patient_xyz) - self.origin_xyz)[::-1]) / self.spacing_zyx


def read_scan(archive: Path) -> tuple[Scan, list[bytes]]:
    """The scan in a .tar.xz of one series, and the XML files beside it."""
    slices, documents = [], []
    with tarfile.open(archive) as files:
        for member in files:
            if not member.isfile():
                continue
            content = files.extractfile(member).read()
            if member.name.endswith(".xml"):
                documents.append(content)
            elif content[128:132] == b"DICM":
                slices.append(pydicom.dcmread(BytesIO(content)))
    return scan_from(slices), documents


def read_folder(folder: Path) -> Scan:
    """The scan in a folder of DICOM files."""
    return scan_from([pydicom.dcmread(file) for file in sorted(folder.rglob("*.dcm"))])


def scan_from(slices: list[pydicom.Dataset]) -> Scan:
    if any([float(v) for v in s.ImageOrientationPatient] != [1, 0, 0, 0, 1, 0] for s in slices):
        raise ValueError("ImageOrientationPatient is not axial, rows along +x, columns along +y")
    slices = sorted(slices, key=lambda s: float(s.ImagePositionPatient[2]))
    first, last = (np.array([float(v) for v in s.ImagePositionPatient]) for s in (slices[0], slices[-1]))
    step = (last[2] - first[2]) / (len(slices) - 1)
    hu = np.stack([s.pixel_array.astype(np.float32) * float(s.RescaleSlope) + float(s.RescaleIntercept) for s in slices])
    spacing = [float(v) for v in slices[0].PixelSpacing]
    return Scan(hu.round().astype(np.int16), np.array([step, *spacing]), first)


def reader_counts(scan: Scan, document: bytes) -> np.ndarray:
    """uint8 [Z,Y,X]: how many readers outlined a nodule (3 mm or more) at each voxel. Single points do not count."""
    counts = np.zeros(scan.hu.shape, np.uint8)
    for session in ElementTree.fromstring(document).iter(f"{LIDC}readingSession"):
        marked = np.zeros(scan.hu.shape, bool)
        for outline in session.iter(f"{LIDC}roi"):
            points = [(int(e.find(f"{LIDC}xCoord").text), int(e.find(f"{LIDC}yCoord").text))
                      for e in outline.iter(f"{LIDC}edgeMap")]
            if len(points) > 1:
                height = float(outline.find(f"{LIDC}imageZposition").text)
                plane = marked[round((height - scan.origin_xyz[2]) / scan.spacing_zyx[0])]
                plane ^= filled(points, plane.shape)
        counts += marked
    return counts


def filled(points: list[tuple[int, int]], shape: tuple[int, int]) -> np.ndarray:
    """The pixels inside an outline; the outline itself lies outside the nodule."""
    canvas = Image.new("L", shape[::-1])
    ImageDraw.Draw(canvas).polygon(points, fill=1, outline=0)
    return np.asarray(canvas).astype(bool)
