package org.secondread.preprocessing.dicom;

import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;

/** Headers for tests that need a volume but no file. */
public final class TestingSourceHeader {
    private TestingSourceHeader() {}

    public static SourceHeader of(String modality, Optional<String> bodyPartExamined) {
        return new SourceHeader(
                new Attributes(),
                "2.25.101",
                "2.25.102",
                Optional.of("2.25.103"),
                modality,
                bodyPartExamined,
                OptionalInt.of(3));
    }

    public static SourceHeader chestCt() {
        return of("CT", Optional.of("CHEST"));
    }
}
