package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Preamble and File Meta Information of a DICOM file (PS3.10 section 7.1), which are always explicit VR little endian
 * whatever the data set is. Group length is not relied on: the meta information ends where group 0002 ends.
 *
 * @param attributes the elements of group 0002 but for its length; none when the file has no meta information
 * @param length bytes before the data set
 * @param deviations what was tolerated
 */
record FileMeta(Attributes attributes, int length, Set<ToleratedDeviation> deviations) {
    private static final int PREAMBLE = 128;
    private static final int PREFIX = 'D' << 24 | 'I' << 16 | 'C' << 8 | 'M';
    private static final int GROUP = 2;
    private static final int GROUP_LENGTH = 0x00020000;
    private static final int GROUP_LENGTH_BYTES = 12;
    private static final int MAX_BYTES = 1 << 16;

    FileMeta {
        deviations = Set.copyOf(deviations);
    }

    /**
     * @param file at the file's first byte; left at the data set's first byte
     * @throws DiagnosisException TRUNCATED, MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE
     */
    static FileMeta read(HeaderBytes file) throws IOException {
        boolean prefixed = skipPreamble(file);
        Attributes attributes = new Attributes(8);
        Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
        readGroup(file, attributes, deviations);
        if (prefixed && !file.has(1)) {
            throw DiagnosisException.of(ErrorCode.TRUNCATED, "the file ends before its data set");
        }
        if (prefixed && attributes.isEmpty()) {
            throw DicomAttribute.TRANSFER_SYNTAX_UID.missing("the file has no meta information after its preamble");
        }
        FileMeta meta = new FileMeta(attributes, file.position(), deviations);
        return meta.with(meta.shape(prefixed));
    }

    boolean isEmpty() {
        return attributes.isEmpty();
    }

    boolean namesInstance() {
        return attributes.containsValue(DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID.tag())
                && attributes.containsValue(DicomAttribute.MEDIA_STORAGE_SOP_INSTANCE_UID.tag());
    }

    Optional<String> uid(DicomAttribute attribute) {
        return new AttributeReader(attributes).optionalUid(attribute);
    }

    private Optional<ToleratedDeviation> shape(boolean prefixed) {
        if (isEmpty()) {
            return Optional.of(ToleratedDeviation.FILE_META_ABSENT);
        }
        if (!prefixed) {
            return Optional.of(ToleratedDeviation.PREAMBLE_ABSENT);
        }
        return namesInstance() ? Optional.empty() : Optional.of(ToleratedDeviation.FILE_META_INCOMPLETE);
    }

    private FileMeta with(Optional<ToleratedDeviation> shape) {
        Set<ToleratedDeviation> all = EnumSet.noneOf(ToleratedDeviation.class);
        all.addAll(deviations);
        shape.ifPresent(all::add);
        return new FileMeta(attributes, length, all);
    }

    private static boolean skipPreamble(HeaderBytes file) throws IOException {
        file.order(ByteOrder.BIG_ENDIAN);
        boolean prefixed = file.has(PREAMBLE + Integer.BYTES) && file.intAt(PREAMBLE) == PREFIX;
        if (prefixed) {
            file.skip(PREAMBLE + Integer.BYTES);
        }
        return prefixed;
    }

    private static void readGroup(HeaderBytes file, Attributes into, Set<ToleratedDeviation> deviations)
            throws IOException {
        file.order(ByteOrder.LITTLE_ENDIAN);
        int start = file.position();
        int statedEnd = -1;
        while (file.has(8) && file.shortAt(0) == GROUP) {
            int tag = file.tagAt(0);
            byte[] value = readElement(file, tag, start);
            if (tag == GROUP_LENGTH && value.length == Integer.BYTES) {
                statedEnd = start + GROUP_LENGTH_BYTES + littleEndian(value);
            } else {
                into.setBytes(tag, VR.UI, value);
            }
        }
        if (file.position() > start && file.position() != statedEnd) {
            deviations.add(ToleratedDeviation.FILE_META_LENGTH_WRONG);
        }
    }

    private static byte[] readElement(HeaderBytes file, int tag, int start) throws IOException {
        ExplicitVr vr = ExplicitVr.of(file.byteAt(4), file.byteAt(5))
                .orElseThrow(() -> malformed(tag, "must have an explicit VR (PS3.10 7.1)"));
        int header = vr.isLongForm() ? 12 : 8;
        file.require(header);
        int length = vr.isLongForm() ? file.intAt(8) : file.shortAt(6);
        if (length < 0 || length > MAX_BYTES - (file.position() - start)) {
            throw malformed(tag, "is longer than file meta information can be");
        }
        file.require(header + length);
        file.skip(header);
        return file.take(length);
    }

    private static int littleEndian(byte[] value) {
        return value[0] & 0xFF | (value[1] & 0xFF) << 8 | (value[2] & 0xFF) << 16 | value[3] << 24;
    }

    private static DiagnosisException malformed(int tag, String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, DicomAttribute.print(tag), rule);
    }
}
