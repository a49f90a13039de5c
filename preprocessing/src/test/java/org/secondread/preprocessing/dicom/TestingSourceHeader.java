package org.secondread.preprocessing.dicom;

import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/** Headers for tests that need a volume but no file. */
public final class TestingSourceHeader {
    private TestingSourceHeader() {}

    public static SourceHeader chestCt() {
        return of("CT", Optional.of("CHEST"), "MONOCHROME2");
    }

    public static SourceHeader of(
            String modality, Optional<String> bodyPartExamined, String photometricInterpretation) {
        Attributes attributes = new Attributes();
        attributes.setString(DicomAttribute.PHOTOMETRIC_INTERPRETATION.tag(), VR.CS, photometricInterpretation);
        return new SourceHeader(
                attributes,
                "2.25.101",
                "2.25.102",
                Optional.of("2.25.103"),
                modality,
                bodyPartExamined,
                OptionalInt.of(3));
    }
}
