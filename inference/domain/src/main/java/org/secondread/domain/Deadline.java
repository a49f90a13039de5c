package org.secondread.domain;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A point in monotonic time, handed down as a value. The time source is injected, so tests need not wait.
 */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long atNanos;

    private Deadline(LongSupplier nanoTime, long atNanos) {
        this.nanoTime = nanoTime;
        this.atNanos = atNanos;
    }

    public static Deadline after(Duration duration) {
        return after(duration, System::nanoTime);
    }

    public static Deadline after(Duration duration, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + duration.toNanos());
    }

    public boolean isExpired() {
        return nanoTime.getAsLong() - atNanos >= 0;
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - nanoTime.getAsLong()));
    }
}
