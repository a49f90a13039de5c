package org.secondread.cli.fuzz;

import java.time.Duration;

/**
 * What one input may cost, and how the run is done.
 *
 * @param maxBytes memory allocated for one input, garbage included
 * @param maxTime from the file to the outcome
 * @param threads inputs at once
 * @param compared how many accepted files are compared with another reader
 */
public record FuzzLimits(long maxBytes, Duration maxTime, int threads, int compared) {

    /** 256 MB and 5 s an input, as many threads as cores, 2,000 files compared. */
    public static FuzzLimits onThisMachine() {
        return new FuzzLimits(
                256_000_000, Duration.ofSeconds(5), Runtime.getRuntime().availableProcessors(), 2_000);
    }
}
