package org.secondread.preprocessing.dicom;

import java.util.Arrays;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** The SOP classes that are read (PS3.4 table B.5-1), with the Modality (0008,0060) that each demands. */
enum ImageClass {
    CT("1.2.840.10008.5.1.4.1.1.2"),
    MR("1.2.840.10008.5.1.4.1.1.4");

    private final String uid;

    ImageClass(String uid) {
        this.uid = uid;
    }

    /** @throws DiagnosisException OBJECT_CLASS_UNSUPPORTED, naming the UID */
    static ImageClass of(String uid) {
        return Arrays.stream(values())
                .filter(c -> c.uid.equals(uid))
                .findFirst()
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                        DicomAttribute.SOP_CLASS_UID.toString(),
                        uid + " is not among the object classes that are read"));
    }

    String modality() {
        return name();
    }
}
