package org.secondread.cli.remote;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.ObjectBegin;
import org.secondread.api.v1.Progress;
import org.secondread.api.v1.Step;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.ResultObject.DicomIdentity;
import org.secondread.pipeline.Summary;

/** The parts of an answer, put together; each object is held against its digest. */
final class RemoteAnswer {
    private static final String STEP_PREFIX = "STEP_";
    private static final String FORM_PREFIX = "OBJECT_FORM_";

    private final ProgressListener progress;
    private final List<ResultObject> objects = new ArrayList<>();
    private @Nullable Summary summary;
    private ObjectBegin open = ObjectBegin.getDefaultInstance();
    private ByteString content = ByteString.EMPTY;

    RemoteAnswer(ProgressListener progress) {
        this.progress = progress;
    }

    void take(AnalyzeSeriesResponse part) {
        switch (part.getPartCase()) {
            case PROGRESS -> show(part.getProgress());
            case SUMMARY -> summary = RemoteSummary.read(part.getSummary());
            case OBJECT_BEGIN -> {
                open = part.getObjectBegin();
                content = ByteString.EMPTY;
            }
            case OBJECT_CHUNK -> content = content.concat(part.getObjectChunk().getData());
            case OBJECT_END -> objects.add(object());
            case PART_NOT_SET -> throw broken("a part of the answer is empty");
        }
    }

    AnalysisResult result() {
        if (summary == null) {
            throw broken("the answer holds no summary");
        }
        return new AnalysisResult(summary, objects);
    }

    private void show(Progress told) {
        if (told.getStep() != Step.STEP_QUEUED) {
            progress.step(
                    org.secondread.pipeline.Step.valueOf(told.getStep().name().substring(STEP_PREFIX.length())),
                    told.getFractionDone());
        }
    }

    private ResultObject object() {
        ByteBuffer bytes = content.asReadOnlyByteBuffer();
        if (!sha256(bytes.duplicate()).equals(open.getSha256())) {
            throw broken("an object did not arrive as it was sent");
        }
        Optional<DicomIdentity> dicom = open.getSopInstanceUid().isEmpty()
                ? Optional.empty()
                : Optional.of(new DicomIdentity(open.getSopClassUid(), open.getSopInstanceUid()));
        return new ResultObject(
                ResultObject.Form.valueOf(open.getForm().name().substring(FORM_PREFIX.length())),
                open.getMediaType(),
                open.getFileName(),
                dicom,
                bytes);
    }

    private static ByteString sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static DiagnosisException broken(String rule) {
        return DiagnosisException.of(ErrorCode.INTERNAL, rule);
    }
}
