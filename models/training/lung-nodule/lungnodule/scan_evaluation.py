"""What the whole walk finds in real scans and in phantoms.

Phantoms are those drawn here, or folders that benchmarks/phantoms wrote: `series/` with DICOM files, and `truth.json`.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np

from .export import runner
from .phantoms import phantom
from .scans import Scan, read_folder, read_scan, reader_counts
from .shapes import Nodule
from .specimens import Specimen, real_specimen
from .walk import OPERATING_POINT, Candidate, Network, walk

VISIBLE_MM = np.array([-52.0, -148.0, 60.0])
"""The visible nodule of the Lung-Fused-CT-Pathology scan: a regression point, not clinical truth."""

PHANTOM_SEEDS = range(900_000, 900_006)


def tell(name: str, found: list[Candidate], truth_mm: list[np.ndarray], seconds: float) -> None:
    findings = [c for c in found if c.score >= OPERATING_POINT]
    print(f"{name}: {len(found)} candidates, {len(findings)} findings, {seconds:.0f} s on one thread")
    for rank, c in enumerate(found[:12], 1):
        near = min((float(np.linalg.norm(c.centre_mm - t)) for t in truth_mm), default=float("nan"))
        print(f"  {rank:2d} score {c.score:.3f} peak {c.peak:.2f} {c.diameter_mm:5.1f} mm at"
              f" {np.round(c.centre_mm, 1).tolist()}, {near:.1f} mm from the truth")


def judge_phantom(specimen: Specimen, found: list[Candidate]) -> tuple[int, int, int]:
    """Nodules of 8 mm or more, those found within half their diameter, and findings near no nodule at all."""
    findings = [c.centre_zyx * specimen.scan.spacing_zyx for c in found if c.score >= OPERATING_POINT]
    far = [[float(np.linalg.norm(f - n.centre_mm)) / (n.diameter_mm / 2) for f in findings] for n in specimen.nodules]
    large = [row for row, n in zip(far, specimen.nodules) if n.diameter_mm >= 8]
    missed = [n for row, n in zip(far, specimen.nodules) if n.diameter_mm >= 8 and min(row, default=9) > 1]
    for n in missed:
        print(f"  missed: {n.density} {n.diameter_mm:.1f} mm")
    false = sum(all(row[k] > 1 for row in far) for k in range(len(findings)))
    return len(large), len(large) - len(missed), false


def written_phantom(folder: Path) -> Specimen:
    """A phantom that benchmarks/phantoms wrote."""
    scan, truth = read_folder(folder / "series"), json.loads((folder / "truth.json").read_text())
    nodules = [Nodule(scan.index_zyx(np.array(n["centreMm"])) * scan.spacing_zyx, n["diameterMm"], n["density"].lower())
               for n in truth["nodules"]]
    return Specimen(scan, np.zeros(scan.hu.shape, np.uint8), nodules)


def timed_walk(scan: Scan, detect: Network, classify: Network) -> tuple[list[Candidate], float]:
    started = time.monotonic()
    return walk(scan, detect, classify), time.monotonic() - started


def tell_phantom(name: str, specimen: Specimen, detect: Network, classify: Network) -> None:
    found, seconds = timed_walk(specimen.scan, detect, classify)
    large, hits, false = judge_phantom(specimen, found)
    top = [round(c.score, 2) for c in found[:9]]
    print(f"phantom {name}: {hits} of {large} nodules of 8 mm or more, {false} false alarms,"
          f" {len(found)} candidates, highest scores {top}, {seconds:.0f} s", flush=True)


def tell_scan(name: str, data: Path, detect: Network, classify: Network) -> None:
    scan, documents = read_scan(data / f"{name}.tar.xz")
    truth = [VISIBLE_MM]
    if documents:
        real = real_specimen(scan, reader_counts(scan, documents[0]))
        truth = [scan.patient_mm(n.centre_mm / scan.spacing_zyx) for n in real.nodules]
    found, seconds = timed_walk(scan, detect, classify)
    tell(name, found, truth, seconds)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--model", type=Path, required=True)
    arguments.add_argument("what", nargs="+", help="'drawn', a folder of a written phantom, or a scan in the data folder")
    chosen = arguments.parse_args()
    networks = runner(chosen.model / "detector.onnx"), runner(chosen.model / "classifier.onnx")
    for what in chosen.what:
        if what == "drawn":
            for seed in PHANTOM_SEEDS:
                tell_phantom(str(seed), phantom(seed, 0 if seed % 5 == 4 else 6), *networks)
        elif (Path(what) / "truth.json").exists():
            tell_phantom(Path(what).name, written_phantom(Path(what)), *networks)
        else:
            tell_scan(what, chosen.data, *networks)


if __name__ == "__main__":
    main()
