package org.secondread.domain;

import java.time.Instant;

/**
 * What travels with one request through every room.
 *
 * @param analysisId unique per analysis; result UIDs derive from it, so a replay with the same id gives equal bytes
 * @param tenant the hospital that asked
 * @param startedAt when the analysis began; the content time of every result
 */
public record RequestContext(
        String analysisId,
        String tenant,
        Instant startedAt,
        Priority priority,
        Deadline deadline,
        Cancellation cancellation) {

    /**
     * Called between units of work, so that nobody computes what nobody awaits.
     *
     * @throws DiagnosisException CANCELLED or OUT_OF_TIME
     */
    public void requireAlive() {
        if (cancellation.isCancelled()) {
            throw DiagnosisException.of(ErrorCode.CANCELLED, "the caller cancelled the request");
        }
        if (deadline.isExpired()) {
            throw DiagnosisException.of(ErrorCode.OUT_OF_TIME, "the deadline passed before the work was done");
        }
    }
}
