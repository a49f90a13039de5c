package org.secondread.preprocessing.volume;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.PixelPadding;
import org.secondread.preprocessing.dicom.SourceHeader;

/** Describes a series and the volume that was assembled from it. */
public final class SeriesInspector {

    public SeriesInspection inspect(CheckedSeries series, Volume volume) {
        SourceHeader header = series.header();
        Map<SourceFrame, CheckedFrame> frames =
                series.frames().stream().collect(Collectors.toMap(CheckedFrame::source, Function.identity()));
        List<CheckedFrame> slices = volume.frames().stream()
                .map(frame -> Optional.ofNullable(frames.get(frame))
                        .orElseThrow(() -> new IllegalArgumentException("the volume is not of this series")))
                .toList();
        ValueStatistics.Sum all = new ValueStatistics.Sum();
        ValueStatistics.Sum image = new ValueStatistics.Sum();
        for (int k = 0; k < slices.size(); k++) {
            addSlice(volume, k, slices.get(k).padding(), all, image);
        }
        return new SeriesInspection(
                header.seriesInstanceUid(),
                header.modality(),
                header.bodyPartExamined(),
                header.photometricInterpretation(),
                slices.stream()
                        .map(slice -> slice.syntax().uid())
                        .distinct()
                        .sorted()
                        .toList(),
                volume.grid(),
                slices.get(0).sliceThicknessMm(),
                volume.unit(),
                all.statistics(),
                image.voxels() == 0 ? Optional.empty() : Optional.of(image.statistics()),
                missingNumbers(slices),
                volume.deviations(),
                series.leftOut());
    }

    private static void addSlice(
            Volume volume, int k, Optional<PixelPadding> padding, ValueStatistics.Sum all, ValueStatistics.Sum image) {
        PatientGrid grid = volume.grid();
        for (int j = 0; j < grid.sizeY(); j++) {
            for (int i = 0; i < grid.sizeX(); i++) {
                double stored = volume.storedAt(i, j, k);
                double value = volume.units(k).of(stored);
                all.add(value);
                if (padding.isEmpty() || !padding.get().contains(stored)) {
                    image.add(value);
                }
            }
        }
    }

    private static long missingNumbers(List<CheckedFrame> slices) {
        IntSummaryStatistics numbers = slices.stream()
                .flatMapToInt(slice -> slice.source().instanceNumber().stream())
                .distinct()
                .summaryStatistics();
        return numbers.getCount() == 0 ? 0 : (long) numbers.getMax() - numbers.getMin() + 1 - numbers.getCount();
    }
}
