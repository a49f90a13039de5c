package org.secondread.pipeline;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One object of a result, complete and final.
 *
 * @param mediaType such as {@code application/dicom}
 * @param fileName unique within the result, without folders and without patient data
 * @param dicom identity of a DICOM object; empty for other forms
 * @param content the whole object, read-only
 */
public record ResultObject(
        Form form, String mediaType, String fileName, Optional<DicomIdentity> dicom, ByteBuffer content) {
    public ResultObject {
        content = content.asReadOnlyBuffer();
    }

    /** A view of the whole object with a position of its own. */
    @Override
    public ByteBuffer content() {
        return content.duplicate();
    }

    /** A copy of the whole object. */
    public byte[] bytes() {
        byte[] bytes = new byte[content.remaining()];
        content().get(bytes);
        return bytes;
    }

    /** What an object is for. */
    public enum Form {
        STRUCTURED_REPORT,
        SEGMENTATION,
        /** The summary as JSON. */
        SUMMARY,
        /** A picture of a finding for people. */
        PICTURE
    }

    /**
     * @param sopClassUid SOP Class UID (0008,0016)
     * @param sopInstanceUid SOP Instance UID (0008,0018)
     */
    public record DicomIdentity(String sopClassUid, String sopInstanceUid) {}
}
