package org.secondread.server.testing;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transport's end of a call, ready when the test says so. */
public final class FakeServerCallStreamObserver<T> extends ServerCallStreamObserver<T> {
    public final List<T> sent = new ArrayList<>();
    public boolean autoRequest = true;
    public int requested;
    public boolean completed;
    public @Nullable Throwable error;
    private int readyFor;

    /** The transport takes so many messages from now on. */
    public void readyFor(int messages) {
        readyFor = messages;
    }

    @Override
    public boolean isReady() {
        return readyFor > 0;
    }

    @Override
    public void onNext(T value) {
        readyFor--;
        sent.add(value);
    }

    @Override
    public void onError(Throwable t) {
        error = t;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public void disableAutoRequest() {
        autoRequest = false;
    }

    @Override
    public void request(int count) {
        requested += count;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(Runnable onCancelHandler) {}

    @Override
    public void setOnReadyHandler(Runnable onReadyHandler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void disableAutoInboundFlowControl() {
        disableAutoRequest();
    }
}
