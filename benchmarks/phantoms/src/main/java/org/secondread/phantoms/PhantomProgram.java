package org.secondread.phantoms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.series.TruthJson;
import org.secondread.phantoms.series.WrittenSeries;

/** Writes a chest CT phantom and its truth: {@code PhantomProgram --seed N --out DIR [--nodules N]}. */
public final class PhantomProgram {

    private static final String USAGE = "usage: --seed N --out DIR [--nodules N (6)]";

    private static final Set<String> NAMES = Set.of("--seed", "--out", "--nodules");

    private PhantomProgram() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        String folder = options.get("--out");
        String seedText = options.get("--seed");
        if (folder == null || seedText == null) {
            throw new IllegalArgumentException(USAGE);
        }
        long seed = Long.parseLong(seedText);
        int nodules = Integer.parseInt(options.getOrDefault("--nodules", "6"));
        WrittenSeries written = write(seed, nodules, Path.of(folder));
        System.out.print(TruthJson.write(written));
    }

    private static WrittenSeries write(long seed, int nodules, Path folder) throws IOException {
        PhantomSeries series =
                PhantomSeries.chest(ChestPhantom.seeded(seed).nodules(nodules).build());
        WrittenSeries written = SeriesWriter.write(series, SeriesOptions.ct(seed), folder.resolve("series"));
        Files.writeString(folder.resolve("truth.json"), TruthJson.write(written));
        return written;
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(USAGE);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }
}
