package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.InstanceBegin;
import org.secondread.api.v1.InstanceChunk;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.server.metrics.WalkMetrics;
import org.secondread.server.testing.FakeServerCallStreamObserver;
import org.secondread.server.testing.InProcessDoor;

/** The transport is asked for a further part only when one has been dealt with. */
class BackPressureTest {
    private static final AnalyzeSeriesRequest HEADER = AnalyzeSeriesRequest.newBuilder()
            .setHeader(SeriesHeader.getDefaultInstance())
            .build();
    private static final AnalyzeSeriesRequest BEGIN = AnalyzeSeriesRequest.newBuilder()
            .setBegin(InstanceBegin.getDefaultInstance())
            .build();

    @TempDir
    Path folder;

    private final FakeServerCallStreamObserver<AnalyzeSeriesResponse> transport = new FakeServerCallStreamObserver<>();
    private InProcessDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new InProcessDoor(folder, Map.of());
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    private AnalysisCall call() throws Exception {
        RefusedCalls refused = new RefusedCalls(new WalkMetrics(new CollectorRegistry(), System::nanoTime));
        return RequestScope.contextOf("request-9").call(() -> AnalysisCall.open(door.desk, refused, transport));
    }

    @Test
    void fewParts_areAskedForAtFirst() throws Exception {
        call();

        assertThat(transport.autoRequest).isFalse();
        assertThat(transport.requested).isEqualTo(4);
    }

    @Test
    void eachPartOnDisk_asksForOneMore() throws Exception {
        AnalysisCall call = call();
        call.onNext(HEADER);
        call.onNext(BEGIN);
        assertThat(transport.requested).isEqualTo(6);

        call.onNext(chunk(1000));

        assertThat(transport.requested).isEqualTo(7);
        assertThat(Files.size(door.spoolFolder.resolve("request-9/000001.dcm"))).isEqualTo(1000);
    }

    @Test
    void refusedPart_asksForNothingMore() throws Exception {
        AnalysisCall call = call();
        call.onNext(BEGIN);
        call.onNext(HEADER);

        assertThat(transport.requested).isEqualTo(4);
        assertThat(Status.fromThrowable(transport.error).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(door.desk.open()).isZero();
    }

    private static AnalyzeSeriesRequest chunk(int bytes) {
        return AnalyzeSeriesRequest.newBuilder()
                .setChunk(InstanceChunk.newBuilder().setData(ByteString.copyFrom(noise(bytes, 1))))
                .build();
    }
}
