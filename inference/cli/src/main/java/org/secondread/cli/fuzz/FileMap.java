package org.secondread.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a DICOM file lie, as far as a mutation has to know: a mutation that strikes at random would hardly ever
 * meet a length or a marker. Only little endian is looked through, and only as far as it makes sense; the rest is the
 * mutator's by bytes.
 *
 * @param elements top-level data elements before the pixels, those of the meta information included
 * @param pixelsAt offset of Pixel Data's tag, or the file's length
 * @param markers offsets of what looks like a codestream's marker behind it
 */
record FileMap(List<Element> elements, int pixelsAt, List<Integer> markers) {
    private static final int PREAMBLE = 132;
    private static final int PIXEL_DATA_GROUP = 0x7FE0;
    private static final int MAX_MARKERS = 200;

    /**
     * One data element.
     *
     * @param at offset of its tag
     * @param lengthAt offset of its length field
     * @param valueAt offset of its value
     * @param end offset after its value
     */
    record Element(int at, int lengthAt, int valueAt, int end) {}

    static FileMap of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean prefixed = file.length > PREAMBLE && file[128] == 'D' && file[129] == 'I' && file[130] == 'C';
        List<Element> elements = new ArrayList<>();
        int at = prefixed ? PREAMBLE : 0;
        while (at + 8 <= file.length && (bytes.getShort(at) & 0xFFFF) < PIXEL_DATA_GROUP) {
            Element element = element(bytes, at);
            if (element.end > file.length || element.end < element.valueAt) {
                break;
            }
            elements.add(element);
            at = element.end;
        }
        int pixelsAt = at + 8 <= file.length ? at : file.length;
        return new FileMap(elements, pixelsAt, markers(file, pixelsAt));
    }

    private static Element element(ByteBuffer bytes, int at) {
        String vr = "" + (char) bytes.get(at + 4) + (char) bytes.get(at + 5);
        if (!vr.matches("[A-Z]{2}")) {
            return ending(at, at + 4, at + 8, bytes.getInt(at + 4));
        }
        boolean isLong = vr.matches("O[A-Z]|S[QV]|U[CNRTV]");
        if (isLong) {
            return ending(at, at + 8, at + 12, at + 12 <= bytes.capacity() ? bytes.getInt(at + 8) : -1);
        }
        return ending(at, at + 6, at + 8, bytes.getShort(at + 6) & 0xFFFF);
    }

    private static Element ending(int at, int lengthAt, int valueAt, int length) {
        return new Element(at, lengthAt, valueAt, length < 0 ? -1 : valueAt + length);
    }

    private static List<Integer> markers(byte[] file, int from) {
        List<Integer> markers = new ArrayList<>();
        for (int n = from; n + 1 < file.length && markers.size() < MAX_MARKERS; n++) {
            int code = file[n + 1] & 0xFF;
            if (file[n] == (byte) 0xFF && code >= 0x4F && code != 0xFF) {
                markers.add(n);
            }
        }
        return markers;
    }
}
