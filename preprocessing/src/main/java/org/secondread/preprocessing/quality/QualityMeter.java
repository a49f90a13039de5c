package org.secondread.preprocessing.quality;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.RequestContext;
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
        MeasuredVolume measured = MeasuredVolume.of(series, volume, lungs, cpus, context);
        QualityFigure[] kinds = QualityFigure.values();
        OptionalDouble[] values = new OptionalDouble[kinds.length];
        cpus.forEach(kinds.length, context, n -> values[n] = kinds[n].of(measured));
        Map<QualityFigure, Double> figures = new EnumMap<>(QualityFigure.class);
        for (QualityFigure kind : kinds) {
            values[kind.ordinal()].ifPresent(value -> figures.put(kind, value));
        }
        return new QualityFigures(figures);
    }
}
