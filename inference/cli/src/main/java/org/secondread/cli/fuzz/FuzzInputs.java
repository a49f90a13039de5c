package org.secondread.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.secondread.cli.fuzz.FileMutator.Mutant;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.phantoms.space.SeriesGeometry;

/** The broken inputs, numbered: input n depends on the seed and n alone, so each can be made again. */
public final class FuzzInputs {
    /** Of inputs, one in so many is a series; the others are single files. */
    private static final int SERIES_SHARE = 5;

    /** Longer files are not taken: they cost time and hold nothing that short ones do not. */
    private static final long LONGEST_SEED = 150_000;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final List<byte[]> files;
    private final FileMutator mutator;
    private final SeriesMutator series;

    private FuzzInputs(long seed, List<byte[]> files) {
        this.seed = seed;
        this.files = files;
        this.mutator = new FileMutator(files);
        this.series = new SeriesMutator(phantoms(), mutator);
    }

    /**
     * @param mutant the file's mutations; empty for a series
     * @param files what is written to disk
     */
    record Input(Optional<Mutant> mutant, List<SeriesFile> files) {}

    /**
     * @param folder whose DICOM files are the seeds, together with synthetic ones
     */
    public static FuzzInputs of(long seed, Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) <= LONGEST_SEED && isDicom(file)) {
                    files.add(Files.readAllBytes(file));
                }
            }
        }
        phantoms().forEach(slices -> files.add(slices.get(1).toFile().bytes()));
        return new FuzzInputs(seed, files);
    }

    public int seedFiles() {
        return files.size();
    }

    Input input(long n) {
        Random random = new Random(seed + SPREAD * n);
        random.nextInt();
        if (random.nextInt(SERIES_SHARE) == 0) {
            return new Input(Optional.empty(), series.mutate(random));
        }
        Mutant mutant = mutator.mutate(files.get(random.nextInt(files.size())), random);
        return new Input(Optional.of(mutant), List.of(new SeriesFile("mutant.dcm", mutant.bytes())));
    }

    private static boolean isDicom(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] start = new byte[132];
        try (var in = Files.newInputStream(file)) {
            int count = in.readNBytes(start, 0, start.length);
            return name.endsWith(".dcm") || count == start.length && start[128] == 'D' && start[129] == 'I';
        }
    }

    private static List<List<Instance>> phantoms() {
        List<List<Instance>> all = new ArrayList<>();
        for (TransferSyntax syntax : TransferSyntax.values()) {
            all.add(InstanceComposer.composeAll(
                    PhantomSeries.ramp(SeriesGeometry.small()),
                    SeriesOptions.ct(1).withSyntax(syntax)));
        }
        all.add(InstanceComposer.composeAll(PhantomSeries.ramp(SeriesGeometry.small()), SeriesOptions.mr(1)));
        return all;
    }
}
