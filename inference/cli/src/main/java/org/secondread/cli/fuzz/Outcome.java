package org.secondread.cli.fuzz;

import org.secondread.domain.ErrorCode;

/** What came of one input. */
sealed interface Outcome {
    /**
     * It was read.
     *
     * @param digest of all samples, by {@link SampleDigest}; empty where volumes were made
     */
    record Accepted(String digest) implements Outcome {}

    /** It was refused, as bad input should be. */
    record Refused(ErrorCode code) implements Outcome {}

    /** Something came out that must not: another exception than a refusal, or a refusal that blames ourselves. */
    record Failed(Throwable fault) implements Outcome {}
}
