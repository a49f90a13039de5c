package org.secondread.preprocessing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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
        Process process = new ProcessBuilder(interpreter(), "-W", "ignore", "-c", program, programAndArgument[last])
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            assertThat(process.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return lines;
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
