package org.secondread.cli.remote;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.InstanceBegin;
import org.secondread.api.v1.InstanceChunk;
import org.secondread.api.v1.InstanceEnd;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.Priority;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.api.v1.SeriesIdentity;
import org.secondread.domain.Cancellation;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.SeriesAnalysis;

/**
 * Lets a server do the walk. Instances are streamed from their files, at the pace at which the server takes them; a
 * refusal comes back as the exception that the server threw.
 */
public final class RemoteAnalysis implements SeriesAnalysis, AutoCloseable {
    /** Good use of the line, and well below the 1 MiB that the interface allows. */
    private static final int CHUNK_BYTES = 512 << 10;

    private final ManagedChannel channel;

    private RemoteAnalysis(ManagedChannel channel) {
        this.channel = channel;
    }

    /**
     * @param target host and port, such as {@code 127.0.0.1:8500}
     * @param trusted certificates, PEM, of which one must have signed the server's; without them the line is not encrypted
     * @throws DiagnosisException INVALID_REQUEST when the certificates cannot be read
     */
    public static RemoteAnalysis connect(String target, Optional<Path> trusted) {
        ChannelCredentials credentials = trusted.map(RemoteAnalysis::tls).orElseGet(InsecureChannelCredentials::create);
        return new RemoteAnalysis(Grpc.newChannelBuilder(target, credentials).build());
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
        BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call = AnalysisGrpc.newBlockingV2Stub(channel)
                .withDeadlineAfter(request.context().deadline().remaining().toMillis(), TimeUnit.MILLISECONDS)
                .analyzeSeries();
        try (Cancellation.Registration cancelling =
                request.context().cancellation().onCancel(() -> call.cancel("the caller cancelled", null))) {
            upload(request, call);
            return answer(call, progress);
        } catch (StatusException e) {
            throw RemoteRefusal.of(e);
        } catch (IOException e) {
            call.cancel("an instance cannot be read", e);
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an instance cannot be read")
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cancel("interrupted", e);
            throw DiagnosisException.of(ErrorCode.CANCELLED, "interrupted while waiting for the server");
        }
    }

    private static void upload(
            AnalysisRequest request, BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call)
            throws IOException, InterruptedException, StatusException {
        boolean wanted = call.write(
                AnalyzeSeriesRequest.newBuilder().setHeader(header(request)).build());
        for (Path instance : request.instances()) {
            if (!wanted) {
                return;
            }
            wanted = upload(instance, call);
        }
        call.halfClose();
    }

    /** @return false when the server has already answered; the answer says why */
    private static boolean upload(Path file, BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call)
            throws IOException, InterruptedException, StatusException {
        call.write(AnalyzeSeriesRequest.newBuilder()
                .setBegin(InstanceBegin.newBuilder().setSizeBytes(Files.size(file)))
                .build());
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] bytes = in.readNBytes(CHUNK_BYTES); bytes.length > 0; bytes = in.readNBytes(CHUNK_BYTES)) {
                call.write(AnalyzeSeriesRequest.newBuilder()
                        .setChunk(InstanceChunk.newBuilder().setData(UnsafeByteOperations.unsafeWrap(bytes)))
                        .build());
            }
        }
        return call.write(AnalyzeSeriesRequest.newBuilder()
                .setEnd(InstanceEnd.getDefaultInstance())
                .build());
    }

    private static SeriesHeader header(AnalysisRequest request) {
        return SeriesHeader.newBuilder()
                .setSeries(SeriesIdentity.newBuilder()
                        .setStudyInstanceUid(
                                request.identity().studyInstanceUid().orElse(""))
                        .setSeriesInstanceUid(
                                request.identity().seriesInstanceUid().orElse("")))
                .addModels(ModelReference.newBuilder()
                        .setName(request.model().name())
                        .setVersion(request.model().version().orElse("")))
                .setPriority(Priority.valueOf("PRIORITY_" + request.context().priority()))
                .build();
    }

    private static AnalysisResult answer(
            BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call, ProgressListener progress)
            throws InterruptedException, StatusException {
        RemoteAnswer answer = new RemoteAnswer(progress);
        for (AnalyzeSeriesResponse part = call.read(); part != null; part = call.read()) {
            answer.take(part);
        }
        return answer.result();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
