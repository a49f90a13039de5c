package org.secondread.preprocessing.dicom;

import java.util.List;

/**
 * Instances that belong together and are each sound by themselves: one patient, study, series, frame of reference and
 * object class. Whether they form a volume is not settled yet.
 *
 * @param header what all have in common
 * @param frames at least one, by Instance Number, then SOP Instance UID, then frame: the same order in whatever order they came
 * @param deviations what was tolerated
 * @param leftOut files that were not taken
 */
public record CheckedSeries(
        SourceHeader header, List<CheckedFrame> frames, List<Deviation> deviations, List<LeftOut> leftOut) {
    public CheckedSeries {
        frames = List.copyOf(frames);
        deviations = List.copyOf(deviations);
        leftOut = List.copyOf(leftOut);
    }
}
