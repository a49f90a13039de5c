package org.secondread.preprocessing.quality;

import java.util.List;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Tells whether a series shows lungs, and where its pixels fall short of what a model's card demands. */
public final class InputQuality {
    private final QualityMeter meter;
    private final QualityJudge judge = new QualityJudge();

    public InputQuality(CpuBudget cpus) {
        this.meter = new QualityMeter(cpus);
    }

    /**
     * @param volume of the series
     * @param lungs on the volume's grid
     * @return what limits the result although the series is admitted
     * @throws DiagnosisException SERIES_OUTSIDE_INTENDED_USE when there are no lungs, or a figure is beyond a bound at which the card
     *     refuses; CANCELLED, OUT_OF_TIME
     */
    public List<Limitation> assess(
            CheckedSeries series,
            OrientedVolume volume,
            RegionMask lungs,
            QualityCriteria criteria,
            RequestContext context) {
        if (lungs.isEmpty()) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_OUTSIDE_INTENDED_USE,
                    DicomAttribute.PIXEL_DATA.toString(),
                    "the model accepts images of the lungs, and none were found");
        }
        return judge.judge(meter.measure(series, volume, lungs, context), criteria);
    }
}
