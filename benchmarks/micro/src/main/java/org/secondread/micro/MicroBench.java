package org.secondread.micro;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Makes the inputs and runs the benchmarks, each in a Java of its own. JMH prints scores with their errors. */
public final class MicroBench {
    private static final String FOLDER_PROPERTY = "org.secondread.micro.inputs";

    private final Inputs inputs;
    private final PrintStream out;

    /** @param scratch existing empty folder for the inputs */
    public MicroBench(Path scratch, PrintStream out) {
        this.inputs = new Inputs(scratch.toAbsolutePath());
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param pattern regular expression of the benchmarks' names
     * @param profiler that JMH is to attach, by its name: gc, stack
     * @param data folder of published images, where there is one
     */
    public void run(String pattern, Optional<String> profiler, Optional<Path> data) throws IOException {
        ChainedOptionsBuilder options = prepare(pattern, data);
        profiler.ifPresent(options::addProfiler);
        run(options);
    }

    /** Makes the inputs and names those that cannot be had. */
    ChainedOptionsBuilder prepare(String pattern, Optional<Path> data) throws IOException {
        inputs.make(data).forEach((frame, reason) -> out.println("left out: " + frame + ": " + reason));
        return new OptionsBuilder()
                .include(pattern)
                .param("frame", frames().toArray(String[]::new))
                .jvmArgsAppend("-D" + FOLDER_PROPERTY + "=" + inputs.folder())
                .shouldFailOnError(true);
    }

    static void run(ChainedOptionsBuilder options) throws IOException {
        try {
            new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IOException("the benchmarks did not run", e);
        }
    }

    /** The inputs of the run that this process is forked from. */
    static Inputs inputs() {
        return new Inputs(Path.of(System.getProperty(FOLDER_PROPERTY)));
    }

    private List<String> frames() throws IOException {
        try (Stream<Path> files = Files.list(inputs.frames())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
