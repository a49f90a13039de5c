package org.secondread.reporting.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.DiagnosisException;
import org.secondread.models.extraction.Findings;
import org.secondread.reporting.ReportSettings;
import org.secondread.reporting.ReportWriter;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.ResultPlan;
import org.secondread.reporting.ResultSource;
import org.secondread.reporting.gate.ConformanceGate;
import org.secondread.reporting.object.Part10File;
import org.secondread.reporting.seg.SegmentationWriter;
import org.secondread.reporting.sr.StructuredReportWriter;

/**
 * The door of this room: what a model says of a series in, judged DICOM objects out. The segmentation, where there is one,
 * comes before the report that refers to it.
 */
public final class ResultWriter {
    private final List<ReportWriter> writers = List.of(new SegmentationWriter(), new StructuredReportWriter());
    private final ConformanceGate gate = new ConformanceGate();
    private final ReportSettings settings;

    public ResultWriter(ReportSettings settings) {
        this.settings = settings;
    }

    /** Names everything that a result speaks of, before any form of it is written. */
    public Result plan(ResultSource source, Findings findings) {
        return Result.of(source, findings, ResultPlan.of(source.provenance()), settings);
    }

    /**
     * Writes and judges every DICOM object of a result. The same result gives the same bytes.
     *
     * @throws DiagnosisException RESULT_NONCONFORMANT when the gate rejects one, MALFORMED_ATTRIBUTE when text of the input
     *     cannot be carried over
     */
    public List<JudgedObject> write(Result result) {
        List<JudgedObject> objects = new ArrayList<>();
        for (ReportWriter writer : writers) {
            Optional<Attributes> object = writer.write(result);
            object.ifPresent(dataSet -> objects.add(judge(writer.form(), dataSet, result)));
        }
        return List.copyOf(objects);
    }

    private JudgedObject judge(ResultForm form, Attributes dataSet, Result result) {
        byte[] bytes = Part10File.write(dataSet);
        return new JudgedObject(
                form,
                dataSet.getString(Tag.SOPClassUID),
                dataSet.getString(Tag.SOPInstanceUID),
                bytes,
                gate.judge(bytes, result));
    }
}
