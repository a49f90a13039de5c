package org.secondread.reporting.json;

import java.util.Optional;
import org.secondread.reporting.ResultForm;

/**
 * One object of a result as the summary lists it.
 *
 * @param name file name, without folders
 * @param dicom identity of a DICOM object; empty for other forms
 * @param sha256 digest of the whole file, in lower-case hexadecimal
 */
public record FileEntry(String name, ResultForm form, Optional<DicomIdentity> dicom, String sha256) {

    /**
     * @param sopClassUid SOP Class UID (0008,0016)
     * @param sopInstanceUid SOP Instance UID (0008,0018)
     */
    public record DicomIdentity(String sopClassUid, String sopInstanceUid) {}
}
