package org.secondread.server.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.function.Supplier;
import org.secondread.server.log.RequestLog;

/**
 * Gives every call an id. The caller finds it in the response header {@value #HEADER} and in the error detail, the
 * operator in each log line that the call causes.
 */
public final class RequestScope implements ServerInterceptor {
    static final String HEADER = "secondread-request-id";

    private static final Context.Key<String> REQUEST_ID = Context.key("request-id");
    private static final Metadata.Key<String> HEADER_KEY = Metadata.Key.of(HEADER, Metadata.ASCII_STRING_MARSHALLER);

    private final Supplier<String> ids;

    /**
     * @param ids gives a new request id at each call
     */
    public RequestScope(Supplier<String> ids) {
        this.ids = ids;
    }

    /** The id of the call at work on this thread. */
    static String currentId() {
        return REQUEST_ID.get();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String id = ids.get();
        Context context = Context.current().withValue(REQUEST_ID, id);
        return new Logged<>(Contexts.interceptCall(context, new Announced<>(call, id), headers, next), id);
    }

    private static final class Announced<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final String id;

        Announced(ServerCall<Q, R> call, String id) {
            super(call);
            this.id = id;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            headers.put(HEADER_KEY, id);
            super.sendHeaders(headers);
        }
    }

    private static final class Logged<Q> extends SimpleForwardingServerCallListener<Q> {
        private final String id;

        Logged(ServerCall.Listener<Q> listener, String id) {
            super(listener);
            this.id = id;
        }

        @Override
        public void onMessage(Q message) {
            RequestLog.run(id, () -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            RequestLog.run(id, super::onHalfClose);
        }

        @Override
        public void onCancel() {
            RequestLog.run(id, super::onCancel);
        }

        @Override
        public void onReady() {
            RequestLog.run(id, super::onReady);
        }
    }
}
