"""Writes the golden case of a model: a small phantom volume and what the walk answers to it, as docs/model-card.md wants it."""
import argparse
import gzip
from importlib.metadata import version
from pathlib import Path

import numpy as np
import yaml
from scipy.ndimage import gaussian_filter

from .crops import TILE
from .export import runner
from .phantoms import phantom
from .sampling import stretched
from .scans import Scan
from .walk import OPERATING_POINT, Network, candidates, patches_at, probability_map, scored

PHANTOM = 910_001
SIZE_XYZ = (150, 140, 12)
LEVEL_HU = 6
"""Values are rounded to this step, so that the volume packs well."""

SAMPLE_TOLERANCE = 0.002
SHIFT_ZYX = np.array([0.5, -4.25, 3.5])


def golden_scan() -> Scan:
    """A piece of a phantom around its two nearest nodules, every axis of another length and spacing."""
    scan, nodules = (specimen := phantom(PHANTOM)).scan, specimen.nodules
    pairs = [(np.linalg.norm(a.centre_mm - b.centre_mm), a, b) for i, a in enumerate(nodules) for b in nodules[:i]]
    _, one, other = min(pairs, key=lambda pair: pair[0])
    middle = np.round((0.4 * one.centre_mm + 0.6 * other.centre_mm) / scan.spacing_zyx).astype(int)
    size = np.array(SIZE_XYZ[::-1])
    low = np.clip(middle - size // 2 + [1, 6, -9], 0, np.array(scan.hu.shape) - size)
    piece = scan.hu[tuple(slice(a, a + n) for a, n in zip(low, size))].astype(np.float32)
    smooth = gaussian_filter(piece, (0, 1.4, 1.4))
    hu = (np.round(smooth / LEVEL_HU) * LEVEL_HU).astype(np.int16)
    return Scan(hu, np.round(scan.spacing_zyx, 3), np.zeros(3))


def packed(folder: Path, name: str, values: np.ndarray) -> str:
    (folder / name).write_bytes(gzip.compress(values.tobytes(), 9, mtime=0))
    return name


def rounded(values: np.ndarray) -> np.ndarray:
    step = SAMPLE_TOLERANCE / 4
    return (np.round(values / step) * step).astype("<f4")


def write_golden(folder: Path, detect: Network, classify: Network) -> None:
    scan = golden_scan()
    everywhere = np.ones(scan.hu.shape, bool)
    found = scored(scan, candidates(scan, probability_map(scan, everywhere, detect)), classify)
    deepest = round(found[0].centre_zyx[0])
    corners = [(0, 0, deepest), (SIZE_XYZ[0] - TILE, SIZE_XYZ[1] - TILE, deepest - 1)]
    tiles = np.stack([stretched(scan.hu[z, y:y + TILE, x:x + TILE]) for x, y, z in corners])[:, None]
    centres = [np.round(c, 2) for c in (found[0].centre_zyx, found[-1].centre_zyx, found[0].centre_zyx + SHIFT_ZYX)]
    probability, scores = rounded(detect(tiles)), rounded(classify(patches_at(scan, centres)))
    golden = {
        "format": 1,
        "made": f"lungnodule.golden in models/training/lung-nodule, phantom seed {PHANTOM}, onnxruntime {version('onnxruntime')},"
                f" scipy {version('scipy')}",
        "volume": {"file": packed(folder, "volume.i16.gz", scan.hu.astype("<i2")), "sizeXyz": list(SIZE_XYZ),
                   "spacingXyzMm": scan.spacing_zyx[::-1].tolist()},
        "stages": [
            {"name": "detector", "samples": [list(c) for c in corners],
             "file": packed(folder, "detector.f32.gz", probability), "tolerance": SAMPLE_TOLERANCE},
            {"name": "classifier", "samples": [c[::-1].tolist() for c in centres],
             "file": packed(folder, "classifier.f32.gz", scores), "tolerance": SAMPLE_TOLERANCE}],
        "candidates": [{"centreXyzMm": np.round(c.centre_mm, 3).tolist(), "voxels": c.voxels, "score": round(c.score, 4)}
                       for c in found],
        "candidateTolerance": {"centreMm": 0.2, "voxelShare": 0.02, "score": 0.005},
        "findings": sum(c.score >= OPERATING_POINT for c in found)}
    (folder / "golden.yaml").write_text(yaml.safe_dump(golden, sort_keys=False, default_flow_style=None, width=150))
    print(f"{len(found)} candidates, probability up to {probability.max():.3f}, patch scores {scores.ravel().tolist()}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, required=True)
    model = arguments.parse_args().model
    folder = model / "golden"
    folder.mkdir(exist_ok=True)
    write_golden(folder, runner(model / "detector.onnx"), runner(model / "classifier.onnx"))


if __name__ == "__main__":
    main()
