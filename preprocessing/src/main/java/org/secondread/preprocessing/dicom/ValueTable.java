package org.secondread.preprocessing.dicom;

import org.secondread.domain.CodedConcept;
import org.secondread.domain.DiagnosisException;

/**
 * A lookup table (PS3.3 C.11.1.1): the first entry belongs to the first stored value mapped and to all below, the last
 * entry to all stored values above.
 *
 * @param first stored value of the first entry
 * @param entries the values; owned by this table
 * @param bits of the values: 8 to 16
 */
public record ValueTable(int first, short[] entries, int bits, CodedConcept unit) implements UnitMapping {
    private static final int MAX_ENTRIES = 1 << 16;

    /**
     * Reads LUT Descriptor (0028,3002) and LUT Data (0028,3006) of a sequence item. Zero entries mean 65,536. Entries of 8
     * bits come one a word, or two.
     *
     * @param signed whether the values to be mapped, and so the first of them, are two's complement
     * @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE
     */
    static ValueTable read(AttributeReader item, boolean signed, CodedConcept unit) {
        int[] descriptor = item.words(DicomAttribute.LUT_DESCRIPTOR);
        if (descriptor.length == 0) {
            throw DicomAttribute.LUT_DESCRIPTOR.missing("is absent or has no value");
        }
        if (descriptor.length != 3) {
            throw DicomAttribute.LUT_DESCRIPTOR.malformed("must have 3 values");
        }
        int count = descriptor[0] == 0 ? MAX_ENTRIES : descriptor[0];
        int first = signed ? (short) descriptor[1] : descriptor[1];
        int bits = descriptor[2];
        if (bits < 8 || bits > 16) {
            throw DicomAttribute.LUT_DESCRIPTOR.malformed("entries must have 8 to 16 bits (PS3.3 C.11.1.1.1)");
        }
        return new ValueTable(first, entries(item.words(DicomAttribute.LUT_DATA), count, bits), bits, unit);
    }

    private static short[] entries(int[] words, int count, int bits) {
        boolean packed = bits == 8 && words.length < count && 2 * words.length >= count;
        if (words.length == 0) {
            throw DicomAttribute.LUT_DATA.missing("is absent or has no value");
        }
        if (!packed && words.length != count) {
            throw DicomAttribute.LUT_DATA.malformed("must have as many entries as its descriptor says");
        }
        short[] entries = new short[count];
        for (int n = 0; n < count; n++) {
            int entry = packed ? words[n / 2] >> 8 * (n % 2) & 0xFF : words[n];
            if (entry >= 1 << bits) {
                throw DicomAttribute.LUT_DATA.malformed("an entry has more bits than its descriptor says");
            }
            entries[n] = (short) entry;
        }
        return entries;
    }

    @Override
    public double of(double stored) {
        int index = (int) Math.max(0, Math.min(entries.length - 1.0, stored - first));
        return entries[index] & 0xFFFF;
    }

    /** The largest value that an entry could hold. */
    int largest() {
        return (1 << bits) - 1;
    }
}
