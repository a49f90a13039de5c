"""Reads result folders with highdicom and prints what it finds there as JSON.

Usage: read_results.py FOLDER..., each with report.dcm and, where there are findings, segmentation.dcm.
"""

import json
import sys
from pathlib import Path

import numpy as np
from highdicom.seg import segread
from highdicom.sr import srread


def groups(report):
    found = []
    for group in report.content.get_volumetric_roi_measurement_groups():
        found.append({
            "trackingUid": group.tracking_uid,
            "segment": int(group.referenced_segment.referenced_segment_numbers[0]),
            "measurements": {m.name.value: float(m.value) for m in group.get_measurements()},
        })
    return found


def points(segmentation, number):
    """Patient positions of a segment's voxels, by highdicom's own volume and matrix."""
    volume = segmentation.get_volume(segment_numbers=[number], combine_segments=False)
    indices = np.argwhere(volume.array[..., 0] > 0)
    return volume.map_indices_to_reference(indices).tolist()


def segments(segmentation):
    return [
        {"trackingUid": segmentation.get_segment_description(n).tracking_uid, "points": points(segmentation, n)}
        for n in segmentation.segment_numbers
    ]


def main(folders):
    result = {}
    for folder in map(Path, folders):
        segmentation = folder / "segmentation.dcm"
        result[str(folder)] = {
            "groups": groups(srread(folder / "report.dcm")),
            "segments": segments(segread(segmentation)) if segmentation.exists() else [],
        }
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
