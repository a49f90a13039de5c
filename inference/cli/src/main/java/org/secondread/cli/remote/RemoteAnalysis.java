package org.secondread.cli.remote;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.concurrent.TimeUnit;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.domain.Cancellation;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.SeriesAnalysis;

/**
 * Lets a server read the series. Parts are sent at the pace at which the transport takes them, so a series of any size
 * needs a few chunks of memory. The request's analysis id serves as idempotency key.
 */
public final class RemoteAnalysis implements SeriesAnalysis, AutoCloseable {
    private final ManagedChannel channel;

    private RemoteAnalysis(ManagedChannel channel) {
        this.channel = channel;
    }

    /**
     * A connection without encryption, made when it is first used.
     *
     * @param address HOST:PORT
     * @throws DiagnosisException INVALID_REQUEST
     */
    public static RemoteAnalysis connect(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return new RemoteAnalysis(ManagedChannelBuilder.forAddress(
                            address.substring(0, Math.max(colon, 0)), Integer.parseInt(address.substring(colon + 1)))
                    .usePlaintext()
                    .build());
        } catch (IllegalArgumentException e) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, "--server", "is HOST:PORT");
        }
    }

    @Override
    public AnalysisResult analyze(AnalysisRequest request, ProgressListener progress) {
        RequestContext context = request.context();
        context.requireAlive();
        BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call = AnalysisGrpc.newBlockingV2Stub(channel)
                .withDeadlineAfter(context.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS)
                .analyzeSeries();
        try (Cancellation.Registration stop =
                context.cancellation().onCancel(() -> call.cancel("cancelled by the caller", null))) {
            new SeriesUpload(call).send(request);
            return new AnswerReading(call, progress).read();
        } catch (StatusException e) {
            throw ServerFailure.explain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DiagnosisException.of(ErrorCode.CANCELLED, "interrupted while the server was at work");
        } finally {
            call.cancel("the call is over", null);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
