package org.secondread.preprocessing.dicom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A tolerated deviation as it occurred in one series.
 *
 * @param kind what it is
 * @param instances how many instances show it
 * @param detail measured figures with units, or empty; no patient data
 */
public record Deviation(ToleratedDeviation kind, int instances, String detail) {
    /** What a reader of the results has to know of files that were not taken: dropped copies, and images that are no slices. */
    public static List<Deviation> ofLeftOut(List<LeftOut> leftOut) {
        Map<LeftOut.Reason, Long> counts = leftOut.stream()
                .collect(Collectors.groupingBy(
                        LeftOut::reason, () -> new EnumMap<>(LeftOut.Reason.class), Collectors.counting()));
        List<Deviation> deviations = new ArrayList<>();
        counts.forEach((reason, count) -> {
            if (reason == LeftOut.Reason.DUPLICATE) {
                deviations.add(new Deviation(ToleratedDeviation.DUPLICATE_DROPPED, count.intValue(), ""));
            } else if (reason.isImage()) {
                deviations.add(new Deviation(
                        ToleratedDeviation.IMAGES_LEFT_OUT, count.intValue(), count + " x " + reason.what()));
            }
        });
        return deviations;
    }

    @Override
    public String toString() {
        String figures = detail.isEmpty() ? "" : ": " + detail;
        return kind.sentence() + figures + " (" + kind.clause() + ")";
    }
}
