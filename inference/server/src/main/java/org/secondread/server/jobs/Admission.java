package org.secondread.server.jobs;

import java.time.Duration;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** Counts those who are inside, and says who may still come in. */
final class Admission {
    private final int places;
    private int inside;
    private boolean draining;

    Admission(int places) {
        this.places = places;
    }

    /** @throws DiagnosisException DRAINING */
    synchronized void requireOpen() {
        if (draining) {
            throw DiagnosisException.of(ErrorCode.DRAINING, "the service is stopping");
        }
    }

    /** @throws DiagnosisException DRAINING, QUEUE_FULL */
    synchronized void enter() {
        requireOpen();
        if (inside == places) {
            throw DiagnosisException.of(
                    ErrorCode.QUEUE_FULL, "as many analyses as are allowed at a time have been accepted");
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    synchronized int inside() {
        return inside;
    }

    /** Lets nobody in any more and waits until all have left, or the time is up. */
    synchronized void drain(Duration atMost) throws InterruptedException {
        draining = true;
        long endNanos = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); inside > 0 && left > 0; left = (endNanos - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
