"""How well the detector does on the crops of one fold.

Target pixels are marked by two or more readers; pixels of one reader are ignored. A component is 8-connected at the
segmentation threshold, of at least 4 pixels, and scores its highest probability. It is false when it touches no mark at all.
A nodule counts when a slice of it has at least 12 target pixels; it is found when a component touches, in any slice, the
target component nearest to the crop's centre. Dice is taken per nodule over its counting slices together, every
component in the crop included, then averaged; a miss is 0. Intervals are 95 % by bootstrap over patients.
"""
import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

from .crops import BACKGROUND, IGNORED, NODULE, Tiles, read_crops
from .export import runner
from .walk import SEGMENTATION_THRESHOLD, Network

SMALLEST_TARGET, SMALLEST_COMPONENT = 12, 4
RATES = (0.125, 0.25, 0.5, 1.0)
RESAMPLES = 1000
EIGHT = np.ones((3, 3))


@dataclass
class NoduleResult:
    patient: str
    peak: float = 0.0
    overlap: int = 0
    size: int = 0

    @property
    def dice(self) -> float:
        return 2 * self.overlap / self.size


@dataclass
class FoldResult:
    """Nodules, and per patient the number of crops and the scores of false components."""

    nodules: list[NoduleResult]
    crops: dict[str, int]
    false_peaks: dict[str, list[float]]


def central_target(label: np.ndarray) -> np.ndarray:
    """bool [128,128]: the target component nearest to the centre."""
    regions, count = ndimage.label(label == NODULE, EIGHT)
    if count == 0:
        return regions > 0
    points = np.argwhere(regions > 0)
    nearest = points[np.argmin(((points - (np.array(label.shape) - 1) / 2) ** 2).sum(1))]
    return regions == regions[tuple(nearest)]


def components(probability: np.ndarray, threshold: float) -> list[np.ndarray]:
    regions, count = ndimage.label(probability >= threshold, EIGHT)
    return [regions == k for k in range(1, count + 1) if (regions == k).sum() >= SMALLEST_COMPONENT]


def judged(tiles: Tiles, detect: Network, threshold: float) -> FoldResult:
    nodules: dict[str, NoduleResult] = {}
    result = FoldResult([], defaultdict(int), defaultdict(list))
    for image, label, name in zip(tiles.images, tiles.labels, tiles.nodules):
        probability = detect(image[None, None].astype(np.float32) / 255)[0, 0]
        patient, target = name.split("/")[0], central_target(label)
        result.crops[patient] += 1
        counts = (label == NODULE).sum() >= SMALLEST_TARGET
        nodule = nodules.setdefault(name, NoduleResult(patient)) if counts else None
        for component in components(probability, threshold):
            peak = float(probability[component].max())
            if not (label[component] != BACKGROUND).any():
                result.false_peaks[patient].append(peak)
            if nodule and (component & target).any():
                nodule.peak = max(nodule.peak, peak)
        if nodule:
            guess = (probability >= threshold) & (label != IGNORED)
            nodule.overlap += int((guess & (label == NODULE)).sum())
            nodule.size += int(guess.sum() + (label == NODULE).sum())
    result.nodules.extend(nodules.values())
    return result


def figures(result: FoldResult, patients: list[str]) -> dict[str, float]:
    """Dice and sensitivities over these patients (a patient drawn twice counts twice)."""
    drawn = {p: patients.count(p) for p in set(patients)}
    nodules = [(n, drawn[n.patient]) for n in result.nodules if n.patient in drawn]
    total = sum(times for _, times in nodules)
    crops = sum(result.crops[p] * times for p, times in drawn.items())
    false = np.sort(np.concatenate([[], *(result.false_peaks[p] * times for p, times in drawn.items())]))[::-1]
    answer = {"Dice": sum(n.dice * times for n, times in nodules) / total}
    for rate in RATES:
        allowed = int(rate * crops)
        cut = false[allowed] if allowed < len(false) else 0.0
        answer[f"sensitivity at {rate} false components per crop"] = sum(t for n, t in nodules if n.peak > cut) / total
    return answer


def report(result: FoldResult, seed: int = 1) -> None:
    patients = sorted(result.crops)
    rng = np.random.default_rng(seed)
    point = figures(result, patients)
    draws = [figures(result, list(rng.choice(patients, len(patients)))) for _ in range(RESAMPLES)]
    print(f"{len(patients)} patients, {sum(result.crops.values())} crops, {len(result.nodules)} nodules")
    for name, value in point.items():
        low, high = np.percentile([d[name] for d in draws], [2.5, 97.5])
        print(f"{name}: {value:.3f} ({low:.3f}-{high:.3f})")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--model", type=Path, required=True)
    arguments.add_argument("--fold", type=int, required=True)
    arguments.add_argument("--threshold", type=float, default=SEGMENTATION_THRESHOLD)
    chosen = arguments.parse_args()
    tiles = read_crops(chosen.data, (chosen.fold,))
    report(judged(tiles, runner(chosen.model / "detector.onnx"), chosen.threshold))


if __name__ == "__main__":
    main()
