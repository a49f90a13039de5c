package org.secondread.preprocessing.quality;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.RequestContext;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Measures how good an input is, without judging it. */
public final class QualityMeter {
    private final CpuBudget cpus;

    public QualityMeter(CpuBudget cpus) {
        this.cpus = cpus;
    }

    /**
     * @param volume of the series
     * @param lungs on the volume's grid; may be empty
     * @return no figures when the volume is not in Hounsfield units
     * @throws org.secondread.domain.DiagnosisException CANCELLED, OUT_OF_TIME
     */
    public QualityFigures measure(
            CheckedSeries series, OrientedVolume volume, RegionMask lungs, RequestContext context) {
        if (!volume.source().unit().isSameAs(Rescale.HOUNSFIELD)) {
            return new QualityFigures(Map.of());
        }
        return measure(MeasuredVolume.of(volume, frames(series, volume), lungs, cpus, context), context);
    }

    QualityFigures measure(MeasuredVolume measured, RequestContext context) {
        QualityFigure[] kinds = QualityFigure.values();
        OptionalDouble[] values = new OptionalDouble[kinds.length];
        cpus.forEach(kinds.length, context, n -> values[n] = kinds[n].of(measured));
        Map<QualityFigure, Double> figures = new EnumMap<>(QualityFigure.class);
        for (QualityFigure kind : kinds) {
            values[kind.ordinal()].ifPresent(value -> figures.put(kind, value));
        }
        return new QualityFigures(figures);
    }

    private static List<CheckedFrame> frames(CheckedSeries series, OrientedVolume volume) {
        Set<SourceFrame> used = new HashSet<>(volume.source().frames());
        return series.frames().stream()
                .filter(frame -> used.contains(frame.source()))
                .toList();
    }
}
