package org.secondread.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else's program that compresses the slice. We only decode.
 *
 * @param name of the copy that it makes
 * @param from name of the file that it reads
 * @param command program and options, with IN and OUT for the files
 * @param suffix that the program wants of the file it writes
 */
record Encoder(String name, String from, String command, String suffix) {
    static final List<Encoder> ALL = List.of(
            new Encoder("rle", Inputs.SLICE, "dcmcrle IN OUT", ""),
            new Encoder("jpeg-8-bit", Inputs.SLICE_8_BIT, "dcmcjpeg +eb IN OUT", ""),
            new Encoder("jpeg-lossless", Inputs.SLICE, "dcmcjpeg +e1 IN OUT", ""),
            new Encoder("jpeg-ls", Inputs.SLICE, "dcmcjpls +el IN OUT", ""),
            new Encoder("jpeg-ls-near", Inputs.SLICE, "dcmcjpls +en +md 2 IN OUT", ""),
            new Encoder("jpeg-2000", Inputs.SLICE_PGM, "opj_compress -i IN -o OUT", ".j2k"),
            new Encoder("jpeg-2000-lossy", Inputs.SLICE_PGM, "opj_compress -I -r 10 -i IN -o OUT", ".j2k"));

    /**
     * Writes the copy.
     *
     * @param slices folder of the files to read
     * @param frames folder that gets the copy
     * @return why there is no copy
     */
    Optional<String> encode(Path slices, Path frames) throws IOException {
        Path out = slices.resolve(name + suffix);
        List<String> words = Arrays.stream(command.split(" "))
                .map(word -> word.equals("IN") ? slices.resolve(from).toString() : word)
                .map(word -> word.equals("OUT") ? out.toString() : word)
                .toList();
        Optional<String> failure = failureOf(words);
        if (failure.isEmpty()) {
            Files.move(out, frames.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return failure;
    }

    private static Optional<String> failureOf(List<String> words) {
        try {
            int code = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return code == 0 ? Optional.empty() : Optional.of(words.get(0) + " ended with " + code);
        } catch (IOException e) {
            return Optional.of(words.get(0) + " is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
