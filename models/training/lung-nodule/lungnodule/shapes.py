"""Synthetic nodules and vessels, drawn as coverage (0..1 per voxel) into small boxes of a volume."""
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from .crops import NODULE

Vector = np.ndarray


@dataclass(frozen=True)
class Box:
    """A part of a volume: `low` is its first index (z, y, x); positions in mm are index * spacing."""

    low: np.ndarray
    shape: np.ndarray
    spacing: np.ndarray

    @staticmethod
    def around(centre_mm: Vector, reach_mm: float, spacing: Vector, volume: tuple[int, ...]) -> "Box":
        low = np.clip(np.floor((centre_mm - reach_mm) / spacing).astype(int), 0, np.array(volume) - 1)
        high = np.clip(np.ceil((centre_mm + reach_mm) / spacing).astype(int) + 1, low + 1, volume)
        return Box(low, high - low, spacing)

    def grids(self) -> list[np.ndarray]:
        """The z, y and x positions in mm, each shaped to broadcast."""
        axes = [(l + np.arange(n)) * s for l, n, s in zip(self.low, self.shape, self.spacing)]
        return [a.reshape([-1 if k == axis else 1 for k in range(3)]).astype(np.float32) for axis, a in enumerate(axes)]

    def slices(self) -> tuple[slice, ...]:
        return tuple(slice(l, l + n) for l, n in zip(self.low, self.shape))


def soft(inside_mm: np.ndarray, edge_mm: float) -> np.ndarray:
    """Coverage from the signed distance to the surface, with an edge of about one voxel."""
    return np.clip(inside_mm / edge_mm + 0.5, 0, 1)


def tube(box: Box, start: Vector, end: Vector, radius_start: float, radius_end: float) -> np.ndarray:
    """A tapering capsule from start to end (mm)."""
    z, y, x = box.grids()
    axis = end - start
    length2 = float(axis @ axis) + 1e-6
    along = np.clip(((z - start[0]) * axis[0] + (y - start[1]) * axis[1] + (x - start[2]) * axis[2]) / length2, 0, 1)
    distance = np.sqrt((z - start[0] - along * axis[0]) ** 2 + (y - start[1] - along * axis[1]) ** 2
                       + (x - start[2] - along * axis[2]) ** 2)
    return soft(radius_start + along * (radius_end - radius_start) - distance, float(box.spacing[1]))


def direction(rng: np.random.Generator) -> Vector:
    vector = rng.normal(size=3)
    return vector / np.linalg.norm(vector)


def lumpy_ball(box: Box, centre: Vector, diameter: float, rng: np.random.Generator) -> np.ndarray:
    """An ellipsoid with axes up to 1.6 : 1, lobes, and sometimes spicules."""
    z, y, x = box.grids()
    turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    scale = rng.uniform(0.8, 1.28, 3)
    scale /= np.prod(scale) ** (1 / 3)
    offset = [z - centre[0], y - centre[1], x - centre[2]]
    local = [sum(turn[k][j] * offset[j] for j in range(3)) / scale[k] for k in range(3)]
    distance = np.sqrt(sum(v * v for v in local)) + 1e-6
    radius = np.full(distance.shape, diameter / 2, np.float32)
    lobes = rng.choice([0.0, 0.05, 0.12])
    for _ in range(5):
        toward = direction(rng)
        cosine = sum(t * v for t, v in zip(toward, local)) / distance
        radius += diameter / 2 * lobes * rng.normal() * np.cos(rng.integers(1, 4) * np.arccos(np.clip(cosine, -1, 1)))
    cover = soft(radius - distance, float(box.spacing[1]))
    if diameter > 6 and rng.random() < 0.35:
        for _ in range(rng.integers(4, 12)):
            tip = centre + direction(rng) * diameter * rng.uniform(0.6, 0.95)
            cover = np.maximum(cover, tube(box, centre, tip, diameter * 0.12, 0.3))
    return cover


@dataclass(frozen=True)
class Nodule:
    """Truth: centre in mm of the volume's own axes (z, y, x) and diameter of the ball it was drawn from."""

    centre_mm: Vector
    diameter_mm: float
    density: str


DENSITIES = ("solid", "part-solid", "ground-glass")
DENSITY_SHARES = (0.6, 0.2, 0.2)


def draw_nodule(hu: np.ndarray, labels: np.ndarray, spacing: Vector, nodule: Nodule, blur_mm: Vector, noise: float,
                rng: np.random.Generator) -> None:
    """Blends a nodule into hu (float32, in place) with the scan's blur and its noise, and marks it in labels."""
    box = Box.around(nodule.centre_mm, nodule.diameter_mm * 1.1 + 3, spacing, hu.shape)
    cover = lumpy_ball(box, nodule.centre_mm, nodule.diameter_mm, rng)
    if nodule.density == "solid":
        layers = [(cover, rng.uniform(-20, 90))]
    elif nodule.density == "ground-glass":
        layers = [(cover * rng.uniform(0.85, 1), rng.uniform(-650, -350))]
    else:
        core = nodule.diameter_mm * rng.uniform(0.35, 0.7)
        inner = lumpy_ball(box, nodule.centre_mm + direction(rng) * (nodule.diameter_mm - core) * 0.25, core, rng)
        layers = [(cover, rng.uniform(-650, -400)), (inner, rng.uniform(-50, 60))]
    labels[box.slices()][cover >= 0.5] = NODULE
    for layer, value in layers:
        blend(hu, box, layer, value, blur_mm, noise, rng)


def blend(hu: np.ndarray, box: Box, cover: np.ndarray, value: float, blur_mm: Vector, noise: float,
          rng: np.random.Generator) -> None:
    """hu rises towards `value` where the blurred coverage is; denser tissue (vessels inside ground glass) stays."""
    sigma = blur_mm / box.spacing
    cover = gaussian_filter(cover.astype(np.float32), sigma)
    grain = gaussian_filter(rng.normal(0, 1, cover.shape).astype(np.float32), (0, 0.6, 0.6))
    grain *= noise / max(float(grain.std()), 1e-6)
    part = hu[box.slices()]
    part += np.where(part < value, cover * (value + grain - part), 0)


def draw_tubes(hu: np.ndarray, spacing: Vector, tubes: list[tuple[Vector, Vector, float, float]], value: float,
               blur_mm: Vector, noise: float, rng: np.random.Generator) -> None:
    """Blends tapering tubes (start, end, radius at start, radius at end; mm) into hu, in place."""
    for start, end, thick, thin in tubes:
        reach = float(np.linalg.norm(end - start)) / 2 + thick + 3
        box = Box.around((start + end) / 2, reach, spacing, hu.shape)
        blend(hu, box, tube(box, start, end, thick, thin), value, blur_mm, noise, rng)
