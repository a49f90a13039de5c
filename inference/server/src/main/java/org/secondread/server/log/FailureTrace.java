package org.secondread.server.log;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where an unforeseen failure came from: classes and frames of the whole chain, without any message, since a message of
 * a library may quote the input and with it the patient.
 */
public final class FailureTrace {
    private final Throwable failure;

    public FailureTrace(Throwable failure) {
        this.failure = failure;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            text.append(t.getClass().getName()).append(frames(t)).append("\ncaused by ");
        }
        return text.substring(0, text.length() - "\ncaused by ".length());
    }

    private static String frames(Throwable t) {
        return Arrays.stream(t.getStackTrace())
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }
}
