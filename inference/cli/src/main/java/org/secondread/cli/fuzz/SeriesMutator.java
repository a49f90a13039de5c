package org.secondread.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.secondread.phantoms.fault.Fault;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.SeriesFile;

/** Makes broken series of sound ones: files are lost, doubled, exchanged or struck, or a named fault is built in. */
final class SeriesMutator {
    private static final int MOST = 3;

    private final List<List<Instance>> series;
    private final FileMutator files;

    /** @param series sound series, each in the order of its slices */
    SeriesMutator(List<List<Instance>> series, FileMutator files) {
        this.series = series;
        this.files = files;
    }

    List<SeriesFile> mutate(Random random) {
        List<Instance> sound = oneOf(series, random);
        List<SeriesFile> mutant = new ArrayList<>(
                random.nextInt(3) == 0
                        ? oneOf(List.of(Fault.values()), random).in(sound, random.nextLong())
                        : sound.stream().map(Instance::toFile).toList());
        for (int n = 1 + random.nextInt(MOST); n > 0 && !mutant.isEmpty(); n--) {
            strike(mutant, random);
        }
        return mutant;
    }

    private void strike(List<SeriesFile> mutant, Random random) {
        int at = random.nextInt(mutant.size());
        SeriesFile file = mutant.get(at);
        switch (random.nextInt(6)) {
            case 0 -> mutant.remove(at);
            case 1 -> mutant.add(new SeriesFile("again-" + mutant.size(), file.bytes()));
            case 2 -> {
                SeriesFile other = oneOf(oneOf(series, random), random).toFile();
                mutant.add(new SeriesFile("other-" + mutant.size(), other.bytes()));
            }
            default ->
                mutant.set(
                        at,
                        new SeriesFile(
                                file.name(), files.mutate(file.bytes(), random).bytes()));
        }
    }

    private static <T> T oneOf(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
