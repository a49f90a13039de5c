package org.secondread.reporting.sr;

import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.reporting.ReportWriter;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.object.ResultHeader;
import org.secondread.reporting.object.Tags;
import org.secondread.reporting.object.Uids;

/**
 * Writes the report as Comprehensive 3D SR (PS3.3 A.35.13) by TID 1500. An empty result is a report like any other: it
 * carries the triage statement and says that nothing was found.
 */
public final class StructuredReportWriter implements ReportWriter {
    private static final int SERIES_NUMBER = 9902;
    private static final String TEMPLATE = "1500";

    @Override
    public ResultForm form() {
        return ResultForm.STRUCTURED_REPORT;
    }

    @Override
    public Optional<Attributes> write(Result result) {
        ResultHeader header = new ResultHeader(result);
        Attributes document = header.begin(form(), Uids.COMPREHENSIVE_3D_SR, "SR", SERIES_NUMBER);
        document.newSequence(Tag.ReferencedPerformedProcedureStepSequence, 0);
        document.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
        document.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
        document.setString(Tags.PreliminaryFlag, VR.CS, "PRELIMINARY");
        new Evidence(result).write(document);
        writeContent(result, header, document);
        new Request(document).write(header.finish(document));
        return Optional.of(document);
    }

    private static void writeContent(Result result, ResultHeader header, Attributes document) {
        ContentItem root = ContentItem.root(document, Code.IMAGING_MEASUREMENT_REPORT, TEMPLATE, header.codes());
        root.code(
                Relationship.HAS_CONCEPT_MOD,
                Code.LANGUAGE,
                result.settings().language().code());
        new ObserverContext(result).write(root);
        new ImageLibrary(result).write(root);
        new Measurements(result).write(root);
        new Evaluations(result).write(root);
    }
}
