package org.secondread.server.testing;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.BlockingClientCall;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.ErrorDetail;
import org.secondread.api.v1.InstanceBegin;
import org.secondread.api.v1.InstanceChunk;
import org.secondread.api.v1.InstanceEnd;
import org.secondread.api.v1.ModelSummary;
import org.secondread.api.v1.ObjectBegin;
import org.secondread.api.v1.Progress;
import org.secondread.api.v1.SeriesHeader;

/** A client that sends part after part and can stop anywhere. */
public final class UploadingClient {
    private final BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call;

    private UploadingClient(BlockingClientCall<AnalyzeSeriesRequest, AnalyzeSeriesResponse> call) {
        this.call = call;
    }

    public static UploadingClient call(Channel channel) {
        return call(AnalysisGrpc.newBlockingV2Stub(channel));
    }

    public static UploadingClient call(AnalysisGrpc.AnalysisBlockingV2Stub stub) {
        return new UploadingClient(stub.analyzeSeries());
    }

    public UploadingClient header(SeriesHeader header) throws Exception {
        return send(AnalyzeSeriesRequest.newBuilder().setHeader(header).build());
    }

    public UploadingClient begin(long sizeBytes) throws Exception {
        return send(AnalyzeSeriesRequest.newBuilder()
                .setBegin(InstanceBegin.newBuilder().setSizeBytes(sizeBytes))
                .build());
    }

    public UploadingClient chunk(byte[] bytes, int from, int length) throws Exception {
        return send(AnalyzeSeriesRequest.newBuilder()
                .setChunk(InstanceChunk.newBuilder().setData(ByteString.copyFrom(bytes, from, length)))
                .build());
    }

    public UploadingClient end() throws Exception {
        return send(AnalyzeSeriesRequest.newBuilder()
                .setEnd(InstanceEnd.getDefaultInstance())
                .build());
    }

    public UploadingClient send(AnalyzeSeriesRequest part) throws Exception {
        call.write(part);
        return this;
    }

    /** One whole instance in chunks of a given size. */
    public UploadingClient instance(byte[] bytes, int chunkBytes) throws Exception {
        begin(bytes.length);
        for (int from = 0; from < bytes.length; from += chunkBytes) {
            chunk(bytes, from, Math.min(chunkBytes, bytes.length - from));
        }
        return end();
    }

    public UploadingClient halfClose() {
        call.halfClose();
        return this;
    }

    public void cancel() {
        call.cancel("the test says so", null);
    }

    /** The next part of the answer. */
    public AnalyzeSeriesResponse read() throws Exception {
        return call.read();
    }

    /** The whole answer. */
    public Answer answer() throws Exception {
        Answer answer = new Answer();
        readInto(answer);
        return answer;
    }

    private void readInto(Answer answer) throws Exception {
        for (AnalyzeSeriesResponse part = call.read(); part != null; part = call.read()) {
            answer.take(part);
        }
    }

    /** The status and detail with which the call fails. */
    public Refused refused() throws Exception {
        return refused(new Answer());
    }

    /** The same, keeping what came before the call failed. */
    public Refused refused(Answer before) throws Exception {
        try {
            readInto(before);
        } catch (StatusException e) {
            return Refused.of(e);
        }
        throw new AssertionError("the call succeeded");
    }

    /** How a call failed. */
    public record Refused(Status status, ErrorDetail detail) {
        public static Refused of(StatusException e) throws Exception {
            com.google.rpc.Status status = StatusProto.fromThrowable(e);
            ErrorDetail detail = status == null || status.getDetailsCount() == 0
                    ? ErrorDetail.getDefaultInstance()
                    : status.getDetails(0).unpack(ErrorDetail.class);
            return new Refused(e.getStatus(), detail);
        }
    }

    /** Everything that a successful call gave. */
    public static final class Answer {
        public final List<Progress> progress = new ArrayList<>();
        public final List<ModelSummary> summaries = new ArrayList<>();
        public final List<ObjectBegin> objects = new ArrayList<>();
        public final List<byte[]> contents = new ArrayList<>();
        public final List<Integer> chunkSizes = new ArrayList<>();
        private final ByteArrayOutputStream open = new ByteArrayOutputStream();

        private void take(AnalyzeSeriesResponse part) {
            switch (part.getPartCase()) {
                case PROGRESS -> progress.add(part.getProgress());
                case SUMMARY -> summaries.add(part.getSummary());
                case OBJECT_BEGIN -> objects.add(part.getObjectBegin());
                case OBJECT_CHUNK -> append(part.getObjectChunk().getData());
                case OBJECT_END -> {
                    contents.add(open.toByteArray());
                    open.reset();
                }
                case PART_NOT_SET -> throw new AssertionError("an empty part");
            }
        }

        private void append(ByteString data) {
            chunkSizes.add(data.size());
            open.writeBytes(data.toByteArray());
        }
    }
}
