package org.secondread.preprocessing.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Data elements as bytes, written as PS3.5 section 7 says or as it does not. All are little endian. */
final class Encoded {
    static final int UNDEFINED = -1;
    static final byte[] ITEM_END = header(0xFFFEE00D, 0);
    static final byte[] SEQUENCE_END = header(0xFFFEE0DD, 0);

    private Encoded() {}

    static byte[] explicit(int tag, String vr, String value) {
        return explicit(tag, vr, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] explicit(int tag, String vr, byte[] value) {
        return join(explicitHeader(tag, vr, value.length), value);
    }

    /** Header in the long form for the VRs that have it, else in the short form. */
    static byte[] explicitHeader(int tag, String vr, int length) {
        boolean longForm = "OB OW SQ UN UT".contains(vr);
        ByteBuffer header = littleEndian(longForm ? 12 : 8).put(tag(tag)).put(vr.getBytes(StandardCharsets.ISO_8859_1));
        return longForm
                ? header.putShort((short) 0).putInt(length).array()
                : header.putShort((short) length).array();
    }

    static byte[] implicit(int tag, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return join(header(tag, bytes.length), bytes);
    }

    /** Tag and length of 32 bits: an element in implicit VR, an item or a delimiter. */
    static byte[] header(int tag, int length) {
        return littleEndian(8).put(tag(tag)).putInt(length).array();
    }

    static byte[] item(byte[]... elements) {
        byte[] content = join(elements);
        return join(header(0xFFFEE000, content.length), content);
    }

    static byte[] openItem(byte[]... elements) {
        return join(header(0xFFFEE000, UNDEFINED), join(elements));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] tag(int tag) {
        return littleEndian(4)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
