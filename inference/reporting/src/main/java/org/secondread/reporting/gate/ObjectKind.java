package org.secondread.reporting.gate;

import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** The kinds of objects that the gate can judge. */
enum ObjectKind {
    SR,
    SEG;

    private static final String ANY_STRUCTURED_REPORT = "1.2.840.10008.5.1.4.1.1.88.";
    private static final String ANY_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";

    /** The kind of an object by its SOP Class UID. */
    static Optional<ObjectKind> of(Attributes object) {
        String sopClass = object.getString(Tag.SOPClassUID);
        if (sopClass.startsWith(ANY_STRUCTURED_REPORT)) {
            return Optional.of(SR);
        }
        return sopClass.equals(ANY_SEGMENTATION) ? Optional.of(SEG) : Optional.empty();
    }
}
