package org.secondread.server.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.ObjectBegin;
import org.secondread.api.v1.ObjectChunk;
import org.secondread.api.v1.ObjectEnd;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ResultObject;

/** Results as the parts of an answer: for each a summary, then its objects. Chunks are views of the objects, not copies. */
final class ResultParts {
    static final int CHUNK_BYTES = 1 << 20;

    private final List<AnalysisResult> results;

    ResultParts(List<AnalysisResult> results) {
        this.results = results;
    }

    Iterator<AnalyzeSeriesResponse> iterator() {
        return results.stream().flatMap(ResultParts::parts).iterator();
    }

    private static Stream<AnalyzeSeriesResponse> parts(AnalysisResult result) {
        AnalyzeSeriesResponse summary = AnalyzeSeriesResponse.newBuilder()
                .setSummary(WireSummary.of(result.summary()))
                .build();
        return Stream.concat(Stream.of(summary), result.objects().stream().flatMap(ResultParts::parts));
    }

    private static Stream<AnalyzeSeriesResponse> parts(ResultObject object) {
        AnalyzeSeriesResponse begin =
                AnalyzeSeriesResponse.newBuilder().setObjectBegin(begin(object)).build();
        AnalyzeSeriesResponse end = AnalyzeSeriesResponse.newBuilder()
                .setObjectEnd(ObjectEnd.getDefaultInstance())
                .build();
        return Stream.of(Stream.of(begin), chunks(object.content()), Stream.of(end))
                .flatMap(part -> part);
    }

    private static ObjectBegin begin(ResultObject object) {
        ObjectBegin.Builder begin = ObjectBegin.newBuilder()
                .setForm(Wire.form(object.form()))
                .setMediaType(object.mediaType())
                .setFileName(object.fileName())
                .setSizeBytes(object.content().remaining())
                .setSha256(sha256(object.content()));
        object.dicom().ifPresent(id -> begin.setSopClassUid(id.sopClassUid()).setSopInstanceUid(id.sopInstanceUid()));
        return begin.build();
    }

    private static Stream<AnalyzeSeriesResponse> chunks(ByteBuffer content) {
        int count = (content.remaining() + CHUNK_BYTES - 1) / CHUNK_BYTES;
        return IntStream.range(0, count).mapToObj(i -> chunk(content, i));
    }

    private static AnalyzeSeriesResponse chunk(ByteBuffer content, int index) {
        int from = index * CHUNK_BYTES;
        ByteBuffer view = content.slice(content.position() + from, Math.min(CHUNK_BYTES, content.remaining() - from));
        return AnalyzeSeriesResponse.newBuilder()
                .setObjectChunk(ObjectChunk.newBuilder().setData(UnsafeByteOperations.unsafeWrap(view)))
                .build();
    }

    private static ByteString sha256(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
