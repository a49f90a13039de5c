package org.secondread.preprocessing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script beside its test, run by the Python that SECONDREAD_PYTHON names. With CI=true a missing one is a failure. */
public final class PythonScript {
    private PythonScript() {}

    /** Runs a resource to its end; what it prints is in the message when it fails. */
    public static void run(Class<?> owner, String resource, Path... arguments) throws IOException {
        Path script = Files.createTempFile("script", ".py");
        try (InputStream in = owner.getResourceAsStream(resource)) {
            Files.write(script, in.readAllBytes());
            List<String> command = new ArrayList<>(List.of(interpreter(), script.toString()));
            List.of(arguments).forEach(argument -> command.add(argument.toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.delete(script);
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
