package org.secondread.server.grpc;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Collections;
import java.util.Iterator;
import org.secondread.api.v1.AnalyzeSeriesResponse;

/**
 * The way out of one call, for many threads and at the pace of the reader: a part leaves when the transport is ready for
 * it, so that a slow reader costs no memory beyond the result itself. Progress that nobody is ready for is dropped.
 */
final class ResponseStream {
    private final ServerCallStreamObserver<AnalyzeSeriesResponse> observer;
    private final Runnable onDelivered;
    private Iterator<AnalyzeSeriesResponse> parts = Collections.emptyIterator();
    private boolean finishing;
    private boolean ended;

    /**
     * @param onDelivered runs once when the last part has left, before the caller hears that it was the last
     */
    ResponseStream(ServerCallStreamObserver<AnalyzeSeriesResponse> observer, Runnable onDelivered) {
        this.observer = observer;
        this.onDelivered = onDelivered;
    }

    synchronized void progress(AnalyzeSeriesResponse part) {
        if (!ended && !finishing && observer.isReady()) {
            observer.onNext(part);
        }
    }

    synchronized void finish(Iterator<AnalyzeSeriesResponse> lastParts) {
        parts = lastParts;
        finishing = true;
        flow();
    }

    /** Sends what the transport is ready for. */
    synchronized void flow() {
        while (!ended && parts.hasNext() && observer.isReady()) {
            observer.onNext(parts.next());
        }
        if (finishing && !ended && !parts.hasNext()) {
            ended = true;
            onDelivered.run();
            observer.onCompleted();
        }
    }

    synchronized void fail(StatusRuntimeException status) {
        if (!ended) {
            ended = true;
            observer.onError(status);
        }
    }

    /** The caller has gone: nothing more can be sent. */
    synchronized void abandon() {
        ended = true;
    }

    synchronized boolean isEnded() {
        return ended;
    }
}
