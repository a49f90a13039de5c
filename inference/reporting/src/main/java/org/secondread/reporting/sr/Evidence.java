package org.secondread.reporting.sr;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.object.Items;
import org.secondread.reporting.object.Uids;

/**
 * Current Requested Procedure Evidence Sequence (0040,A375): every instance that the report refers to, grouped by study
 * and series (PS3.3 C.17.2.3). Viewers load what is listed here.
 */
final class Evidence {
    private final Result result;

    Evidence(Result result) {
        this.result = result;
    }

    void write(Attributes document) {
        SourceHeader source = result.source().volume().source();
        Attributes study = Items.one(document, Tag.CurrentRequestedProcedureEvidenceSequence);
        study.setString(Tag.StudyInstanceUID, VR.UI, source.studyInstanceUid());
        Attributes images = series(study, source.seriesInstanceUid());
        result.source().volume().frames().stream()
                .map(Instance::of)
                .distinct()
                .forEach(instance -> reference(images, instance));
        if (!result.segments().isEmpty()) {
            String uid = result.plan().sopInstanceUid(ResultForm.SEGMENTATION);
            reference(
                    series(study, result.plan().seriesInstanceUid(ResultForm.SEGMENTATION)),
                    new Instance(Uids.SEGMENTATION, uid));
        }
    }

    private static Attributes series(Attributes study, String seriesInstanceUid) {
        Attributes series = Items.another(study, Tag.ReferencedSeriesSequence);
        series.setString(Tag.SeriesInstanceUID, VR.UI, seriesInstanceUid);
        return series;
    }

    private static void reference(Attributes series, Instance instance) {
        Attributes item = Items.another(series, Tag.ReferencedSOPSequence);
        item.setString(Tag.ReferencedSOPClassUID, VR.UI, instance.sopClassUid());
        item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, instance.sopInstanceUid());
    }

    private record Instance(String sopClassUid, String sopInstanceUid) {
        static Instance of(SourceFrame frame) {
            return new Instance(frame.sopClassUid(), frame.sopInstanceUid());
        }
    }
}
