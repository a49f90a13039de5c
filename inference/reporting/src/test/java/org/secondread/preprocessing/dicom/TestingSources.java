package org.secondread.preprocessing.dicom;

import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** Makes source headers from data sets that a test has written by hand. */
public final class TestingSources {
    private TestingSources() {}

    public static SourceHeader header(Attributes firstInstance) {
        return new SourceHeader(
                firstInstance,
                firstInstance.getString(Tag.StudyInstanceUID),
                firstInstance.getString(Tag.SeriesInstanceUID),
                Optional.ofNullable(firstInstance.getString(Tag.FrameOfReferenceUID)),
                firstInstance.getString(Tag.Modality),
                Optional.ofNullable(firstInstance.getString(Tag.BodyPartExamined)),
                OptionalInt.of(Integer.parseInt(firstInstance.getString(Tag.SeriesNumber))));
    }
}
