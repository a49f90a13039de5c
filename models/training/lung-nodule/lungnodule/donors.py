"""Nodules of the LIDC crops as donors: real shapes and textures that can be set into another lung.

A crop has no Hounsfield values and no slice spacing. Values come back by two levels of the crop itself: the lung around
the nodule is set to -860 HU and the median of the bright side of Otsu's threshold to 30 HU. Slices are spaced so
that the nodule is about as high as it is wide.
"""
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .crops import BACKGROUND, IGNORED, NODULE, Tiles
from .shapes import Box, Nodule

PIXEL_MM = 0.7
LUNG_HU, TISSUE_HU = -860.0, 30.0
HALF = 28


@dataclass(frozen=True)
class Donor:
    """hu and alpha: float32 [n,57,57] around the nodule, slices evenly spaced; inside: bool, likewise."""

    hu: np.ndarray
    alpha: np.ndarray
    inside: np.ndarray
    diameter_mm: float


def otsu(image: np.ndarray) -> float:
    """Otsu's threshold over 256 levels."""
    share = np.bincount(image.ravel(), minlength=256) / image.size
    below, mean = np.cumsum(share), np.cumsum(share * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mean[-1] * below - mean) ** 2 / (below * (1 - below))
    return float(np.nanargmax(np.where(np.isfinite(between), between, 0)))


def donors_from(tiles: Tiles) -> list[Donor]:
    """Donors from the nodules that have three or more outlined slices and lie in lung on all sides."""
    order = {name: np.flatnonzero(tiles.nodules == name) for name in dict.fromkeys(tiles.nodules)}
    found = (_donor(tiles.images[rows], tiles.labels[rows]) for rows in order.values() if len(rows) >= 3)
    return [donor for donor in found if donor is not None]


def _donor(images: np.ndarray, labels: np.ndarray) -> Donor | None:
    centre = slice(64 - HALF, 64 + HALF + 1)
    levels, _ = ndimage.label(labels[:, centre, centre] != BACKGROUND, np.ones((3, 3, 3)))
    own = levels == np.bincount(levels[levels > 0]).argmax() if levels.any() else levels > 0
    core = own & (labels[:, centre, centre] == NODULE)
    if core.any((1, 2)).sum() < 3:
        return None
    values = np.stack([_to_hu(image, mask, centre) for image, mask in zip(images, own)])
    plane = np.ones((1, 3, 3), bool)
    ring = ndimage.binary_dilation(own, plane, 5) & ~ndimage.binary_dilation(own, plane, 2)
    area = core.sum((1, 2)).max()
    touches_edge = own[:, [0, -1]].any() or own[:, :, [0, -1]].any()
    if touches_edge or not ring.any() or (values[ring] > -600).mean() > 0.15 or area < 20:
        return None
    alpha = ndimage.gaussian_filter(ndimage.binary_dilation(own, plane, 2).astype(np.float32), (0, 1, 1))
    return Donor(values, alpha, core, float(2 * np.sqrt(area / np.pi) * PIXEL_MM))


def _to_hu(image: np.ndarray, mask: np.ndarray, centre: slice) -> np.ndarray:
    threshold = otsu(image)
    cut = image[centre, centre].astype(np.float32)
    around = ndimage.binary_dilation(mask, iterations=8) & ~ndimage.binary_dilation(mask, iterations=2) & (cut <= threshold)
    lung = float(np.median(cut[around])) if around.any() else float(np.median(image[image <= threshold]))
    tissue = max(float(np.median(image[image > threshold])), lung + 10)
    return LUNG_HU + (cut - lung) * (TISSUE_HU - LUNG_HU) / (tissue - lung)


def transplant(hu: np.ndarray, labels: np.ndarray, spacing: np.ndarray, centre_mm: np.ndarray, donor: Donor,
               rng: np.random.Generator) -> Nodule:
    """Sets a donor into hu (in place), turned about z and scaled at random; marks it and returns where it is."""
    scale, angle = rng.uniform(0.8, 1.25), rng.uniform(0, 2 * np.pi)
    diameter = donor.diameter_mm * scale
    step = diameter * rng.uniform(0.8, 1.2) / len(donor.hu)
    box = Box.around(centre_mm, diameter + 6, spacing, hu.shape)
    z, y, x = (grid - c for grid, c in zip(box.grids(), centre_mm))
    turned = (np.cos(angle) * y - np.sin(angle) * x, np.sin(angle) * y + np.cos(angle) * x)
    flip = rng.choice([-1, 1])
    index = np.stack(np.broadcast_arrays(
        flip * z / step + (len(donor.hu) - 1) / 2, *(t / (PIXEL_MM * scale) + HALF for t in turned)))
    alpha, inside, value = (ndimage.map_coordinates(np.pad(v.astype(np.float32), ((1, 1), (0, 0), (0, 0)), mode=mode),
                                                    index + np.array([1, 0, 0]).reshape(3, 1, 1, 1), order=1)
                            for v, mode in ((donor.alpha, "constant"), (donor.inside, "constant"), (donor.hu, "edge")))
    part = hu[box.slices()]
    part += alpha * (value - part)
    labels[box.slices()][inside >= 0.5] = NODULE
    labels[box.slices()][(inside >= 0.1) & (inside < 0.5)] = IGNORED
    return Nodule(centre_mm, diameter, "transplanted")
