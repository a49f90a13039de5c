package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;

/**
 * Which values an image was meant to be looked at, and how they become grey (PS3.3 C.11.2): a window of one of three
 * shapes, or a table. For what is displayed only: no measurement goes through it.
 */
public sealed interface VoiLut {
    /** The grey of a value in units, from 0 to 1, before MONOCHROME1 turns it round. */
    double of(double value);

    /** VOI LUT Function (0028,1056). */
    enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }

    /**
     * Window Center (0028,1050) and Window Width (0028,1051).
     *
     * @param width at least 1 for LINEAR, positive otherwise
     */
    record Window(double centre, double width, Function function) implements VoiLut {
        @Override
        public double of(double value) {
            return switch (function) {
                case LINEAR -> linear(value);
                case LINEAR_EXACT -> clamp((value - centre) / width + 0.5);
                case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - centre) / width));
            };
        }

        /** PS3.3 C.11.2.1.2.1: the window's ends are pixel values, hence the halves; a width of 1 is a threshold. */
        private double linear(double value) {
            double half = (width - 1) / 2;
            if (value <= centre - 0.5 - half) {
                return 0;
            }
            return value > centre - 0.5 + half ? 1 : (value - (centre - 0.5)) / (width - 1) + 0.5;
        }

        private static double clamp(double grey) {
            return Math.max(0, Math.min(1, grey));
        }
    }

    /** The first item of VOI LUT Sequence (0028,3010). */
    record Table(ValueTable table) implements VoiLut {
        @Override
        public double of(double value) {
            return table.of(Math.rint(value)) / table.largest();
        }
    }

    /**
     * The first view that a frame names, a table before a window; empty when it names none.
     *
     * @param signed whether the values that go in can be negative, which the table's own numbers cannot tell
     * @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE
     */
    static Optional<VoiLut> read(AttributeReader frame, boolean signed) {
        List<AttributeReader> tables = frame.items(DicomAttribute.VOI_LUT_SEQUENCE);
        return tables.isEmpty()
                ? window(frame).map(VoiLut.class::cast)
                : Optional.of(new Table(ValueTable.read(tables.get(0), signed, Rescale.NO_UNIT)));
    }

    private static Optional<Window> window(AttributeReader frame) {
        List<String> centres = frame.strings(DicomAttribute.WINDOW_CENTER);
        List<String> widths = frame.strings(DicomAttribute.WINDOW_WIDTH);
        if (centres.isEmpty() || widths.isEmpty()) {
            return Optional.empty();
        }
        double centre = number(DicomAttribute.WINDOW_CENTER, centres.get(0));
        double width = number(DicomAttribute.WINDOW_WIDTH, widths.get(0));
        if (centre == 0 && width == 0) {
            return Optional.empty(); // how scanners write that nobody has chosen a window
        }
        Function function = function(frame.optionalString(DicomAttribute.VOI_LUT_FUNCTION));
        if (function == Function.LINEAR ? width < 1 : width <= 0) {
            throw DicomAttribute.WINDOW_WIDTH.malformed("is no width of a window (PS3.3 C.11.2.1.2)");
        }
        return Optional.of(new Window(centre, width, function));
    }

    private static double number(DicomAttribute attribute, String text) {
        return NumberStrings.decimal(text)
                .orElseThrow(() -> attribute.malformed("is not a finite decimal string (PS3.5 6.2)"));
    }

    private static Function function(Optional<String> term) {
        return switch (term.orElse("LINEAR")) {
            case "LINEAR" -> Function.LINEAR;
            case "LINEAR_EXACT" -> Function.LINEAR_EXACT;
            case "SIGMOID" -> Function.SIGMOID;
            default ->
                throw DicomAttribute.VOI_LUT_FUNCTION.malformed("is not among the functions of PS3.3 C.11.2.1.3");
        };
    }
}
