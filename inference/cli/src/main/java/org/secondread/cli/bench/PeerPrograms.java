package org.secondread.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Python programs in {@code benchmarks/peers}, which drive other people's software.
 *
 * @param python interpreter that has what they need
 * @param folder where they lie
 */
public record PeerPrograms(Path python, Path folder) {

    /** A program that is not started yet. */
    public ProcessBuilder command(String program, Object... arguments) {
        List<String> command = new ArrayList<>(
                List.of(python.toString(), folder.resolve(program).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command);
    }

    /**
     * Writes copies of a series in compressed transfer syntaxes.
     *
     * @param target a folder that is made
     * @return name of the syntax to the folder of the copy
     */
    public Map<String, Path> compress(Path series, Path target) throws IOException {
        Process process = command("compress_series.py", series, Files.createDirectories(target))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the series could not be compressed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compressing", e);
        }
        Map<String, Path> copies = new TreeMap<>();
        try (Stream<Path> made = Files.list(target)) {
            made.forEach(copy -> copies.put(copy.getFileName().toString(), copy));
        }
        return copies;
    }
}
