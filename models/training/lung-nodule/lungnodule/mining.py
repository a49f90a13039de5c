"""Labelled patches for the classifier: what the detector proposes, and places chosen at random."""
from dataclasses import dataclass

import numpy as np

from .crops import IGNORED, NODULE
from .lungs import lung_mask
from .sampling import patch_hu
from .specimens import Specimen
from .walk import Candidate, Network, candidates, probability_map

CONTEXT_ZYX = (44, 54, 54)
"""Kept around a candidate at 1 mm, so that training can shift, turn and scale before cutting the patch."""

MINING_THRESHOLD = 0.15
SPREAD_MM = 1.5
LOW_HU, HIGH_HU = -1100, 500


@dataclass(frozen=True)
class Patches:
    """hu: int16 [N,44,54,54]; truth: float32 [N], 1 for a nodule."""

    hu: np.ndarray
    truth: np.ndarray

    def __len__(self) -> int:
        return len(self.truth)

    @staticmethod
    def all_of(parts: list["Patches"]) -> "Patches":
        return Patches(np.concatenate([p.hu for p in parts]), np.concatenate([p.truth for p in parts]))


def is_nodule(specimen: Specimen, centre_zyx: np.ndarray) -> bool | None:
    """True within half the diameter (at least 3 mm) of a nodule; None where it is not certain."""
    centre = centre_zyx * specimen.scan.spacing_zyx
    ratios = [np.linalg.norm(centre - n.centre_mm) / max(n.diameter_mm / 2, 3) for n in specimen.nodules]
    if ratios and min(ratios) <= 1:
        return True
    near = tuple(slice(max(0, int(c) - 2), int(c) + 3) for c in centre_zyx)
    doubtful = (specimen.labels[near] == IGNORED).any() or (specimen.labels[near] == NODULE).any()
    return None if doubtful or (ratios and min(ratios) < 1.5) else False


def mined(specimen: Specimen, detect: Network, random_places: int, rng: np.random.Generator) -> Patches:
    """Candidates of the detector, every nodule's true centre (scattered), and random vessels."""
    scan = specimen.scan
    mask = lung_mask(scan.hu, scan.spacing_zyx)
    proposed: list[Candidate] = candidates(scan, probability_map(scan, mask, detect), MINING_THRESHOLD)
    centres = [c.centre_zyx for c in proposed]
    centres += [(n.centre_mm + rng.normal(0, SPREAD_MM, 3)) / scan.spacing_zyx for n in specimen.nodules]
    vessels = np.argwhere((scan.hu > -500) & mask)
    centres += list(vessels[rng.integers(len(vessels), size=random_places)].astype(float))
    judged = [(c, is_nodule(specimen, c)) for c in centres]
    kept = [(c, truth) for c, truth in judged if truth is not None]
    hu = np.stack([patch_hu(scan.hu, scan.spacing_zyx, c, CONTEXT_ZYX) for c, _ in kept])
    return Patches(np.clip(hu, LOW_HU, HIGH_HU).astype(np.int16), np.array([t for _, t in kept], np.float32))
