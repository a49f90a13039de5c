package org.secondread.preprocessing.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.quality.QualityCriteria.Bound;
import org.secondread.preprocessing.quality.QualityCriteria.Consequence;

/** Compares what was measured with what a model accepts. */
final class QualityJudge {

    /**
     * @return one limitation per figure beyond its bound
     * @throws DiagnosisException SERIES_OUTSIDE_INTENDED_USE when a figure is beyond a bound that refuses
     */
    List<Limitation> judge(QualityFigures figures, QualityCriteria criteria) {
        List<Limitation> limitations = new ArrayList<>();
        for (Map.Entry<QualityFigure, Double> measured : figures.byKind().entrySet()) {
            Bound bound = criteria.bounds().get(measured.getKey());
            if (bound != null && !bound.accepts(measured.getValue())) {
                limitations.add(limitation(measured.getKey(), measured.getValue(), bound));
            }
        }
        return List.copyOf(limitations);
    }

    private static Limitation limitation(QualityFigure kind, double value, Bound bound) {
        String detail = kind.meaning() + ": " + text(value, kind) + "; the model accepts " + text(bound, kind);
        if (bound.otherwise() == Consequence.REFUSE) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_OUTSIDE_INTENDED_USE, DicomAttribute.PIXEL_DATA.toString(), detail);
        }
        return kind.limitation().with(detail);
    }

    private static String text(Bound bound, QualityFigure kind) {
        if (bound.atLeast().isPresent() && bound.atMost().isPresent()) {
            return number(bound.atLeast().getAsDouble()) + " to "
                    + text(bound.atMost().getAsDouble(), kind);
        }
        OptionalDouble end = bound.atLeast().isPresent() ? bound.atLeast() : bound.atMost();
        return (bound.atLeast().isPresent() ? "at least " : "at most ") + text(end.getAsDouble(), kind);
    }

    private static String text(double value, QualityFigure kind) {
        return (number(value) + " " + kind.unitInWords()).strip();
    }

    /** Three decimals for shares and ratios, one for what is large. */
    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
