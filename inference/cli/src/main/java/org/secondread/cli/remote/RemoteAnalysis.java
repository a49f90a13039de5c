package org.secondread.cli.remote;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
     * A connection, made when it is first used.
     *
     * @param target host and port, such as {@code 127.0.0.1:8500}
     * @param trusted certificates, PEM, of which one must have signed the server's; without them the line is not encrypted
     * @throws DiagnosisException INVALID_REQUEST when target or certificates cannot be used
     */
    public static RemoteAnalysis connect(String target, Optional<Path> trusted) {
        ChannelCredentials credentials = trusted.map(RemoteAnalysis::tls).orElseGet(InsecureChannelCredentials::create);
        try {
            return new RemoteAnalysis(
                    Grpc.newChannelBuilder(target, credentials).build());
        } catch (IllegalArgumentException e) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, "the server is named as HOST:PORT")
                    .causedBy(e);
        }
    }

    private static ChannelCredentials tls(Path trusted) {
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(trusted.toFile())
                    .build();
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, "the trusted certificates cannot be read")
                    .causedBy(e);
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
            return new RemoteAnswer(call, progress).read();
        } catch (StatusException e) {
            throw RemoteRefusal.explain(e);
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
