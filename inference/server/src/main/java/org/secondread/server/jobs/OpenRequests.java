package org.secondread.server.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * One open call for each idempotency key. A caller who repeats a request has usually lost its first call, of which the
 * service may not know yet; so the newer call takes the older one's place.
 */
final class OpenRequests {
    private final Map<String, AcceptedAnalysis> open = new ConcurrentHashMap<>();

    /** Ends the open call with this key, before a newer one is let in. */
    void evict(Optional<String> key) {
        key.map(open::get).ifPresent(OpenRequests::supersede);
    }

    void enter(Optional<String> key, AcceptedAnalysis newer) {
        key.map(k -> open.put(k, newer)).ifPresent(OpenRequests::supersede);
    }

    void leave(Optional<String> key, AcceptedAnalysis analysis) {
        key.ifPresent(k -> open.remove(k, analysis));
    }

    private static void supersede(AcceptedAnalysis older) {
        older.cancel(DiagnosisException.of(
                ErrorCode.CANCELLED, "header.idempotency_key", "a newer call with the same key took this one's place"));
    }
}
