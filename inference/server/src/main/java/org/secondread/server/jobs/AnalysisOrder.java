package org.secondread.server.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.Priority;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.SeriesIdentity;

/**
 * What a caller asks for, before any instance has arrived.
 *
 * @param models empty where the only model is meant
 * @param patience the longest that the caller will wait from now on; empty where it did not say
 * @param idempotencyKey the same for each attempt at one request
 */
public record AnalysisOrder(
        SeriesIdentity series,
        List<ModelReference> models,
        Priority priority,
        Optional<Duration> patience,
        Optional<String> idempotencyKey) {
    public AnalysisOrder {
        models = List.copyOf(models);
    }
}
