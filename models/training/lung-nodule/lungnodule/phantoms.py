"""Synthetic chests whose nodules are known by construction."""
import numpy as np
from scipy.ndimage import gaussian_filter

from .scans import Scan
from .shapes import DENSITIES, DENSITY_SHARES, Nodule, direction, draw_nodule, draw_tubes
from .specimens import Specimen

Tube = tuple[np.ndarray, np.ndarray, float, float]


def vessel_tree(start: np.ndarray, heading: np.ndarray, radius: float, rng: np.random.Generator) -> list[Tube]:
    """Branches until they are thinner than 0.7 mm."""
    tubes, growing = [], [(start, heading, radius)]
    while growing:
        point, toward, thick = growing.pop()
        toward = toward + 0.25 * direction(rng)
        toward /= np.linalg.norm(toward)
        end = point + toward * thick * rng.uniform(4, 9)
        thin = thick * rng.uniform(0.85, 0.95)
        tubes.append((point, end, thick, thin))
        for share in (rng.uniform(0.75, 0.95), rng.uniform(0.5, 0.8)):
            if thin * share > 0.7:
                growing.append((end, toward + rng.uniform(0.4, 0.9) * direction(rng), thin * share))
    return tubes


def phantom(seed: int, nodules: int = 6) -> Specimen:
    """A chest of random build, spacing and noise, with this many nodules of 5..22 mm."""
    rng = np.random.default_rng(seed)
    spacing = np.array([rng.choice([1.0, 1.25, 1.5, 2.0, 2.5]), *rng.uniform(0.65, 0.85, 2)])
    size_mm = np.array([rng.uniform(90, 140), 270.0, 350.0])
    shape = np.ceil(size_mm / spacing).astype(int)
    z, y, x = np.ogrid[tuple(slice(0, n) for n in shape)]
    z, y, x = z * spacing[0] - size_mm[0] / 2, y * spacing[1] - size_mm[1] / 2, x * spacing[2] - size_mm[2] / 2
    body = (y / 120) ** 2 + (x / 165) ** 2 + 0 * z < 1
    hu = np.where(body, np.float32(rng.uniform(20, 60)), np.float32(-1000))
    hu[body & ((y / 108) ** 2 + (x / 153) ** 2 > 1)] = rng.uniform(-120, 40)
    lung_hu, vessel_hu = rng.uniform(-890, -790), rng.uniform(0, 90)
    lungs = np.zeros(shape, bool)
    for side in (-1, 1):
        lungs |= ((z / (size_mm[0] * 0.75)) ** 2 + (y / rng.uniform(82, 92)) ** 2 + ((x - side * 78) / rng.uniform(50, 58)) ** 2) < 1
    hu[lungs] = lung_hu
    _draw_ribs(hu, size_mm, body, lungs, (z, y, x), rng)
    centre = size_mm / 2
    for side in (-1, 1):
        tubes: list[Tube] = []
        for _ in range(rng.integers(7, 12)):
            hilum = centre + np.array([rng.uniform(-0.3, 0.3) * size_mm[0], rng.uniform(-25, 25), side * 32])
            tubes += vessel_tree(hilum, np.array([rng.uniform(-0.8, 0.8), rng.uniform(-1, 1), side * 1.0]), rng.uniform(3, 6), rng)
        inside = [t for t in tubes if _lies_in(lungs, (t[0] + t[1]) / 2, spacing)]
        draw_tubes(hu, spacing, inside, vessel_hu, np.full(3, 0.01), 0, rng)
    labels = np.zeros(hu.shape, np.uint8)
    truth = _draw_nodules(hu, labels, lungs, spacing, nodules, rng)
    hu = gaussian_filter(hu, np.array([spacing[0] * 0.4, 0.6, 0.6]) * rng.uniform(0.6, 1.2) / spacing)
    grain = gaussian_filter(rng.normal(0, 1, hu.shape).astype(np.float32), (0, *[rng.uniform(0, 0.9)] * 2))
    hu += grain * (rng.uniform(8, 35) / grain.std())
    return Specimen(Scan(hu.round().astype(np.int16), spacing, np.zeros(3)), labels, truth)


def _draw_ribs(hu: np.ndarray, size_mm: np.ndarray, body: np.ndarray, lungs: np.ndarray, grids: tuple, rng: np.random.Generator) -> None:
    z, y, x = grids
    shell = np.sqrt((y / 100) ** 2 + (x / 145) ** 2)
    for height in np.arange(-size_mm[0] / 2, size_mm[0] / 2, rng.uniform(20, 28)):
        rib = ((z - height - 0.25 * y) / 6) ** 2 + ((shell - 1) * 120 / 4.5) ** 2 < 1
        hu[rib & ~lungs & body] = rng.uniform(300, 800)
    hu[((y - 70) ** 2 + x ** 2 + 0 * z < 18 ** 2) & ~lungs] = rng.uniform(150, 500)


def _lies_in(mask: np.ndarray, point_mm: np.ndarray, spacing: np.ndarray) -> bool:
    index = np.round(point_mm / spacing).astype(int)
    return bool((index >= 0).all() and (index < mask.shape).all() and mask[tuple(index)])


def _draw_nodules(hu: np.ndarray, labels: np.ndarray, lungs: np.ndarray, spacing: np.ndarray, count: int, rng: np.random.Generator) -> list[Nodule]:
    truth: list[Nodule] = []
    places = np.argwhere(lungs[::2, ::4, ::4]) * [2, 4, 4]
    while len(truth) < count:
        centre = places[rng.integers(len(places))] * spacing
        diameter = rng.uniform(5, 22)
        apart = all(np.linalg.norm(centre - n.centre_mm) > (diameter + n.diameter_mm) / 2 + 6 for n in truth)
        if apart and (diameter / 2 < centre[0] < hu.shape[0] * spacing[0] - diameter / 2):
            density = str(rng.choice(DENSITIES, p=DENSITY_SHARES))
            truth.append(Nodule(centre, diameter, density))
            if rng.random() < 0.3:
                end = centre + direction(rng) * rng.uniform(15, 30)
                draw_tubes(hu, spacing, [(centre, end, min(2.5, diameter / 4), 0.8)], 40, np.full(3, 0.01), 0, rng)
            draw_nodule(hu, labels, spacing, truth[-1], np.full(3, 0.01), 0, rng)
    return truth
