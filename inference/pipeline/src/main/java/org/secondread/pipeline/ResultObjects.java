package org.secondread.pipeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secondread.models.extraction.Findings;
import org.secondread.pipeline.ResultObject.DicomIdentity;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.reporting.ReportSettings;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultFile;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.ResultSource;
import org.secondread.reporting.json.SummaryWriter;
import org.secondread.reporting.picture.FindingPainter;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

/** Findings in, every object of the result out: DICOM objects first, then a picture of each finding, the summary last. */
final class ResultObjects {
    private final ResultWriter writer;
    private final FindingPainter painter = new FindingPainter();
    private final SummaryWriter summaries = new SummaryWriter();

    ResultObjects(ReportSettings settings) {
        this.writer = new ResultWriter(settings);
    }

    AnalysisResult write(ResultSource source, Findings findings) {
        Result result = writer.plan(source, findings);
        List<ResultObject> objects = new ArrayList<>();
        List<ResultFile> files = new ArrayList<>();
        for (JudgedObject judged : writer.write(result)) {
            files.add(judged.file());
            objects.add(object(judged));
        }
        OrientedVolume oriented = new OrientedVolume(source.volume());
        for (ReportedFinding finding : result.segments()) {
            byte[] png = painter.paint(oriented, finding.region().orElseThrow());
            files.add(ResultFile.ofPicture(finding.number(), png));
            objects.add(object(ResultForm.PICTURE, ResultForm.PICTURE.fileName(finding.number()), png));
        }
        objects.add(object(ResultForm.SUMMARY, ResultForm.SUMMARY.fileName(), summaries.write(result, files)));
        return new AnalysisResult(SummaryMaker.of(result), objects);
    }

    private static ResultObject object(JudgedObject judged) {
        return new ResultObject(
                form(judged.form()),
                judged.form().mediaType(),
                judged.form().fileName(),
                Optional.of(new DicomIdentity(judged.sopClassUid(), judged.sopInstanceUid())),
                ByteBuffer.wrap(judged.bytes()));
    }

    private static ResultObject object(ResultForm form, String fileName, byte[] bytes) {
        return new ResultObject(form(form), form.mediaType(), fileName, Optional.empty(), ByteBuffer.wrap(bytes));
    }

    private static ResultObject.Form form(ResultForm form) {
        return switch (form) {
            case STRUCTURED_REPORT -> ResultObject.Form.STRUCTURED_REPORT;
            case SEGMENTATION -> ResultObject.Form.SEGMENTATION;
            case SUMMARY -> ResultObject.Form.SUMMARY;
            case PICTURE -> ResultObject.Form.PICTURE;
        };
    }
}
