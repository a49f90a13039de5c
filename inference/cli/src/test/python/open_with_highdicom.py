"""Opens the result objects of one analysis with highdicom and compares them with summary.json.

Usage: open_with_highdicom.py RESULT_FOLDER. Each finding must have the same measurements and tracking UID in the report, and in the
segmentation voxels whose number, patient positions and source images agree with it. Prints one line per finding; exits with 1 on a difference.
"""

import json
import sys
from pathlib import Path

import highdicom as hd
import numpy as np

VOLUME, LONG_AXIS, SHORT_AXIS, DIAMETER = "118565006", "103339001", "103340004", "81827009"
KEYS = {VOLUME: "volumeMm3", LONG_AXIS: "longAxisMm", SHORT_AXIS: "shortAxisMm", DIAMETER: "meanDiameterMm"}
ROUNDING_MM, ROUNDING_MM3 = 0.01, 0.06


def frames(segmentation, number: int) -> list:
    """Functional groups and pixels of each frame of a segment."""
    pixels = segmentation.pixel_array.reshape(-1, segmentation.Rows, segmentation.Columns)
    return [
        (groups, frame)
        for groups, frame in zip(segmentation.PerFrameFunctionalGroupsSequence, pixels)
        if groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber == number
    ]


def patient_points(segmentation, number: int) -> np.ndarray:
    """LPS positions of a segment's voxels, from each frame's own plane position and the shared orientation."""
    shared = segmentation.SharedFunctionalGroupsSequence[0]
    orientation = np.array(shared.PlaneOrientationSequence[0].ImageOrientationPatient, float).reshape(2, 3)
    row_mm, column_mm = (float(v) for v in shared.PixelMeasuresSequence[0].PixelSpacing)
    points = []
    for groups, frame in frames(segmentation, number):
        origin = np.array(groups.PlanePositionSequence[0].ImagePositionPatient, float)
        rows, columns = np.nonzero(frame)
        points.append(origin + np.outer(columns * column_mm, orientation[0]) + np.outer(rows * row_mm, orientation[1]))
    return np.concatenate(points)


def voxel_mm3(segmentation) -> float:
    measures = segmentation.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    return float(measures.PixelSpacing[0]) * float(measures.PixelSpacing[1]) * float(measures.SpacingBetweenSlices)


def source_images(segmentation, number: int) -> set[str]:
    return {
        source.ReferencedSOPInstanceUID
        for groups, _ in frames(segmentation, number)
        for derivation in groups.DerivationImageSequence
        for source in derivation.SourceImageSequence
    }


def differences(finding: dict, group, segmentation) -> list[str]:
    number = finding["segmentNumber"]
    measured = {m.name.value: float(m.value) for m in group.get_measurements() if m.name.value in KEYS}
    points = patient_points(segmentation, number)
    checks = {
        "measurements": measured == {code: finding[key] for code, key in KEYS.items()},
        "segment of the group": list(group.referenced_segment.referenced_segment_numbers) == [number],
        "tracking UID of the segment": segmentation.get_segment_description(number).tracking_uid == finding["trackingUid"],
        "centre": np.linalg.norm(points.mean(axis=0) - finding["centreMm"]) <= ROUNDING_MM,
        "volume": abs(len(points) * voxel_mm3(segmentation) - finding["volumeMm3"]) <= ROUNDING_MM3,
        "source images": source_images(segmentation, number) == {s["sopInstanceUid"] for s in finding["sourceSlices"]},
    }
    return [what for what, equal in checks.items() if not equal]


def main(result: Path) -> int:
    summary = json.loads((result / "summary.json").read_text(encoding="utf-8"))
    files = {f["form"]: result / f["name"] for f in summary["files"]}
    groups = {g.tracking_uid: g for g in hd.sr.srread(files["STRUCTURED_REPORT"]).content.get_volumetric_roi_measurement_groups()}
    findings = summary["findings"]
    print(f"{len(findings)} findings, {len(groups)} measurement groups")
    if groups.keys() != {f["trackingUid"] for f in findings}:
        return 1
    if not findings:
        return 0
    segmentation = hd.seg.segread(files["SEGMENTATION"])
    bad = 0
    for finding in findings:
        wrong = differences(finding, groups[finding["trackingUid"]], segmentation)
        bad += bool(wrong)
        print(f"finding {finding['rank']}: {'differs in ' + ', '.join(wrong) if wrong else 'equal'}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
