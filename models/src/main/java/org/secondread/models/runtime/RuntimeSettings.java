package org.secondread.models.runtime;

import java.nio.file.Path;

/**
 * How networks run on this machine.
 *
 * @param intraOpThreads threads inside one run; 1 leaves parallelism to the batches of the CPU budget
 * @param optimisation how far ONNX Runtime rewrites a network; results differ in the sixth digit between levels
 * @param shrinkMemoryAfterRun gives a run's memory back to the system at its end instead of keeping it for the next
 * @param nativeFolder where native libraries are unpacked, once per release
 */
public record RuntimeSettings(
        int intraOpThreads, Optimisation optimisation, boolean shrinkMemoryAfterRun, Path nativeFolder) {
    public RuntimeSettings {
        if (intraOpThreads < 1) {
            throw new IllegalArgumentException("a run needs at least one thread");
        }
    }

    public static RuntimeSettings defaults(Path nativeFolder) {
        return new RuntimeSettings(1, Optimisation.ALL, false, nativeFolder);
    }

    /** ONNX Runtime's graph optimisation levels. */
    public enum Optimisation {
        NONE,
        BASIC,
        EXTENDED,
        ALL
    }
}
