package org.secondread.phantoms.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.secondread.phantoms.space.Vector3;

/** Writes numbers as DS: at most 16 characters (PS3.5 6.2), with as many digits as these hold. */
public final class DecimalString {

    private static final int LONGEST = 16;

    private DecimalString() {}

    public static String of(double value) {
        for (int digits = 15; digits > 0; digits--) {
            BigDecimal rounded = new BigDecimal(value, new MathContext(digits));
            String plain =
                    rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
            if (plain.length() <= LONGEST) {
                return plain;
            }
            String scientific = rounded.stripTrailingZeros().toString();
            if (scientific.length() <= LONGEST) {
                return scientific;
            }
        }
        throw new IllegalArgumentException("not a decimal number of 16 characters: " + value);
    }

    public static String[] of(double... values) {
        return Arrays.stream(values).mapToObj(DecimalString::of).toArray(String[]::new);
    }

    public static String[] of(Vector3... vectors) {
        return Arrays.stream(vectors)
                .flatMap(v -> Arrays.stream(of(new double[] {v.x(), v.y(), v.z()})))
                .toArray(String[]::new);
    }
}
