package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The items of an encapsulated pixel value (PS3.5 section A.4), which is always little endian. The first one is the Basic
 * Offset Table; the others are fragments.
 *
 * @param offsetTable value of the first item, possibly empty
 * @param fragments the other items that are not empty
 * @param delimited whether the sequence ends with its delimiter; else the file ends after an item
 * @param end offset in the file of what follows the value
 */
record ItemSequence(byte[] offsetTable, List<Fragment> fragments, boolean delimited, long end) {
    private static final int ITEM = 0xFFFE_E000;
    private static final int DELIMITER = 0xFFFE_E0DD;
    private static final int ITEM_HEADER = 8;
    private static final int FIRST_BYTES = 4;

    /** More than a million items cost time and memory, and no image has them. */
    private static final int MAX_ITEMS = 1 << 20;

    /**
     * One item that holds a frame or a part of it.
     *
     * @param start of the item's tag, counted from the tag of the first item after the offset table, as the table does
     * @param firstBytes the first four bytes of the value, the first one highest; zeros where it is shorter
     * @param value where it lies
     */
    record Fragment(long start, int firstBytes, EncodedPixels.Stored value) {}

    /** @throws DiagnosisException TRUNCATED, MALFORMED_ATTRIBUTE */
    static ItemSequence scan(Path file, FileChannel channel, long from) throws IOException {
        Scan scan = new Scan(file, channel, from);
        byte[] table = scan.offsetTable();
        List<Fragment> fragments = new ArrayList<>();
        boolean delimited = scan.readFragments(fragments);
        if (fragments.isEmpty()) {
            throw truncated("holds no fragment");
        }
        return new ItemSequence(table, List.copyOf(fragments), delimited, scan.at);
    }

    private static DiagnosisException truncated(String rule) {
        return DiagnosisException.of(ErrorCode.TRUNCATED, DicomAttribute.PIXEL_DATA.toString(), rule);
    }

    /** Steps from item to item by their lengths, each of which is compared with the file's. */
    private static final class Scan {
        private final Path file;
        private final FileChannel channel;
        private final long size;
        private final ByteBuffer start = ByteBuffer.allocate(ITEM_HEADER + FIRST_BYTES);
        private long at;
        private long length;

        Scan(Path file, FileChannel channel, long from) throws IOException {
            this.file = file;
            this.channel = channel;
            this.size = channel.size();
            this.at = from;
        }

        byte[] offsetTable() throws IOException {
            if (at >= size || readTag() != ITEM) {
                throw DicomAttribute.PIXEL_DATA.malformed("must begin with a Basic Offset Table (PS3.5 A.4)");
            }
            if (length > (long) MAX_ITEMS * Integer.BYTES) {
                throw DicomAttribute.PIXEL_DATA.malformed(
                        "has an offset table longer than any number of frames demands");
            }
            ByteBuffer table = ByteBuffer.allocate((int) length);
            while (table.hasRemaining() && channel.read(table, at + ITEM_HEADER + table.position()) >= 0) {
                // a read may give less than was asked for
            }
            at += ITEM_HEADER + length;
            return table.array();
        }

        /** Whether the sequence ended with its delimiter. */
        boolean readFragments(List<Fragment> into) throws IOException {
            long first = at;
            for (int items = 0; at < size; items++) {
                int tag = readTag();
                if (tag == DELIMITER) {
                    at += ITEM_HEADER;
                    return true;
                }
                if (tag != ITEM || items == MAX_ITEMS) {
                    throw DicomAttribute.PIXEL_DATA.malformed(
                            "holds something else than items, or too many (PS3.5 A.4)");
                }
                if (length > 0) {
                    into.add(new Fragment(
                            at - first, firstBytes(), new EncodedPixels.Stored(file, at + ITEM_HEADER, length)));
                }
                at += ITEM_HEADER + length;
            }
            return false;
        }

        private int readTag() throws IOException {
            start.clear();
            while (start.hasRemaining() && channel.read(start, at + start.position()) > 0) {
                // a read may give less than was asked for
            }
            if (start.position() < ITEM_HEADER) {
                throw truncated("the file ends inside an item");
            }
            while (start.hasRemaining()) {
                start.put((byte) 0);
            }
            int tag = Integer.rotateLeft(Integer.reverseBytes(start.getInt(0)), Short.SIZE);
            length = Integer.toUnsignedLong(Integer.reverseBytes(start.getInt(Integer.BYTES)));
            if (tag == ITEM && at + ITEM_HEADER + length > size) {
                throw truncated("the file ends before an item does");
            }
            return tag;
        }

        private int firstBytes() {
            int bytes = start.getInt(ITEM_HEADER);
            return length >= FIRST_BYTES ? bytes : 0;
        }
    }
}
