package org.secondread.server.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.InstanceChunk;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.Step;
import org.secondread.server.jobs.AcceptedAnalysis;
import org.secondread.server.jobs.AnalysisDesk;
import org.secondread.server.jobs.AnalysisListener;
import org.secondread.server.log.RequestLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of AnalyzeSeries. Parts are asked for one at a time, each when the one before is on disk: so the sender is held
 * at the pace of the disk, and a call holds one part in memory.
 *
 * <p>Callbacks of the call come one after the other; what becomes of the analysis is heard on other threads. Whoever ends
 * the call first, ends it: {@link ResponseStream} and {@link AcceptedAnalysis} both end once.
 */
final class AnalysisCall implements StreamObserver<AnalyzeSeriesRequest>, AnalysisListener {
    static final int MAX_CHUNK_BYTES = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(AnalysisCall.class);

    private final AnalysisDesk desk;
    private final RefusedCalls refused;
    private final ServerCallStreamObserver<AnalyzeSeriesResponse> observer;
    private final ResponseStream responses;
    private final String requestId = RequestScope.currentId();
    private final @Nullable Deadline callDeadline = Context.current().getDeadline();
    private volatile @Nullable AcceptedAnalysis analysis;
    private boolean halfClosed;

    private AnalysisCall(
            AnalysisDesk desk, RefusedCalls refused, ServerCallStreamObserver<AnalyzeSeriesResponse> observer) {
        this.desk = desk;
        this.refused = refused;
        this.observer = observer;
        this.responses = new ResponseStream(observer, this::delivered);
    }

    static AnalysisCall open(
            AnalysisDesk desk, RefusedCalls refused, ServerCallStreamObserver<AnalyzeSeriesResponse> observer) {
        AnalysisCall call = new AnalysisCall(desk, refused, observer);
        observer.disableAutoRequest();
        observer.setOnReadyHandler(call.responses::flow);
        observer.setOnCancelHandler(call::abandoned);
        observer.request(1);
        return call;
    }

    @Override
    public void onNext(AnalyzeSeriesRequest part) {
        attempt(() -> {
            take(part);
            observer.request(1);
        });
    }

    private void take(AnalyzeSeriesRequest part) {
        switch (part.getPartCase()) {
            case HEADER -> accept(part.getHeader());
            case BEGIN -> accepted().series().begin(part.getBegin().getSizeBytes());
            case CHUNK -> append(part.getChunk());
            case END -> accepted().series().end();
            case PART_NOT_SET -> throw invalid("part", "every message holds a part that this version knows");
        }
    }

    private void accept(SeriesHeader header) {
        if (analysis != null) {
            throw invalid("header", "is sent once");
        }
        analysis = desk.accept(requestId, OrderReading.read(header, remaining()), this);
    }

    private void append(InstanceChunk chunk) {
        if (chunk.getData().size() > MAX_CHUNK_BYTES) {
            throw invalid("chunk.data", "holds at most 1 MiB");
        }
        chunk.getData().asReadOnlyByteBufferList().forEach(accepted().series()::append);
    }

    private AcceptedAnalysis accepted() {
        AcceptedAnalysis accepted = analysis;
        if (accepted == null) {
            throw invalid("header", "comes first");
        }
        return accepted;
    }

    private Optional<Duration> remaining() {
        return Optional.ofNullable(callDeadline)
                .map(deadline -> Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS)));
    }

    @Override
    public void onCompleted() {
        halfClosed = true;
        attempt(() -> accepted().start());
    }

    @Override
    public void onError(Throwable gone) {
        abandoned();
    }

    private void attempt(Runnable step) {
        if (responses.isEnded()) {
            return;
        }
        try {
            step.run();
        } catch (Throwable t) {
            refuse(t);
        }
    }

    /** A refusal from within a callback: the listener is told by the analysis itself where there is one. */
    private void refuse(Throwable cause) {
        AcceptedAnalysis accepted = analysis;
        if (accepted == null) {
            failed(cause);
        } else {
            accepted.cancel(cause);
        }
    }

    private void abandoned() {
        responses.abandon();
        AcceptedAnalysis accepted = analysis;
        if (accepted != null && accepted.abandon()) {
            refused.abandoned(whyAbandoned());
        }
    }

    private ErrorCode whyAbandoned() {
        if (callDeadline != null && callDeadline.isExpired()) {
            return ErrorCode.OUT_OF_TIME;
        }
        return halfClosed ? ErrorCode.CANCELLED : ErrorCode.UPLOAD_INCOMPLETE;
    }

    @Override
    public void progressed(ModelIdentity model, Step step, double fractionDone) {
        responses.progress(Wire.progress(model, step, fractionDone));
    }

    @Override
    public void finished(List<AnalysisResult> results) {
        RequestLog.run(requestId, () -> responses.finish(new ResultParts(results).iterator()));
    }

    private void delivered() {
        AcceptedAnalysis accepted = accepted();
        accepted.close();
        log.info(
                "analysed: {} instances, {} bytes",
                accepted.series().instanceCount(),
                accepted.series().byteCount());
    }

    @Override
    public void failed(Throwable cause) {
        RequestLog.run(
                requestId, () -> responses.fail(refused.refuse(cause, requestId).toStatus()));
    }

    private static DiagnosisException invalid(String field, String rule) {
        return DiagnosisException.of(ErrorCode.INVALID_REQUEST, field, rule);
    }
}
