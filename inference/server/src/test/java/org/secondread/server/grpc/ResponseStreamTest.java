package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.Progress;
import org.secondread.server.testing.FakeServerCallStreamObserver;

class ResponseStreamTest {
    private final FakeServerCallStreamObserver<AnalyzeSeriesResponse> transport = new FakeServerCallStreamObserver<>();
    private final List<String> delivered = new ArrayList<>();
    private final ResponseStream responses = new ResponseStream(transport, () -> delivered.add("once"));

    @Test
    void parts_leaveAsTheTransportIsReady() {
        transport.readyFor(2);
        responses.finish(parts(5));
        assertThat(transport.sent).hasSize(2);

        responses.flow();
        assertThat(transport.sent).hasSize(2);

        transport.readyFor(2);
        responses.flow();
        assertThat(transport.sent).hasSize(4);
        assertThat(transport.completed).isFalse();

        transport.readyFor(7);
        responses.flow();
        assertThat(transport.sent).containsExactlyElementsOf(() -> parts(5));
        assertThat(transport.completed).isTrue();
        assertThat(delivered).hasSize(1);
    }

    @Test
    void partsNotYetSent_areNotYetMade() {
        List<Integer> made = new ArrayList<>();
        transport.readyFor(1);

        responses.finish(IntStream.range(0, 5)
                .peek(made::add)
                .mapToObj(ResponseStreamTest::part)
                .iterator());

        assertThat(made).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void progress_isDroppedWhenNobodyIsReady() {
        responses.progress(part(0));
        transport.readyFor(1);
        responses.progress(part(1));

        assertThat(transport.sent).containsExactly(part(1));
    }

    @Test
    void progress_afterTheResult_isDropped() {
        transport.readyFor(1);
        responses.finish(parts(2));
        transport.readyFor(1);

        responses.progress(part(9));

        assertThat(transport.sent).containsExactly(part(0));
    }

    @Test
    void failure_endsTheCallOnce() {
        responses.fail(Status.INTERNAL.asRuntimeException());
        responses.fail(Status.CANCELLED.asRuntimeException());
        transport.readyFor(9);
        responses.finish(parts(1));

        assertThat(Status.fromThrowable(transport.error).getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(transport.sent).isEmpty();
        assertThat(transport.completed).isFalse();
        assertThat(delivered).isEmpty();
    }

    @Test
    void abandonedCall_isToldNothing() {
        responses.abandon();
        transport.readyFor(9);
        responses.fail(Status.INTERNAL.asRuntimeException());
        responses.finish(parts(1));

        assertThat(transport.error).isNull();
        assertThat(transport.sent).isEmpty();
    }

    private static Iterator<AnalyzeSeriesResponse> parts(int count) {
        return IntStream.range(0, count).mapToObj(ResponseStreamTest::part).iterator();
    }

    private static AnalyzeSeriesResponse part(int number) {
        return AnalyzeSeriesResponse.newBuilder()
                .setProgress(Progress.newBuilder().setFractionDone(number))
                .build();
    }
}
