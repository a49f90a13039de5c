package org.secondread.reporting;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs that we did not write, run on what we wrote. With CI=true a missing one is a failure, otherwise a skip. */
public final class OutsideProgram {
    private OutsideProgram() {}

    /** Ends the test when a program is not on the path. */
    public static void require(String program, String debianPackage) {
        require(isOnPath(program), program + " is not installed (Debian package " + debianPackage + ")");
    }

    /** Python with the packages of {@code requirements-test.txt}. */
    public static String requirePython() {
        String python = System.getenv("SECONDREAD_PYTHON");
        require(python != null, "SECONDREAD_PYTHON names no interpreter with the tests' packages");
        return python;
    }

    /** The folder of real images. */
    public static Path requireData() {
        String data = System.getenv("SECONDREAD_DATA");
        require(data != null, "SECONDREAD_DATA names no folder of real images");
        return Path.of(data);
    }

    /** What a program prints on either stream. */
    public static String output(List<String> command) throws IOException {
        return output(command, Map.of(), StandardCharsets.UTF_8);
    }

    public static String output(List<String> command, Map<String, String> environment, Charset charset)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), charset);
    }

    private static void require(boolean present, String otherwise) {
        if (!present && "true".equals(System.getenv("CI"))) {
            fail(otherwise);
        }
        assumeTrue(present, otherwise);
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
