package org.secondread.phantoms.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of a series, valid or not, before it is on disk. */
@SuppressWarnings("ArrayRecordComponent") // a file is told from another by its name
public record SeriesFile(String name, byte[] bytes) {

    /** Writes files into a folder, which is made when it does not exist, and gives their paths in the same order. */
    public static List<Path> writeAll(List<SeriesFile> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> paths = new ArrayList<>();
        for (SeriesFile file : files) {
            paths.add(Files.write(folder.resolve(file.name()), file.bytes()));
        }
        return paths;
    }
}
