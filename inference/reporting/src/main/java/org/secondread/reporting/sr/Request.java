package org.secondread.reporting.sr;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.reporting.object.Items;
import org.secondread.reporting.object.SourceCopy;

/**
 * What was asked for and what was done, as the input says it (PS3.3 C.17.2): Referenced Request Sequence (0040,A370) when
 * the accession number is known, and the hospital's own procedure code as Performed Procedure Code Sequence (0040,A372).
 */
final class Request {
    private final Attributes document;

    Request(Attributes document) {
        this.document = document;
    }

    void write(SourceCopy source) {
        document.newSequence(Tag.PerformedProcedureCodeSequence, 0);
        source.copy(Tag.ProcedureCodeSequence, document, Tag.PerformedProcedureCodeSequence);
        if (source.hasValue(Tag.AccessionNumber)) {
            writeRequest(source, Items.one(document, Tag.ReferencedRequestSequence));
        }
    }

    private void writeRequest(SourceCopy source, Attributes request) {
        request.setString(Tag.StudyInstanceUID, VR.UI, document.getString(Tag.StudyInstanceUID));
        request.newSequence(Tag.ReferencedStudySequence, 0);
        request.setNull(Tag.PlacerOrderNumberImagingServiceRequest, VR.LO);
        request.setNull(Tag.FillerOrderNumberImagingServiceRequest, VR.LO);
        request.setNull(Tag.RequestedProcedureID, VR.SH);
        request.setNull(Tag.RequestedProcedureDescription, VR.LO);
        request.newSequence(Tag.RequestedProcedureCodeSequence, 0);
        source.copy(Tag.AccessionNumber, request);
        source.copy(Tag.IssuerOfAccessionNumberSequence, request);
        source.firstItem(Tag.RequestAttributesSequence).ifPresent(scheduled -> {
            scheduled.copy(Tag.RequestedProcedureID, request);
            scheduled.copy(Tag.RequestedProcedureDescription, request);
            scheduled.copy(Tag.RequestedProcedureCodeSequence, request);
        });
    }
}
