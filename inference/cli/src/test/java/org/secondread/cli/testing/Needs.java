package org.secondread.cli.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test needs from outside. Where it is missing the test is skipped with the reason, or fails with CI=true. */
public final class Needs {
    private Needs() {}

    /** The folder of real images. */
    public static Path data() {
        return Path.of(variable("SECONDREAD_DATA", "names no folder of real images"));
    }

    /** An interpreter with the packages of {@code launcher/requirements-test.txt}. */
    public static String python() {
        return variable("SECONDREAD_PYTHON", "names no Python with the tests' packages");
    }

    public static void program(String name, String debianPackage) {
        require(isOnPath(name), name + " is not installed (Debian package " + debianPackage + ")");
    }

    private static String variable(String name, String otherwise) {
        Optional<String> value = Optional.ofNullable(System.getenv(name));
        require(value.isPresent(), name + " " + otherwise);
        return value.orElseThrow();
    }

    private static void require(boolean present, String otherwise) {
        if (!present && "true".equals(System.getenv("CI"))) {
            fail(otherwise);
        }
        assumeTrue(present, otherwise);
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
