package org.secondread.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.secondread.cli.fuzz.FileMutator.Mutant;

/**
 * Keeps the first accepted files whose pixels no mutation touched, so that another reader can say what they show. Where a
 * codestream itself was struck, decoders may rightly differ.
 */
final class AcceptedFiles {
    private final Path folder;
    private final int most;
    private final Map<Long, Accepted> files = new TreeMap<>();

    AcceptedFiles(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * One of them.
     *
     * @param file as it was read
     * @param sound the file before any mutation
     * @param digest of our samples of the first
     */
    record Accepted(Path file, Path sound, String digest) {}

    synchronized void offer(long number, Mutant mutant, String digest) throws IOException {
        if (files.size() < most && mutant.keepsPixels()) {
            Path file = Files.write(folder.resolve(number + ".dcm"), mutant.bytes());
            Path sound = Files.write(folder.resolve(number + "-sound.dcm"), mutant.sound());
            files.put(number, new Accepted(file, sound, digest));
        }
    }

    /** By number of the input. */
    synchronized Map<Long, Accepted> files() {
        return new TreeMap<>(files);
    }
}
