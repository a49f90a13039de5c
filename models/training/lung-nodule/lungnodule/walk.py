"""The walk from a volume to scored candidates; the service repeats it, and README.md states its rules in words."""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .crops import TILE
from .lungs import lung_mask
from .sampling import LOWEST_HU, patch_hu, scaled, stretched
from .scans import Scan

STRIDE = 96
RAMP = 32
SEGMENTATION_THRESHOLD = 0.5
"""A voxel of at least this probability belongs to a candidate."""

OPERATING_POINT = 0.7
"""A candidate whose classifier score is at least this is a finding."""

SMALLEST_DIAMETER_MM = 3.0
"""Of the sphere with the candidate's volume."""

BATCH = 16

Network = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Candidate:
    """One connected region; centre is (z, y, x) as index, weighted by probability."""

    centre_zyx: np.ndarray
    centre_mm: np.ndarray
    voxels: int
    diameter_mm: float
    peak: float
    score: float


def tile_starts(low: int, high: int, size: int) -> list[int]:
    """Where tiles start along one axis: the fewest that cover low..high (inclusive), over its middle, moved into the image."""
    length = high + 1 - low
    count = 1 + max(0, -(-(length - TILE) // STRIDE))
    first = low - (TILE + (count - 1) * STRIDE - length) // 2
    return [max(0, min(first + n * STRIDE, size - TILE)) for n in range(count)]


def tile_weight() -> np.ndarray:
    """float32 [128,128]: the product of a ramp per axis, 1/32 at the edge and 1 from 31 pixels inwards."""
    steps = np.arange(TILE)
    ramp = np.minimum(np.minimum(steps + 1, TILE - steps), RAMP) / RAMP
    return np.outer(ramp, ramp).astype(np.float32)


def slice_probability(plane: np.ndarray, mask: np.ndarray, detect: Network) -> np.ndarray:
    """float32 [Y,X]: the weighted mean of the tiles over a slice; 0 where no tile lies."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    places = [(r, c) for r in tile_starts(rows[0], rows[-1], plane.shape[0])
              for c in tile_starts(columns[0], columns[-1], plane.shape[1])
              if mask[r:r + TILE, c:c + TILE].any()]
    tiles = np.stack([stretched(plane[r:r + TILE, c:c + TILE]) for r, c in places])[:, None]
    answers = np.concatenate([detect(tiles[i:i + BATCH]) for i in range(0, len(tiles), BATCH)])[:, 0]
    total, weights, weight = np.zeros(plane.shape, np.float32), np.zeros(plane.shape, np.float32), tile_weight()
    for (r, c), answer in zip(places, answers):
        total[r:r + TILE, c:c + TILE] += answer * weight
        weights[r:r + TILE, c:c + TILE] += weight
    return np.divide(total, weights, out=total, where=weights > 0)


def probability_map(scan: Scan, mask: np.ndarray, detect: Network) -> np.ndarray:
    """float32 [Z,Y,X], 0 outside the lung mask."""
    hu, pad = scan.hu, [max(0, TILE - n) for n in scan.hu.shape[1:]]
    result = np.zeros(hu.shape, np.float32)
    for z in np.flatnonzero(mask.any((1, 2))):
        plane = np.pad(hu[z], [(0, p) for p in pad], constant_values=int(LOWEST_HU))
        inside = np.pad(mask[z], [(0, p) for p in pad])
        answer = slice_probability(plane, inside, detect)
        result[z] = answer[:hu.shape[1], :hu.shape[2]] * mask[z]
    return result


def candidates(scan: Scan, probability: np.ndarray, threshold: float = SEGMENTATION_THRESHOLD) -> list[Candidate]:
    """The 26-connected regions at or above the threshold that are large enough, not yet scored by the classifier."""
    regions, count = ndimage.label(probability >= threshold, np.ones((3, 3, 3)))
    found = []
    for number, box in enumerate(ndimage.find_objects(regions), 1):
        own = np.where(regions[box] == number, probability[box], 0)
        voxels = int(np.count_nonzero(own))
        diameter = (6 * voxels * float(np.prod(scan.spacing_zyx)) / np.pi) ** (1 / 3)
        if diameter >= SMALLEST_DIAMETER_MM:
            centre = np.array(ndimage.center_of_mass(own)) + [b.start for b in box]
            peak = float(own.max())
            found.append(Candidate(centre, scan.patient_mm(centre), voxels, diameter, peak, peak))
    return found


def patches_at(scan: Scan, centres_zyx: list[np.ndarray]) -> np.ndarray:
    """float32 [N,1,32,40,40] for the classifier."""
    return np.stack([scaled(patch_hu(scan.hu, scan.spacing_zyx, c)) for c in centres_zyx])[:, None]


def scored(scan: Scan, found: list[Candidate], classify: Network) -> list[Candidate]:
    """The candidates with the classifier's score as their score, highest first."""
    result = []
    for start in range(0, len(found), BATCH):
        some = found[start:start + BATCH]
        scores = classify(patches_at(scan, [c.centre_zyx for c in some]))[:, 0]
        result += [Candidate(c.centre_zyx, c.centre_mm, c.voxels, c.diameter_mm, c.peak, float(s))
                   for c, s in zip(some, scores)]
    return sorted(result, key=lambda c: -c.score)


def walk(scan: Scan, detect: Network, classify: Network) -> list[Candidate]:
    """All candidates of a scan, highest score first."""
    mask = lung_mask(scan.hu, scan.spacing_zyx)
    return scored(scan, candidates(scan, probability_map(scan, mask, detect)), classify)
