package org.secondread.preprocessing.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Preamble and File Meta Information of a DICOM file (PS3.10 section 7.1), which are always explicit VR little endian
 * whatever the data set is. Group length is not relied on: the meta information ends where group 0002 ends.
 *
 * @param attributes the elements of group 0002; none when the file has no meta information
 * @param length bytes before the data set
 */
record FileMeta(Attributes attributes, long length) {
    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
    private static final int MAX_BYTES = 1 << 16;

    /**
     * @param file positioned at the file's first byte, supporting marks; left at the data set's first byte
     * @throws DiagnosisException NOT_DICOM, TRUNCATED, MALFORMED_ATTRIBUTE
     */
    static FileMeta read(InputStream file) throws IOException {
        boolean prefixed = skipPreamble(file);
        Map<Integer, byte[]> elements = new TreeMap<>();
        long length = prefixed ? PREAMBLE + PREFIX.length : 0;
        try {
            length += readElements(file, elements);
        } catch (EOFException e) {
            throw DiagnosisException.of(ErrorCode.TRUNCATED, "the file ends inside its meta information");
        }
        if (prefixed && isAtEnd(file)) {
            throw DiagnosisException.of(ErrorCode.TRUNCATED, "the file ends before its data set");
        }
        if (prefixed && elements.isEmpty()) {
            throw DicomAttribute.TRANSFER_SYNTAX_UID.missing("the file has no meta information after its preamble");
        }
        return new FileMeta(toAttributes(elements), length);
    }

    boolean isEmpty() {
        return attributes.isEmpty();
    }

    boolean namesInstance() {
        return uid(DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID).isPresent()
                && uid(DicomAttribute.MEDIA_STORAGE_SOP_INSTANCE_UID).isPresent();
    }

    Optional<String> uid(DicomAttribute attribute) {
        return new AttributeReader(attributes).optionalUid(attribute);
    }

    private static boolean skipPreamble(InputStream file) throws IOException {
        file.mark(PREAMBLE + PREFIX.length);
        byte[] start = file.readNBytes(PREAMBLE + PREFIX.length);
        ByteBuffer prefix = ByteBuffer.wrap(start).position(Math.min(PREAMBLE, start.length));
        if (prefix.equals(ByteBuffer.wrap(PREFIX))) {
            return true;
        }
        file.reset();
        return false;
    }

    private static boolean isAtEnd(InputStream file) throws IOException {
        file.mark(1);
        boolean atEnd = file.read() < 0;
        file.reset();
        return atEnd;
    }

    private static long readElements(InputStream file, Map<Integer, byte[]> elements) throws IOException {
        long length = 0;
        for (Optional<ByteBuffer> next = nextHeader(file); next.isPresent(); next = nextHeader(file)) {
            ByteBuffer header = next.get();
            int tag = (2 << 16) | (header.getShort(2) & 0xFFFF);
            boolean isLong = hasLongLength(header);
            int valueLength = isLong ? readInt(file) : header.getShort(6) & 0xFFFF;
            if (valueLength < 0 || length + valueLength > MAX_BYTES) {
                throw malformed(tag, "is longer than file meta information can be");
            }
            byte[] value = file.readNBytes(valueLength);
            if (value.length < valueLength) {
                throw new EOFException();
            }
            elements.put(tag, value);
            length += header.capacity() + (isLong ? Integer.BYTES : 0) + valueLength;
        }
        return length;
    }

    private static Optional<ByteBuffer> nextHeader(InputStream file) throws IOException {
        file.mark(8);
        ByteBuffer header = ByteBuffer.wrap(file.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.capacity() == 8 && header.getShort(0) == 2) {
            return Optional.of(header);
        }
        file.reset();
        return Optional.empty();
    }

    private static boolean hasLongLength(ByteBuffer header) {
        String vr = "" + (char) header.get(4) + (char) header.get(5);
        return vr.equals("OB") || vr.equals("UN") || vr.equals("OW") || vr.equals("UT") || vr.equals("SQ");
    }

    private static int readInt(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(Integer.BYTES);
        if (bytes.length < Integer.BYTES) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static Attributes toAttributes(Map<Integer, byte[]> elements) {
        Attributes attributes = new Attributes(elements.size());
        elements.forEach((tag, value) -> attributes.setBytes(tag, VR.UI, value));
        return attributes;
    }

    private static DiagnosisException malformed(int tag, String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, DicomAttribute.print(tag), rule);
    }
}
