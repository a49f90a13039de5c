package org.secondread.preprocessing.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * The items of a sequence, also where it was read as a value of unknown kind: the toolkit's dictionary may be older than
 * the sequence, and whoever made explicit VR of an implicit data set may not have known it (PS3.5 section 6.2.2). Such a
 * value is encoded in implicit VR little endian, whatever is around it.
 */
final class SequenceItems {
    /** Any sequence that every release of the toolkit knows: Referenced Image Sequence (0008,1140). */
    private static final int KNOWN_SEQUENCE = 0x00081140;

    private static final int ELEMENT_HEADER = 8;

    private SequenceItems() {}

    /**
     * All items in their order; none when the sequence is absent or empty.
     *
     * @throws DiagnosisException MALFORMED_ATTRIBUTE when the value is no sequence; SERIES_TOO_LARGE
     */
    static List<Attributes> of(Attributes holder, DicomAttribute attribute) {
        Object value = holder.getValue(attribute.tag());
        if (value instanceof Sequence sequence) {
            return List.copyOf(sequence);
        }
        VR vr = holder.getVR(attribute.tag());
        if (value == null || vr == VR.SQ) {
            return List.of();
        }
        if (vr != VR.UN) {
            throw attribute.malformed("must be a sequence");
        }
        return parsed(holder, attribute);
    }

    private static List<Attributes> parsed(Attributes holder, DicomAttribute attribute) {
        try {
            byte[] bytes = holder.getBytes(attribute.tag());
            return bytes == null ? List.of() : parsed(bytes);
        } catch (DiagnosisException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw attribute.malformed("cannot be read as a sequence").causedBy(e);
        }
    }

    @SuppressWarnings("deprecation") // the newer release deprecates the only form that both have
    private static List<Attributes> parsed(byte[] items) throws IOException {
        byte[] element = ByteBuffer.allocate(ELEMENT_HEADER + items.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (KNOWN_SEQUENCE >>> 16))
                .putShort((short) KNOWN_SEQUENCE)
                .putInt(items.length)
                .put(items)
                .array();
        HeaderGuard guard = new HeaderGuard(ReadLimits.DEFAULT);
        try (DicomInputStream in = new DicomInputStream(
                guard.limit(new ByteArrayInputStream(element)), TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid())) {
            in.setDicomInputHandler(guard);
            in.setAllocateLimit(ELEMENT_HEADER + items.length);
            Attributes wrapper = in.readDataset(-1, -1);
            return wrapper.getValue(KNOWN_SEQUENCE) instanceof Sequence sequence ? List.copyOf(sequence) : List.of();
        }
    }
}
