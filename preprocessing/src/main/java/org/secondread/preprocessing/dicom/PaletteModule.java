package org.secondread.preprocessing.dicom;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * Reads the Palette Color Lookup Table Module (PS3.3 C.7.9). A segmented table is drawn out: it gives runs of values,
 * straight lines, and references to segments that stand earlier (C.7.9.2).
 */
final class PaletteModule {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final AttributeReader attributes;

    /** @param attributes in little endian */
    PaletteModule(AttributeReader attributes) {
        this.attributes = attributes;
    }

    /** @throws org.secondread.domain.DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE */
    Palette read(PixelFormat format) {
        Descriptor red = descriptor(DicomAttribute.RED_PALETTE_DESCRIPTOR);
        Descriptor green = descriptor(DicomAttribute.GREEN_PALETTE_DESCRIPTOR);
        Descriptor blue = descriptor(DicomAttribute.BLUE_PALETTE_DESCRIPTOR);
        if (green.entries != red.entries || blue.entries != red.entries || green.first != red.first) {
            throw DicomAttribute.GREEN_PALETTE_DESCRIPTOR.malformed("must describe as many entries as red and blue");
        }
        return new Palette(
                format.signed() ? (short) red.first : red.first,
                entries(red, DicomAttribute.RED_PALETTE, DicomAttribute.SEGMENTED_RED_PALETTE),
                entries(green, DicomAttribute.GREEN_PALETTE, DicomAttribute.SEGMENTED_GREEN_PALETTE),
                entries(blue, DicomAttribute.BLUE_PALETTE, DicomAttribute.SEGMENTED_BLUE_PALETTE));
    }

    /** Number of entries, 0 of which stands for 65,536; first stored value; bits of an entry. */
    private Descriptor descriptor(DicomAttribute attribute) {
        ByteBuffer value = value(attribute);
        if (value.remaining() != 3 * Short.BYTES) {
            throw attribute.malformed("must have three values (PS3.3 C.7.6.3.1.5)");
        }
        int entries = value.getShort() & 0xFFFF;
        int first = value.getShort() & 0xFFFF;
        int bits = value.getShort();
        if (bits != Byte.SIZE && bits != Short.SIZE) {
            throw attribute.malformed("entries must have 8 or 16 bits");
        }
        return new Descriptor(entries == 0 ? 1 << Short.SIZE : entries, first, bits);
    }

    private byte[] entries(Descriptor descriptor, DicomAttribute plain, DicomAttribute segmented) {
        if (attributes.contains(plain)) {
            return plain(descriptor, plain);
        }
        try {
            return new Segments(value(segmented), descriptor.bits, descriptor.entries, segmented).drawn();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw segmented.malformed("ends inside a segment or points outside").causedBy(e);
        }
    }

    /** Entries of 8 bits lie two in a word, or, as some write them, one in a word. */
    private byte[] plain(Descriptor descriptor, DicomAttribute attribute) {
        ByteBuffer value = value(attribute);
        int words = value.remaining() / Short.BYTES;
        boolean inWords = descriptor.bits == Short.SIZE || words >= descriptor.entries && descriptor.entries > 1;
        if ((inWords ? words : value.remaining()) < descriptor.entries) {
            throw attribute.malformed("has fewer entries than its descriptor says");
        }
        byte[] entries = new byte[descriptor.entries];
        int down = descriptor.bits - Byte.SIZE;
        for (int n = 0; n < entries.length; n++) {
            entries[n] = inWords ? (byte) (value.getShort(Short.BYTES * n) >> down) : value.get(n);
        }
        return entries;
    }

    private ByteBuffer value(DicomAttribute attribute) {
        byte[] bytes = attributes.bytes(attribute);
        if (bytes.length == 0) {
            throw attribute.missing("is needed for PALETTE COLOR");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private record Descriptor(int entries, int first, int bits) {}

    /** Draws out a segmented table until it is full; each segment adds at least one entry, so that this ends. */
    private static final class Segments {
        private final ByteBuffer words;
        private final int bits;
        private final DicomAttribute attribute;
        private final byte[] entries;
        private int count;
        private int last;

        Segments(ByteBuffer words, int bits, int entries, DicomAttribute attribute) {
            this.words = words;
            this.bits = bits;
            this.attribute = attribute;
            this.entries = new byte[entries];
        }

        byte[] drawn() {
            while (count < entries.length) {
                int kind = next();
                if (kind == INDIRECT) {
                    repeat();
                } else {
                    draw(kind);
                }
            }
            return entries;
        }

        private void draw(int kind) {
            int length = next();
            if (length < 1 || length > entries.length - count || kind != DISCRETE && kind != LINEAR) {
                throw attribute.malformed("holds an empty, too long or unknown segment (PS3.3 C.7.9.2)");
            }
            int from = last;
            int to = kind == LINEAR ? next() : 0;
            for (int n = 1; n <= length; n++) {
                last = kind == DISCRETE ? next() : (int) Math.rint(from + (double) (to - from) * n / length);
                entries[count++] = (byte) (last >> bits - Byte.SIZE);
            }
        }

        private void repeat() {
            int segments = next();
            int offset = bits == Byte.SIZE ? words.getInt() : next() | next() << Short.SIZE;
            int back = words.position();
            words.position(offset);
            for (int n = 0; n < segments; n++) {
                draw(next());
            }
            words.position(back);
        }

        private int next() {
            return bits == Byte.SIZE ? words.get() & 0xFF : words.getShort() & 0xFFFF;
        }
    }
}
