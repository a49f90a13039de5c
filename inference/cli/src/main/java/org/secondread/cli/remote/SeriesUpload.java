package org.secondread.cli.remote;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.InstanceBegin;
import org.secondread.api.v1.InstanceChunk;
import org.secondread.api.v1.InstanceEnd;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.Priority;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.api.v1.SeriesIdentity;
import org.secondread.pipeline.AnalysisRequest;

/** Sends a request: its header, then each instance as begin, chunks and end. */
final class SeriesUpload {
    private static final int CHUNK_BYTES = 1 << 20;

    private final BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call;

    SeriesUpload(BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call) {
        this.call = call;
    }

    /**
     * Ends early when the server has ended the call; the answer then says why.
     *
     * @throws StatusException when the server refuses while parts are being sent
     */
    void send(AnalysisRequest request) throws StatusException, InterruptedException {
        boolean wanted = write(AnalyzeSeriesRequest.newBuilder().setHeader(header(request)));
        for (Path instance : request.instances()) {
            wanted = wanted && send(instance);
        }
        call.halfClose();
    }

    private static SeriesHeader header(AnalysisRequest request) {
        SeriesIdentity.Builder series = SeriesIdentity.newBuilder();
        request.identity().studyInstanceUid().ifPresent(series::setStudyInstanceUid);
        request.identity().seriesInstanceUid().ifPresent(series::setSeriesInstanceUid);
        ModelReference.Builder model =
                ModelReference.newBuilder().setName(request.model().name());
        request.model().version().ifPresent(model::setVersion);
        return SeriesHeader.newBuilder()
                .setSeries(series)
                .addModels(model)
                .setPriority(priority(request.context().priority()))
                .setIdempotencyKey(request.context().analysisId())
                .build();
    }

    private static Priority priority(org.secondread.domain.Priority priority) {
        return switch (priority) {
            case STAT -> Priority.PRIORITY_STAT;
            case HIGH -> Priority.PRIORITY_HIGH;
            case ROUTINE -> Priority.PRIORITY_ROUTINE;
            case LOW -> Priority.PRIORITY_LOW;
        };
    }

    private boolean send(Path instance) throws StatusException, InterruptedException {
        try (InputStream in = Files.newInputStream(instance)) {
            boolean wanted = write(AnalyzeSeriesRequest.newBuilder()
                    .setBegin(InstanceBegin.newBuilder().setSizeBytes(Files.size(instance))));
            for (ByteString data = next(in); wanted && !data.isEmpty(); data = next(in)) {
                wanted = write(AnalyzeSeriesRequest.newBuilder()
                        .setChunk(InstanceChunk.newBuilder().setData(data)));
            }
            return wanted && write(AnalyzeSeriesRequest.newBuilder().setEnd(InstanceEnd.getDefaultInstance()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteString next(InputStream in) throws IOException {
        return UnsafeByteOperations.unsafeWrap(in.readNBytes(CHUNK_BYTES));
    }

    /** @return whether the server still takes parts */
    private boolean write(AnalyzeSeriesRequest.Builder part) throws StatusException, InterruptedException {
        return call.write(part.build());
    }
}
