package org.secondread.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.ErrorDetail;
import org.secondread.api.v1.InstanceBegin;
import org.secondread.api.v1.InstanceChunk;
import org.secondread.api.v1.InstanceEnd;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.phantoms.series.SeriesFile;

/** Messages of one call, in the order in which they are sent before the client half-closes. */
record Upload(List<AnalyzeSeriesRequest> parts) {

    /**
     * How a call failed.
     *
     * @param before what the server had sent until then
     */
    record Failure(Status status, ErrorDetail detail, List<AnalyzeSeriesResponse> before) {}

    private static final int CHUNK_BYTES = 256 << 10;

    /** Whole files. */
    static Upload of(String model, List<SeriesFile> files) {
        List<AnalyzeSeriesRequest> parts = new ArrayList<>();
        parts.add(AnalyzeSeriesRequest.newBuilder()
                .setHeader(SeriesHeader.newBuilder()
                        .addModels(ModelReference.newBuilder().setName(model)))
                .build());
        for (SeriesFile file : files) {
            parts.add(AnalyzeSeriesRequest.newBuilder()
                    .setBegin(InstanceBegin.newBuilder().setSizeBytes(file.bytes().length))
                    .build());
            chunks(file.bytes()).forEach(parts::add);
            parts.add(AnalyzeSeriesRequest.newBuilder()
                    .setEnd(InstanceEnd.getDefaultInstance())
                    .build());
        }
        return new Upload(parts);
    }

    private static Stream<AnalyzeSeriesRequest> chunks(byte[] file) {
        return IntStream.iterate(0, from -> from < file.length, from -> from + CHUNK_BYTES)
                .mapToObj(from -> ByteString.copyFrom(file, from, Math.min(CHUNK_BYTES, file.length - from)))
                .map(data -> AnalyzeSeriesRequest.newBuilder()
                        .setChunk(InstanceChunk.newBuilder().setData(data))
                        .build());
    }

    /** This upload without its last messages. */
    Upload withoutLast(int missing) {
        return new Upload(parts.subList(0, parts.size() - missing));
    }

    /** Sends this to a server that must not serve it. */
    Failure refusedBy(String target) throws InterruptedException, InvalidProtocolBufferException {
        ManagedChannel channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .build();
        List<AnalyzeSeriesResponse> before = new ArrayList<>();
        try {
            BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call =
                    AnalysisGrpc.newBlockingV2Stub(channel).analyzeSeries();
            send(call);
            for (AnalyzeSeriesResponse part = call.read(); part != null; part = call.read()) {
                before.add(part);
            }
        } catch (StatusException e) {
            return new Failure(e.getStatus(), detail(e), before);
        } finally {
            channel.shutdownNow();
        }
        throw new AssertionError("the upload was served");
    }

    private void send(BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call)
            throws InterruptedException, StatusException {
        for (AnalyzeSeriesRequest part : parts) {
            if (!call.write(part)) {
                return;
            }
        }
        call.halfClose();
    }

    private static ErrorDetail detail(StatusException failure) throws InvalidProtocolBufferException {
        return Objects.requireNonNull(StatusProto.fromThrowable(failure))
                .getDetails(0)
                .unpack(ErrorDetail.class);
    }
}
