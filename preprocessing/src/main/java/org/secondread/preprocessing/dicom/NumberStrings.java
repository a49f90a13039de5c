package org.secondread.preprocessing.dicom;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The numbers of value representations DS and IS (PS3.5 section 6.2), and nothing else: Java's own parsers accept type
 * suffixes, hexadecimal floating point and words.
 */
final class NumberStrings {
    /** Longer than any number that is meant: 16 characters are allowed. */
    private static final int MAX_LENGTH = 64;

    private static final int MAX_INTEGER_LENGTH = 12;

    /** Of these characters Java's parser makes the numbers of DS and no others: no words, suffixes or hexadecimals. */
    private static final String DECIMAL = "0123456789.+-eE";

    private static final String INTEGER = "0123456789+-";

    private NumberStrings() {}

    /** A finite decimal number, or empty when the text is none. */
    static OptionalDouble decimal(String text) {
        if (text.length() > MAX_LENGTH || !consistsOf(DECIMAL, text)) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** An integer of −2³¹ to 2³¹−1, or empty when the text is none. */
    static OptionalInt integer(String text) {
        if (text.length() > MAX_INTEGER_LENGTH || !consistsOf(INTEGER, text)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean consistsOf(String characters, String text) {
        for (int n = 0; n < text.length(); n++) {
            if (characters.indexOf(text.charAt(n)) < 0) {
                return false;
            }
        }
        return true;
    }
}
