package org.secondread.phantoms.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a series into a folder, one file for each slice, holding only the slices in work in memory. */
public final class SeriesWriter {

    private SeriesWriter() {}

    /**
     * Writes the series.
     *
     * @param folder made when it does not exist
     * @throws IOException when a file cannot be written
     */
    public static WrittenSeries write(PhantomSeries series, SeriesOptions options, Path folder) throws IOException {
        Files.createDirectories(folder);
        InstanceComposer composer = new InstanceComposer(series, options);
        try {
            List<Path> files = IntStream.range(0, series.geometry().slices())
                    .parallel()
                    .mapToObj(slice -> writeFile(composer.compose(slice), folder))
                    .toList();
            return new WrittenSeries(series, options, new PhantomUids(options.seed()), files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path writeFile(Instance instance, Path folder) {
        try {
            return Files.write(
                    folder.resolve(instance.fileName()), instance.toFile().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
