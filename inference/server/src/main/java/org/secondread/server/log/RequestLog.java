package org.secondread.server.log;

import org.slf4j.MDC;

/** Log lines that belong to a request carry its id, whatever thread they come from. */
public final class RequestLog {
    /** Name of the id in the logging context. */
    public static final String KEY = "request";

    private RequestLog() {}

    /** Runs work of a request. */
    public static void run(String requestId, Runnable work) {
        try (MDC.MDCCloseable scope = MDC.putCloseable(KEY, requestId)) {
            work.run();
        }
    }
}
