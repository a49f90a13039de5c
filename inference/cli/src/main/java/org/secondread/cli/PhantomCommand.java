package org.secondread.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.series.PatientIdentity;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.series.TruthJson;
import org.secondread.phantoms.series.WrittenSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "phantom",
        description = "Writes a synthetic chest CT whose nodules are known, and truth.json beside it.",
        mixinStandardHelpOptions = true)
final class PhantomCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for series/ and truth.json.")
    private Path out = Path.of("");

    @Option(names = "--seed", description = "Equal seeds give equal bytes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--nodules", description = "How many (default: ${DEFAULT-VALUE}).")
    private int nodules = 6;

    @Option(names = "--chinese", description = "A patient with a Chinese name, in GB18030.")
    private boolean chinese;

    @Override
    public Integer call() throws IOException {
        SeriesOptions options =
                SeriesOptions.ct(seed).withPatient(chinese ? PatientIdentity.CHINESE_GB18030 : PatientIdentity.LATIN);
        WrittenSeries written = write(seed, nodules, options, out);
        System.out.println(written.files().size() + " slices in " + out.resolve("series"));
        return 0;
    }

    /** Writes {@code folder/series} and {@code folder/truth.json}. */
    static WrittenSeries write(long seed, int nodules, SeriesOptions options, Path folder) throws IOException {
        ChestPhantom phantom = ChestPhantom.seeded(seed).nodules(nodules).build();
        WrittenSeries written = SeriesWriter.write(PhantomSeries.chest(phantom), options, folder.resolve("series"));
        Files.writeString(folder.resolve("truth.json"), TruthJson.write(written), StandardCharsets.UTF_8);
        return written;
    }
}
