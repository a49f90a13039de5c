package org.secondread.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.InputLimits;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesFinder;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.VolumeAssembler;

/**
 * From a folder's name to the volume in memory: ours beside pydicom, SimpleITK and dcm2niix on the same files in one run.
 * The readers take turns within each round, so that whatever else the machine does falls on all of them.
 */
public final class ReadBench {
    private static final String OURS = "SecondRead";

    /** Enough for the compiler to have seen every loop. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private final PeerPrograms programs;
    private final Path scratch;
    private final PrintStream out;

    /**
     * @param programs where the peers are
     * @param scratch existing folder for temporary files
     */
    public ReadBench(PeerPrograms programs, Path scratch, PrintStream out) {
        this.programs = programs;
        this.scratch = scratch;
        this.out = out;
    }

    /** Prints a table of medians and ratios for each series. */
    public void run(Map<String, Path> series, int rounds) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        out.printf(Locale.ROOT, "median of %d rounds, %s, %d cores%n", rounds, Runtime.version(), cores);
        out.printf(
                "%-22s %-12s %9s %9s %9s  %s%n", "series", "reader", "median s", "min s", "ratio", "shape (z, y, x)");
        try (CpuBudget cpus = new CpuBudget(cores);
                PeerReaders peers = new PeerReaders(programs)) {
            for (Map.Entry<String, Path> one : series.entrySet()) {
                print(one.getKey(), measured(one.getValue(), rounds, cpus, peers));
            }
        }
    }

    private Map<String, Times> measured(Path folder, int rounds, CpuBudget cpus, PeerReaders peers) throws IOException {
        warmUp(folder, cpus);
        Map<String, Times> all = new LinkedHashMap<>();
        all.put(OURS, new Times());
        PeerReaders.NAMES.forEach(name -> all.put(name, new Times()));
        for (int n = 0; n <= rounds; n++) {
            for (Map.Entry<String, Times> reader : all.entrySet()) {
                String name = reader.getKey();
                if (reader.getValue().failure.isEmpty()) {
                    reader.getValue().add(n, name.equals(OURS) ? ours(folder, cpus) : peers.read(name, folder));
                }
            }
        }
        return all;
    }

    private void warmUp(Path folder, CpuBudget cpus) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            ours(folder, cpus);
        }
    }

    private PeerReaders.Reading ours(Path folder, CpuBudget cpus) {
        long started = System.nanoTime();
        RequestContext context = new RequestContext(
                "bench",
                "bench",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                new Cancellation());
        List<Path> files = new SeriesFinder(InputLimits.DEFAULT)
                .find(folder, scratch, context)
                .files();
        PatientGrid grid = new VolumeAssembler(cpus)
                .assemble(
                        new SeriesReader(ReadLimits.DEFAULT, cpus).read(files, context),
                        AssemblyPolicy.REGULAR_GRID,
                        context)
                .principal()
                .grid();
        return new PeerReaders.Reading(
                (System.nanoTime() - started) / 1e9, List.of(grid.sizeZ(), grid.sizeY(), grid.sizeX()), null);
    }

    private void print(String series, Map<String, Times> all) {
        double ours = Objects.requireNonNull(all.get(OURS)).median();
        all.forEach((reader, times) -> {
            if (!times.failure.isEmpty()) {
                out.printf("%-22s %-12s cannot read it: %s%n", series, reader, times.failure);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-22s %-12s %9.4f %9.4f %8.2fx  %s%n",
                        series,
                        reader,
                        times.median(),
                        times.min(),
                        times.median() / ours,
                        times.shape);
            }
        });
    }

    /** What one reader took, without its first round. */
    private static final class Times {
        private final List<Double> seconds = new ArrayList<>();
        private List<Integer> shape = List.of();
        private String failure = "";

        void add(int round, PeerReaders.Reading reading) {
            if (reading.failure() != null) {
                failure = reading.failure();
            } else if (round > 0) {
                seconds.add(reading.seconds());
                shape = reading.shapeZyx();
            }
        }

        double median() {
            double[] sorted = sorted();
            return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
        }

        double min() {
            return sorted()[0];
        }

        private double[] sorted() {
            double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
