package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * The boxes of a JP2 file (T.800 annex I), which some writers leave around the codestream though PS3.5 A.4.4 forbids it.
 * What they say of colour is passed over: the DICOM header has the word.
 */
final class Jp2Wrapper {
    private static final long SIGNATURE = 0x6A502020L;
    private static final long CODESTREAM = 0x6A703263L;

    private Jp2Wrapper() {}

    /** The codestream within boxes, or all of the bytes when there are none. */
    static Cursor codestream(byte[] bytes, int from, int end) {
        Cursor boxes = new Cursor(bytes, from, end);
        if (boxes.remaining() == 0 || bytes[from] != 0) {
            return boxes;
        }
        if (boxes.u32() != 12 || boxes.u32() != SIGNATURE) {
            throw Refusal.malformed("begins neither with SOC nor with a JP2 signature");
        }
        boxes.skip(4);
        while (true) {
            long length = boxes.u32();
            long type = boxes.u32();
            long header = 8;
            if (length == 1) {
                length = boxes.u32() << 32 | boxes.u32();
                header = 16;
            }
            long content = length == 0 ? boxes.remaining() : length - header;
            if (content < 0) {
                throw Refusal.malformed("a box of its JP2 wrapper has no length");
            }
            if (type == CODESTREAM) {
                return boxes.take(Math.min(content, boxes.remaining()));
            }
            boxes.skip(content);
        }
    }
}
