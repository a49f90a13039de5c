"""Scans whose nodules are known."""
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter

from .crops import IGNORED, NODULE
from .donors import Donor, transplant
from .lungs import lung_mask
from .scans import Scan
from .shapes import DENSITIES, DENSITY_SHARES, Nodule, direction, draw_nodule, draw_tubes

COARSE = np.array([2, 4, 4])
"""Places are drawn from every second slice and every fourth row and column."""


@dataclass(frozen=True)
class Specimen:
    """labels: uint8 [Z,Y,X] as in Tiles. Nodule centres are index * spacing, in mm along (z, y, x)."""

    scan: Scan
    labels: np.ndarray
    nodules: list[Nodule]


def real_specimen(scan: Scan, readers: np.ndarray) -> Specimen:
    """A scan with its outlined nodule: the voxels of two or more readers are one nodule."""
    labels = np.select([readers >= 2, readers == 1], [NODULE, IGNORED], 0).astype(np.uint8)
    voxels = np.argwhere(labels == NODULE) * scan.spacing_zyx
    diameter = (6 * len(voxels) * np.prod(scan.spacing_zyx) / np.pi) ** (1 / 3)
    return Specimen(scan, labels, [Nodule(voxels.mean(0), float(diameter), "real")])


def varied_scan(original: Specimen, rng: np.random.Generator) -> Specimen:
    """The same patient as another scanner might show it: thicker slices, softer or sharper, noisier."""
    hu, labels, spacing = original.scan.hu.astype(np.float32), original.labels, original.scan.spacing_zyx
    if rng.random() < 0.5:
        pairs = len(hu) // 2 * 2
        hu, labels = (hu[:pairs:2] + hu[1:pairs:2]) / 2, np.maximum(labels[:pairs:2], labels[1:pairs:2])
        spacing = spacing * [2, 1, 1]
    blurred = gaussian_filter(hu, (0, 0.8, 0.8))
    hu = hu + rng.uniform(-0.8, 0.8) * (hu - blurred)
    grain = gaussian_filter(rng.normal(0, 1, hu.shape).astype(np.float32), (0, 0.6, 0.6))
    hu += grain * (rng.uniform(0, 25) / grain.std())
    return Specimen(Scan(hu.round().astype(np.int16), spacing, original.scan.origin_xyz), labels.copy(), original.nodules)


def pasted(specimen: Specimen, donors: list[Donor], nodules: int, confounders: int, rng: np.random.Generator) -> Specimen:
    """Adds nodules, half drawn and half transplanted from donors, and crossing or bending vessels that are none.

    Both are blended the same way, so that the seam tells nothing.
    """
    scan, labels, truth = specimen.scan, specimen.labels.copy(), list(specimen.nodules)
    hu, spacing = scan.hu.astype(np.float32), scan.spacing_zyx
    lung = (hu < -600) & lung_mask(scan.hu, spacing)
    noise = float(np.median(np.abs(hu[1:] - hu[:-1])[lung[1:]]))
    coarse = spacing * COARSE
    depth = distance_transform_edt(lung_mask(scan.hu, spacing)[::2, ::4, ::4], coarse)
    places = np.argwhere(lung[::2, ::4, ::4]) * coarse
    deep = np.argwhere(depth > 14) * coarse
    blur = np.array([spacing[0] * 0.4, 0.6, 0.6])
    for _ in range(confounders):
        draw_tubes(hu, spacing, confounder(places[rng.integers(len(places))], rng), rng.uniform(-20, 90), blur, noise, rng)
    while len(truth) < len(specimen.nodules) + nodules:
        centre, diameter = places[rng.integers(len(places))], float(np.exp(rng.uniform(np.log(4), np.log(24))))
        if any(np.linalg.norm(centre - n.centre_mm) < (diameter + n.diameter_mm) / 2 + 10 for n in truth):
            continue
        if donors and rng.random() < 0.5:
            centre = deep[rng.integers(len(deep))]
            if any(np.linalg.norm(centre - n.centre_mm) < n.diameter_mm / 2 + 22 for n in truth):
                continue
            truth.append(transplant(hu, labels, spacing, centre, donors[rng.integers(len(donors))], rng))
            continue
        truth.append(Nodule(centre, diameter, str(rng.choice(DENSITIES, p=DENSITY_SHARES))))
        if rng.random() < 0.4:
            end = centre + direction(rng) * rng.uniform(12, 30)
            draw_tubes(hu, spacing, [(centre, end, min(2.5, diameter / 4), 0.7)], 40, blur, noise, rng)
        draw_nodule(hu, labels, spacing, truth[-1], blur, noise, rng)
    return Specimen(Scan(hu.round().astype(np.int16), spacing, scan.origin_xyz), labels, truth)


def confounder(place: np.ndarray, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray, float, float]]:
    """A straight, bent, forking or crossing vessel through a place (mm)."""
    radius, first = rng.uniform(1.0, 4.0), direction(rng)
    reach = rng.uniform(20, 35)
    tubes = [(place - first * reach, place, radius * 1.1, radius)]
    for _ in range(rng.integers(1, 4)):
        onward = first + rng.uniform(0.2, 1.2) * direction(rng)
        tubes.append((place, place + onward / np.linalg.norm(onward) * reach, radius, radius * rng.uniform(0.5, 0.9)))
    return tubes
