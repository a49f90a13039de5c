"""Opens the result objects of one analysis with highdicom and compares them with summary.json.

Usage: open_with_highdicom.py RESULT_FOLDER SERIES_FOLDER. Each finding must have the same measurements and tracking UID in the report, and in
the segmentation voxels whose number, centre and patient positions agree with it. Prints one line per finding; exits with 1 on a difference.
"""

import json
import sys
from pathlib import Path

import highdicom as hd
import numpy as np

VOLUME, LONG_AXIS, SHORT_AXIS = "118565006", "103339001", "103340004"


def measurements(group) -> dict[str, float]:
    return {m.name.value: float(m.value) for m in group.get_measurements()}


def patient_points(segmentation, number: int) -> np.ndarray:
    """LPS positions of a segment's voxels, from each frame's own plane position and the shared orientation."""
    shared = segmentation.SharedFunctionalGroupsSequence[0]
    orientation = np.array(shared.PlaneOrientationSequence[0].ImageOrientationPatient, float).reshape(2, 3)
    row_mm, column_mm = (float(v) for v in shared.PixelMeasuresSequence[0].PixelSpacing)
    frames = segmentation.pixel_array.reshape(-1, segmentation.Rows, segmentation.Columns)
    points = []
    for groups, frame in zip(segmentation.PerFrameFunctionalGroupsSequence, frames):
        if groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber != number:
            continue
        origin = np.array(groups.PlanePositionSequence[0].ImagePositionPatient, float)
        rows, columns = np.nonzero(frame)
        points.append(origin + np.outer(columns * column_mm, orientation[0]) + np.outer(rows * row_mm, orientation[1]))
    return np.concatenate(points)


def main(result: Path, series: Path) -> int:
    summary = json.loads((result / "summary.json").read_text(encoding="utf-8"))
    files = {f["form"]: result / f["name"] for f in summary["files"]}
    report = hd.sr.srread(files["STRUCTURED_REPORT"])
    groups = report.content.get_volumetric_roi_measurement_groups()
    findings = summary["findings"]
    if len(groups) != len(findings):
        print(f"{len(findings)} findings, {len(groups)} measurement groups")
        return 1
    if not findings:
        print("no findings, no groups")
        return 0
    segmentation = hd.seg.segread(files["SEGMENTATION"])
    by_tracking = {group.tracking_uid: group for group in groups}
    bad = 0
    for number, finding in enumerate(findings, start=1):
        group = by_tracking[finding["trackingUid"]]
        values = measurements(group)
        description = segmentation.get_segment_description(number)
        points = patient_points(segmentation, number)
        centre_off = float(np.linalg.norm(points.mean(axis=0) - finding["centreMm"]))
        equal = (
            abs(values[VOLUME] - finding["volumeMm3"]) <= 0.051
            and abs(values[LONG_AXIS] - finding["longAxisMm"]) <= 0.0051
            and abs(values[SHORT_AXIS] - finding["shortAxisMm"]) <= 0.0051
            and description.tracking_uid == finding["trackingUid"]
            and group.referenced_segment.ReferencedSOPSequence[0].ReferencedSegmentNumber == number
            and centre_off <= 0.02
        )
        bad += not equal
        print(f"finding {number}: {'equal' if equal else 'DIFFERS'}, {len(points)} voxels, centre off by {centre_off:.3f} mm")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
