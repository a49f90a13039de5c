package org.secondread.cli.remote;

import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.Progress;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.Step;
import org.secondread.pipeline.Summary;

/** Reads the answer to a request for one model, and takes it only when it is whole. */
final class RemoteAnswer {
    private final BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call;
    private final ProgressListener progress;
    private final List<ResultObject> objects = new ArrayList<>();
    private @Nullable Summary summary;
    private @Nullable RemoteObject open;

    RemoteAnswer(BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call, ProgressListener progress) {
        this.call = call;
        this.progress = progress;
    }

    /**
     * @throws StatusException when the server refuses
     * @throws DiagnosisException INTERNAL when the answer breaks the interface's rules
     */
    AnalysisResult read() throws StatusException, InterruptedException {
        for (AnalyzeSeriesResponse part = call.read(); part != null; part = call.read()) {
            take(part);
        }
        if (summary == null || open != null) {
            throw broken("the server's answer ends too early");
        }
        return new AnalysisResult(summary, objects);
    }

    private void take(AnalyzeSeriesResponse part) {
        switch (part.getPartCase()) {
            case PROGRESS -> pass(part.getProgress());
            case SUMMARY -> summary = RemoteSummary.read(part.getSummary());
            case OBJECT_BEGIN -> open = new RemoteObject(part.getObjectBegin());
            case OBJECT_CHUNK -> opened().append(part.getObjectChunk().getData());
            case OBJECT_END -> {
                objects.add(opened().complete());
                open = null;
            }
            case PART_NOT_SET -> throw broken("the server speaks a newer version of the interface");
        }
    }

    private RemoteObject opened() {
        if (open == null) {
            throw broken("the server sends bytes of no object");
        }
        return open;
    }

    private void pass(Progress part) {
        switch (part.getStep()) {
            case STEP_READ -> progress.step(Step.READ, part.getFractionDone());
            case STEP_ASSEMBLE -> progress.step(Step.ASSEMBLE, part.getFractionDone());
            case STEP_ASSESS -> progress.step(Step.ASSESS, part.getFractionDone());
            case STEP_INFER -> progress.step(Step.INFER, part.getFractionDone());
            case STEP_EXTRACT -> progress.step(Step.EXTRACT, part.getFractionDone());
            case STEP_REPORT -> progress.step(Step.REPORT, part.getFractionDone());
            case STEP_UNSPECIFIED, UNRECOGNIZED -> {
                // A step of a newer server: nothing that this listener could name.
            }
        }
    }

    static DiagnosisException broken(String rule) {
        return DiagnosisException.of(ErrorCode.INTERNAL, rule);
    }
}
