package org.secondread.server.grpc;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Priority;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.SeriesIdentity;
import org.secondread.server.jobs.AnalysisOrder;

/** Reads an order from the header of an upload. */
final class OrderReading {
    private static final int MAX_KEY_LENGTH = 128;

    private OrderReading() {}

    /**
     * @param callRemaining what is left of the call's own deadline, if it has one
     * @throws DiagnosisException INVALID_REQUEST
     */
    static AnalysisOrder read(SeriesHeader header, Optional<Duration> callRemaining) {
        return new AnalysisOrder(
                identity(header.getSeries()),
                header.getModelsList().stream().map(OrderReading::reference).toList(),
                priority(header.getPriority()),
                Stream.concat(patience(header).stream(), callRemaining.stream()).min(Duration::compareTo),
                key(header));
    }

    private static SeriesIdentity identity(org.secondread.api.v1.SeriesIdentity series) {
        return new SeriesIdentity(stated(series.getStudyInstanceUid()), stated(series.getSeriesInstanceUid()));
    }

    static ModelReference reference(org.secondread.api.v1.ModelReference reference) {
        require(!reference.getName().isEmpty(), "model.name", "is stated");
        return new ModelReference(reference.getName(), stated(reference.getVersion()));
    }

    private static Priority priority(org.secondread.api.v1.Priority priority) {
        return switch (priority) {
            case PRIORITY_STAT -> Priority.STAT;
            case PRIORITY_HIGH -> Priority.HIGH;
            case PRIORITY_UNSPECIFIED, PRIORITY_ROUTINE -> Priority.ROUTINE;
            case PRIORITY_LOW -> Priority.LOW;
            case UNRECOGNIZED -> throw invalid("header.priority", "is one that this version knows");
        };
    }

    private static Optional<Duration> patience(SeriesHeader header) {
        if (!header.hasDeadline()) {
            return Optional.empty();
        }
        Duration patience = Duration.ofSeconds(
                header.getDeadline().getSeconds(), header.getDeadline().getNanos());
        require(!patience.isNegative() && !patience.isZero(), "header.deadline", "is positive");
        return Optional.of(patience);
    }

    private static Optional<String> key(SeriesHeader header) {
        require(
                header.getIdempotencyKey().length() <= MAX_KEY_LENGTH,
                "header.idempotency_key",
                "has at most " + MAX_KEY_LENGTH + " characters");
        return stated(header.getIdempotencyKey());
    }

    private static Optional<String> stated(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void require(boolean condition, String field, String rule) {
        if (!condition) {
            throw invalid(field, rule);
        }
    }

    private static DiagnosisException invalid(String field, String rule) {
        return DiagnosisException.of(ErrorCode.INVALID_REQUEST, field, rule);
    }
}
