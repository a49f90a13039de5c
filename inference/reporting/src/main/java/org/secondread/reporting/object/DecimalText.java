package org.secondread.reporting.object;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.secondread.domain.Vector3;

/** Numbers as Decimal String (DS), at most 16 characters (PS3.5 section 6.2), as exact as fits. */
public final class DecimalText {
    private static final int MOST_CHARACTERS = 16;

    private DecimalText() {}

    public static String of(double value) {
        return of(BigDecimal.valueOf(value));
    }

    /** Keeps trailing zeros, which say how exact a number is. */
    public static String of(BigDecimal value) {
        for (int digits = MOST_CHARACTERS; ; digits--) {
            BigDecimal rounded =
                    value.precision() <= digits ? value : value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            String text = shorter(rounded.toPlainString(), rounded.toString());
            if (text.length() <= MOST_CHARACTERS) {
                return text;
            }
        }
    }

    /** The components x, y, z. */
    public static String[] of(Vector3 vector) {
        return new String[] {of(vector.x()), of(vector.y()), of(vector.z())};
    }

    private static String shorter(String plain, String scientific) {
        return plain.length() <= MOST_CHARACTERS ? plain : scientific;
    }
}
