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
    private final Map<Path, String> digests = new TreeMap<>();

    AcceptedFiles(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    synchronized void offer(long number, Mutant mutant, String digest) throws IOException {
        if (digests.size() < most && mutant.keepsPixels()) {
            digests.put(Files.write(folder.resolve(number + ".dcm"), mutant.bytes()), digest);
        }
    }

    /** File to digest of our samples. */
    synchronized Map<Path, String> digests() {
        return new TreeMap<>(digests);
    }
}
