package org.secondread.server.grpc;

import org.secondread.domain.ErrorCode;
import org.secondread.domain.Fault;
import org.secondread.server.log.FailureTrace;
import org.secondread.server.metrics.WalkMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs every call that fails, and words the answer. */
public final class RefusedCalls {
    private static final Logger log = LoggerFactory.getLogger(RefusedCalls.class);

    private final WalkMetrics metrics;

    public RefusedCalls(WalkMetrics metrics) {
        this.metrics = metrics;
    }

    Refusal refuse(Throwable cause, String requestId) {
        Refusal refusal = Refusal.of(cause, requestId);
        metrics.refused(refusal.code());
        if (refusal.code().fault() == Fault.OURS) {
            log.error(
                    "failed: {} {} {}\n{}",
                    refusal.code(),
                    refusal.attribute(),
                    refusal.rule(),
                    new FailureTrace(cause));
        } else {
            log.info("refused: {} {} {}", refusal.code(), refusal.attribute(), refusal.rule());
        }
        return refusal;
    }

    /** Nobody is there to be answered, but it is counted and logged all the same. */
    void abandoned(ErrorCode code) {
        metrics.refused(code);
        log.info("abandoned by the caller: {}", code);
    }
}
