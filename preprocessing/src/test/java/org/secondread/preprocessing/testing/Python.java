package org.secondread.preprocessing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The Python with the tests' packages, which SECONDREAD_PYTHON names. With CI=true a missing one is a failure. */
public final class Python {
    private Python() {}

    /**
     * What a program prints in UTF-8.
     *
     * @param programAndArgument its lines, and last its one argument
     */
    public static List<String> lines(String... programAndArgument) throws IOException {
        int last = programAndArgument.length - 1;
        String program = String.join("\n", Arrays.copyOf(programAndArgument, last));
        return run("-c", program, programAndArgument[last]);
    }

    /** Runs a script beside its test to its end. */
    public static void script(Class<?> owner, String resource, Path... arguments) throws IOException {
        Path script = Files.createTempFile("script", ".py");
        try (InputStream in = owner.getResourceAsStream(resource)) {
            Files.write(script, in.readAllBytes());
            run(Stream.concat(Stream.of(script), Arrays.stream(arguments))
                    .map(Path::toString)
                    .toArray(String[]::new));
        } finally {
            Files.delete(script);
        }
    }

    /** What it says while it fails is in the failure's message. */
    private static List<String> run(String... arguments) throws IOException {
        Path errors = Files.createTempFile("python", ".txt");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(interpreter(), "-W", "ignore"), Arrays.stream(arguments))
                                .toList())
                .redirectError(errors.toFile())
                .start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(() -> printed + contents(errors)).isZero();
            return printed.lines().toList();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.delete(errors);
        }
    }

    private static String contents(Path errors) {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return "and what it says cannot be read";
        }
    }

    private static String interpreter() {
        String python = System.getenv("SECONDREAD_PYTHON");
        if (python == null) {
            String missing = "SECONDREAD_PYTHON names no interpreter with the tests' packages";
            return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
        }
        return python;
    }
}
