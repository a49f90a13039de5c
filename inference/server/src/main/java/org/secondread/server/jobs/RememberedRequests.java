package org.secondread.server.jobs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.secondread.models.catalog.ModelIdentity;

/**
 * Remembers under which identity a request was analysed, so that a repeat gives the same UIDs and bytes. A request is
 * the same when idempotency key, model and instances are; the least recently used is forgotten first.
 */
final class RememberedRequests {
    private final Map<Request, Analysis> analyses;

    RememberedRequests(int capacity) {
        analyses = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Request, Analysis> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Analysis recall(Request request, Supplier<Analysis> first) {
        return analyses.computeIfAbsent(request, unknown -> first.get());
    }

    /**
     * @param instancesDigest of the uploaded bytes, whatever their order
     */
    record Request(String key, ModelIdentity model, String instancesDigest) {}

    /**
     * @param id from which result UIDs derive
     * @param startedAt content time of the results
     */
    record Analysis(String id, Instant startedAt) {}
}
