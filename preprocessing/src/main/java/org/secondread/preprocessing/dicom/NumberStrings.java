package org.secondread.preprocessing.dicom;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The numbers of value representations DS and IS (PS3.5 section 6.2), and nothing else: Java's own parsers accept type
 * suffixes, hexadecimal floating point and words.
 */
final class NumberStrings {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,12}");

    /** Longer than any number that is meant: 16 characters are allowed. */
    private static final int MAX_LENGTH = 64;

    private NumberStrings() {}

    /** A finite decimal number, or empty when the text is none. */
    static OptionalDouble decimal(String text) {
        if (text.length() > MAX_LENGTH || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** An integer of −2³¹ to 2³¹−1, or empty when the text is none. */
    static OptionalInt integer(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        long value = Long.parseLong(text);
        return value == (int) value ? OptionalInt.of((int) value) : OptionalInt.empty();
    }
}
