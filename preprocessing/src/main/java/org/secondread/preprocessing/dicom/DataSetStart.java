package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * What a data set's first eight bytes show of its encoding (PS3.5 section 7.1). Every composite instance has SOP Class UID
 * (0008,0016), so its data set begins there or before, in group 0008, whose bytes tell the byte order; two capital letters
 * after the tag are an explicit VR.
 */
record DataSetStart(boolean explicitVr, ByteOrder byteOrder) {
    private static final int LENGTH = 8;
    private static final int FIRST_GROUP = 8;
    private static final int LAST_FIRST_ELEMENT = 0x16;

    /** Looks without moving on; empty when no data set begins here. */
    static Optional<DataSetStart> peek(InputStream in) throws IOException {
        in.mark(LENGTH);
        ByteBuffer start = ByteBuffer.wrap(in.readNBytes(LENGTH));
        in.reset();
        if (start.capacity() < LENGTH) {
            return Optional.empty();
        }
        boolean explicitVr = isLetter(start.get(4)) && isLetter(start.get(5));
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            start.order(order);
            if (start.getShort(0) == FIRST_GROUP && (start.getShort(2) & 0xFFFF) <= LAST_FIRST_ELEMENT) {
                return Optional.of(new DataSetStart(explicitVr, order));
            }
        }
        return Optional.empty();
    }

    boolean agreesWith(TransferSyntax syntax) {
        return syntax.hasEncoding(explicitVr, byteOrder);
    }

    Optional<TransferSyntax> syntax() {
        return TransferSyntax.ofEncoding(explicitVr, byteOrder);
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }
}
