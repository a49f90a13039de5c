package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.secondread.cli.bench.PeerPrograms;
import org.secondread.cli.bench.ReadBench;
import org.secondread.cli.bench.WalkBench;
import org.secondread.cli.demo.DemoOutcome;
import org.secondread.cli.fuzz.FuzzBench;
import org.secondread.cli.fuzz.FuzzInputs;
import org.secondread.cli.fuzz.FuzzLimits;
import org.secondread.cli.fuzz.SecondOpinion;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.micro.MicroBench;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.ProgressListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = "Measures; prints figures and configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {

    @Command(
            description =
                    "The demonstration over many synthetic chests, and one without nodules. Exit code 1 when one fails.",
            mixinStandardHelpOptions = true)
    int demo(
            @Option(names = "--rounds", defaultValue = "20", description = "Chests (default: ${DEFAULT-VALUE}).")
                    int rounds,
            @Option(names = "--seed", defaultValue = "1", description = "Of the first (default: ${DEFAULT-VALUE}).")
                    long first)
            throws IOException {
        Path folder = Home.scratch("bench-demo");
        int failed = 0;
        try (DemoService service = DemoService.start()) {
            for (int round = 0; round <= rounds; round++) {
                boolean empty = round == rounds;
                DemoOutcome outcome = service.demo()
                        .run(
                                first + round,
                                empty ? 0 : 6,
                                folder.resolve("seed-" + (first + round)),
                                ProgressListener.NONE);
                outcome.print(System.out);
                boolean passed = empty ? outcome.findings().isEmpty() : outcome.passed();
                failed += passed ? 0 : 1;
                System.out.println(passed ? "  passed" : "  FAILED");
            }
        }
        System.out.println((rounds + 1 - failed) + " chests passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }

    @Command(description = "Time and peak memory of each step of one series' walk.", mixinStandardHelpOptions = true)
    int walk(
            @Parameters(paramLabel = "PATH", description = "Folder, file or zip archive with one series.") Path input,
            @Option(names = "--model", defaultValue = AnalyzeCommand.DEFAULT_MODEL) String model,
            @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.") int rounds)
            throws IOException {
        ModelReference reference = ModelReference.parse(model);
        RequestContext context = new RequestContext(
                "bench",
                "bench",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                new Cancellation());
        try (Engine engine = Home.engine(Home.settings(Map.of()));
                SeriesInput series = SeriesInput.open(input, context)) {
            engine.catalog().load(reference.name(), reference.version());
            new WalkBench(engine.analysis(), reference, System.out).run(series.files(), rounds);
        }
        return 0;
    }

    @Command(
            description = {
                "From a folder to the volume in memory, beside pydicom, SimpleITK and dcm2niix on the same files.",
                "The ratio is the reader's median time to ours. A reader that cannot read a syntax is named."
            },
            mixinStandardHelpOptions = true)
    int read(
            @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Folders with one series each.")
                    List<Path> folders,
            @Option(names = "--rounds", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.") int rounds,
            @Option(
                            names = "--compressed",
                            description =
                                    "Also copies in JPEG Lossless, JPEG-LS, RLE and JPEG 2000, made by DCMTK and OpenJPEG.")
                    boolean compressed)
            throws IOException {
        Path scratch = Home.scratch("bench-read");
        PeerPrograms peers = peers();
        try {
            Map<String, Path> series = new LinkedHashMap<>();
            for (Path folder : folders) {
                Path whole = folder.toAbsolutePath().normalize();
                String name = whole.getFileName().toString();
                series.put(name, whole);
                if (compressed) {
                    peers.compress(whole, scratch.resolve(name))
                            .forEach((syntax, copy) -> series.put(name + " " + syntax, copy));
                }
            }
            new ReadBench(peers, scratch, System.out).run(series, rounds);
        } finally {
            Home.remove(scratch);
        }
        return 0;
    }

    @Command(
            description = {
                "Short measurements: frames a second of every codec, and the steps from a folder to a volume, one thread each.",
                "Compressed slices are made by DCMTK and OpenJPEG; what is not installed is named and left out."
            },
            mixinStandardHelpOptions = true)
    int micro(
            @Parameters(
                            paramLabel = "PATTERN",
                            defaultValue = ".*",
                            description = "Regular expression of their names, such as FrameBench (default: all).")
                    String pattern,
            @Option(names = "--profile", paramLabel = "NAME", description = "A profiler of JMH's, such as gc or stack.")
                    Optional<String> profiler)
            throws IOException {
        Path scratch = Home.scratch("bench-micro");
        try {
            new MicroBench(scratch, System.out)
                    .run(
                            pattern,
                            profiler,
                            Optional.ofNullable(System.getenv("SECONDREAD_DATA"))
                                    .map(Path::of));
        } finally {
            Home.remove(scratch);
        }
        return 0;
    }

    @Command(
            description = {
                "Broken inputs for the reader: mutated files of a folder and of synthetic series, and mutated series.",
                "Exit code 1 when one ends otherwise than read or refused, or is seen otherwise by pydicom."
            },
            mixinStandardHelpOptions = true)
    int fuzz(
            @Parameters(paramLabel = "FOLDER", description = "With sound DICOM files of every kind.") Path folder,
            @Option(names = "--rounds", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}.")
                    long rounds,
            @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.") long seed,
            @Option(
                            names = "--only",
                            description = "Make this one input again, keep its files and print the failure whole.")
                    Optional<Long> only)
            throws IOException, InterruptedException {
        Path scratch = Home.scratch("bench-fuzz");
        FuzzInputs inputs = FuzzInputs.of(seed, folder);
        if (only.isPresent()) {
            return FuzzBench.reproduce(inputs, only.get(), scratch, System.out) ? 0 : 1;
        }
        FuzzLimits limits = FuzzLimits.onThisMachine();
        try {
            FuzzBench bench = new FuzzBench(inputs, limits, scratch, System.out);
            System.out.printf(Locale.ROOT, "seed %d, %d files to begin with, %s%n", seed, inputs.seedFiles(), limits);
            boolean sound = bench.run(0, rounds);
            return new SecondOpinion(peers(), System.out).agrees(bench, limits.compared()) && sound ? 0 : 1;
        } finally {
            Home.remove(scratch);
        }
    }

    private static PeerPrograms peers() {
        return new PeerPrograms(Home.python(), Home.folder().resolve("benchmarks/peers"));
    }
}
