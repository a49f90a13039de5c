package org.secondread.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.quality.QualityMeter;
import org.secondread.preprocessing.tensor.LungSegmenter;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.Volume;

/** How good an input is, as {@code inspect} prints it: measured, and judged by nobody, since the bounds are a model's. */
final class InspectedQuality {
    private InspectedQuality() {}

    /** @param volume in Hounsfield units */
    static Map<String, Object> describe(CheckedSeries series, Volume volume, CpuBudget cpus, RequestContext context) {
        OrientedVolume oriented = new OrientedVolume(volume);
        RegionMask lungs = new LungSegmenter(cpus).segment(oriented, context);
        Map<String, Object> map = new LinkedHashMap<>();
        new QualityMeter(cpus)
                .measure(series, oriented, lungs, context)
                .byKind()
                .forEach((figure, value) -> map.put(figure.key(), measured(value, figure.unit())));
        return map;
    }

    private static Map<String, Object> measured(double value, String unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("unit", unit);
        return map;
    }
}
