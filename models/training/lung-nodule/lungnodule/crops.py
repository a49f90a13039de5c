"""Labelled 128x128 tiles, and the LIDC nodule crops as such tiles.

Every tile is stretched to 0..1 on its own (stored as 0..255), as the crops are published. A label pixel is
NODULE, BACKGROUND or IGNORED (marked by one reader only).
"""
import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from .folds import fold_of

TILE = 128
BACKGROUND, NODULE, IGNORED = 0, 1, 255


@dataclass(frozen=True)
class Tiles:
    """images and labels: uint8 [N,128,128]; nodules: one name per tile, "patient/nodule" or "" where there is none."""

    images: np.ndarray
    labels: np.ndarray
    nodules: np.ndarray

    def __len__(self) -> int:
        return len(self.images)


def labels_from_readers(readers: np.ndarray) -> np.ndarray:
    """Two or more readers make a nodule pixel; one reader alone is neither nodule nor background."""
    return np.select([readers >= 2, readers == 1], [NODULE, IGNORED], BACKGROUND).astype(np.uint8)


def read_crops(data: Path, folds: tuple[int, ...]) -> Tiles:
    """All crops of the patients of these folds, in the order of the index."""
    folder = data / "lidc-nodule-crops"
    with open(folder / "index.csv", newline="", encoding="ascii") as index:
        rows = [row for row in csv.DictReader(index) if fold_of(row["patient"]) in folds]
    images, labels, nodules = [], [], []
    for patient in dict.fromkeys(row["patient"] for row in rows):
        stack = np.asarray(Image.open(folder / f"{patient}.png")).reshape(-1, TILE, TILE)
        readers = np.asarray(Image.open(folder / f"{patient}.readers.png")).reshape(-1, TILE, TILE)
        for row in (r for r in rows if r["patient"] == patient):
            images.append(stack[int(row["row"])])
            labels.append(labels_from_readers(readers[int(row["row"])]))
            nodules.append(f"{patient}/{row['nodule']}")
    return Tiles(np.stack(images), np.stack(labels), np.array(nodules))
