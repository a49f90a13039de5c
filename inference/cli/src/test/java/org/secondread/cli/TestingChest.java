package org.secondread.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.secondread.phantoms.series.PatientIdentity;
import org.secondread.phantoms.series.SeriesOptions;
import org.springframework.util.FileSystemUtils;

/** A synthetic chest of a patient with a Chinese name, drawn once for all tests, since that takes seconds, and removed after them. */
final class TestingChest {
    private static final long SEED = 11;
    private static final int NODULES = 3;

    private static final Path SERIES = written();

    private TestingChest() {}

    /** The folder with its slices. */
    static Path series() {
        return SERIES;
    }

    private static Path written() {
        Path folder = Home.scratch("test-chest");
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile()), "remove test-chest"));
        SeriesOptions options = SeriesOptions.ct(SEED).withPatient(PatientIdentity.CHINESE_GB18030);
        try {
            PhantomCommand.write(SEED, NODULES, options, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("series");
    }
}
