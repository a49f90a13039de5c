package org.secondread.reporting.object;

import org.dcm4che3.data.ElementDictionary;

/** Names attributes for people: {@code ContentSequence[2]>NumericValue (0040,A30A)}. */
public final class AttributePath {
    private AttributePath() {}

    public static String of(int tag) {
        String keyword = ElementDictionary.keywordOf(tag, null);
        return keyword + " (%04X,%04X)".formatted(tag >>> 16, tag & 0xFFFF);
    }
}
