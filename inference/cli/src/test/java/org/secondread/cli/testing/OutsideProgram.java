package org.secondread.cli.testing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One run of a program that is not ours.
 *
 * @param output what it wrote to either stream
 */
public record OutsideProgram(int exitCode, String output) {

    public static OutsideProgram run(String... command) throws IOException, InterruptedException {
        return run(StandardCharsets.UTF_8, List.of(command));
    }

    public static OutsideProgram run(Charset charset, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), charset);
        return new OutsideProgram(process.waitFor(), output);
    }
}
