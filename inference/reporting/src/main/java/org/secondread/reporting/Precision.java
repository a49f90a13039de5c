package org.secondread.reporting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.secondread.domain.CodedConcept;

/**
 * How finely numbers are told. Every form of a result rounds by this one rule, so that all of them state the same number:
 * lengths to 0.01 mm, volumes to 0.1 mm³, scores to 0.0001, anything else to six digits.
 */
public final class Precision {
    private static final int LENGTH_DECIMALS = 2;
    private static final int VOLUME_DECIMALS = 1;
    private static final int SCORE_DECIMALS = 4;
    private static final MathContext OTHERWISE = new MathContext(6, RoundingMode.HALF_UP);

    private Precision() {}

    public static BigDecimal length(double mm) {
        return decimals(mm, LENGTH_DECIMALS);
    }

    public static BigDecimal volume(double mm3) {
        return decimals(mm3, VOLUME_DECIMALS);
    }

    public static BigDecimal score(double score) {
        return decimals(score, SCORE_DECIMALS);
    }

    /** Rounds a measurement by its unit. */
    public static BigDecimal of(double value, CodedConcept unit) {
        return switch (unit.value()) {
            case "mm" -> length(value);
            case "mm3" -> volume(value);
            default -> BigDecimal.valueOf(value).round(OTHERWISE);
        };
    }

    private static BigDecimal decimals(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
