package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/** How the elements of a data set or of an item are written (PS3.5 section 7.1). */
record DataSetEncoding(boolean explicitVr, ByteOrder byteOrder) {
    static final DataSetEncoding IMPLICIT_LITTLE = new DataSetEncoding(false, ByteOrder.LITTLE_ENDIAN);

    private static final int ELEMENT_HEADER = 8;
    private static final int FIRST_GROUP = 8;
    private static final int LAST_FIRST_ELEMENT = 0x18;

    static DataSetEncoding of(TransferSyntax syntax) {
        ByteOrder order = syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new DataSetEncoding(syntax.hasEncoding(true, order), order);
    }

    /**
     * What a data set's first eight bytes show. Every composite instance has SOP Class UID (0008,0016), so its data set
     * begins there or before, in group 0008, whose bytes tell the byte order; two capital letters after the tag are an
     * explicit VR.
     *
     * @return empty when no such data set begins here
     */
    static Optional<DataSetEncoding> shownBy(HeaderBytes bytes) throws IOException {
        if (!bytes.has(ELEMENT_HEADER)) {
            return Optional.empty();
        }
        boolean explicitVr = isLetter(bytes.byteAt(4)) && isLetter(bytes.byteAt(5));
        Optional<DataSetEncoding> shown = Optional.empty();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            bytes.order(order);
            if (bytes.shortAt(0) == FIRST_GROUP && bytes.shortAt(2) <= LAST_FIRST_ELEMENT) {
                shown = Optional.of(new DataSetEncoding(explicitVr, order));
            }
        }
        return shown;
    }

    Optional<TransferSyntax> syntax() {
        return TransferSyntax.ofEncoding(explicitVr, byteOrder);
    }

    DataSetEncoding withExplicitVr(boolean explicit) {
        return new DataSetEncoding(explicit, byteOrder);
    }

    static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }
}
