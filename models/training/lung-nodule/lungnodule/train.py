"""The whole training: crops, detector, mining, classifier, export."""
import argparse
import hashlib
import time
from pathlib import Path

import numpy as np
import torch

from .classifier import train_classifier
from .crops import read_crops
from .detector import train_detector
from .donors import Donor, donors_from
from .export import export_classifier, export_detector, runner
from .folds import TRAINING, fold_of
from .log import say
from .mining import Patches, mined
from .phantoms import phantom
from .scans import read_scan, reader_counts
from .specimens import Specimen, pasted, real_specimen, varied_scan

SEED = 20240611
FIRST_SCAN = SEED + 1000
FIRST_PHANTOM = 201_000
MINING_SCAN = "lidc-idri-0002"

DETECTOR_STEPS, DETECTOR_BATCH, DETECTOR_SEED = 2000, 24, 1
CLASSIFIER_STEPS, CLASSIFIER_BATCH = 700, 30
MINING_PHANTOMS, MINING_SCANS = 12, 4


def scan_specimen(original: Specimen, donors: list[Donor], seed: int) -> Specimen:
    """One more version of the mining scan, with 30 nodules and 25 confounding vessels set into its lungs."""
    rng = np.random.default_rng(seed)
    return pasted(varied_scan(original, rng), donors, nodules=30, confounders=25, rng=rng)


def phantom_specimen(number: int) -> Specimen:
    """Every sixth phantom has no nodule."""
    return phantom(FIRST_PHANTOM + number, 0 if number % 6 == 1 else 8)


def mined_patches(original: Specimen, donors: list[Donor], detector: Path) -> Patches:
    rng, detect, parts = np.random.default_rng(SEED), runner(detector), []
    makers = [lambda n=n: scan_specimen(original, donors, FIRST_SCAN + n) for n in range(MINING_SCANS)]
    makers += [lambda n=n: phantom_specimen(n) for n in range(MINING_PHANTOMS)]
    for make in makers:
        parts.append(mined(make(), detect, 60, rng))
        say(f"mined {len(parts[-1])} patches, {int(parts[-1].truth.sum())} nodules")
    return Patches.all_of(parts)


def mining_specimen(data: Path) -> Specimen:
    """The whole scan that lends its lungs; its patient is in the training folds."""
    if fold_of(MINING_SCAN.upper()) not in TRAINING:
        raise ValueError(f"{MINING_SCAN} is not in the training folds")
    scan, documents = read_scan(data / f"{MINING_SCAN}.tar.xz")
    return real_specimen(scan, reader_counts(scan, documents[0]))


def train(data: Path, out: Path) -> None:
    crops, original = read_crops(data, TRAINING), mining_specimen(data)
    donors = donors_from(crops)
    say(f"{len(crops)} crops, {len(donors)} donors")
    out.mkdir(parents=True, exist_ok=True)
    detector = out / "detector.onnx"
    if not detector.exists():
        export_detector(train_detector(crops, DETECTOR_STEPS, DETECTOR_BATCH, DETECTOR_SEED), detector)
    patches = mined_patches(original, donors, detector)
    say(f"{len(patches)} patches, {int(patches.truth.sum())} nodules")
    export_classifier(train_classifier(patches, CLASSIFIER_STEPS, CLASSIFIER_BATCH, SEED), out / "classifier.onnx")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True, help="a detector.onnx found there is kept")
    chosen = arguments.parse_args()
    torch.set_num_threads(1)
    started = time.monotonic()
    train(chosen.data, chosen.out)
    for file in ("detector.onnx", "classifier.onnx"):
        say(f"{file} {hashlib.sha256((chosen.out / file).read_bytes()).hexdigest()}")
    say(f"done after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
