package org.secondread.preprocessing.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Real series from the folder that {@code SECONDREAD_DATA} names. Archives are unpacked once into the build's
 * {@code .secondread/images}. Where something is missing the test is skipped with the reason, or fails with
 * {@code CI=true}.
 */
public final class RealImages {
    private RealImages() {}

    /**
     * The folder of a series, such as {@code chest-ct-lungfcp} or {@code brain-mr-ge}: that of the data set itself, or the
     * one into which its archive was unpacked, which holds it in a folder of its own.
     */
    public static synchronized Path series(String name) {
        Path data = dataFolder();
        Path folder = data.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path archive = data.resolve(name + ".tar.xz");
        if (!Files.exists(archive)) {
            throw lacking(name + " is not in the folder that SECONDREAD_DATA names");
        }
        try {
            return unpacked(archive, imagesFolder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file or folder that lies unpacked in the data set. */
    public static Path file(String path) {
        Path file = dataFolder().resolve(path);
        if (!Files.exists(file)) {
            throw lacking(path + " is not in the folder that SECONDREAD_DATA names");
        }
        return file;
    }

    private static Path dataFolder() {
        return Optional.ofNullable(System.getenv("SECONDREAD_DATA"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .orElseThrow(() -> lacking("real images: SECONDREAD_DATA names no folder"));
    }

    private static Path imagesFolder() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Optional.ofNullable(root.getParent()).orElseThrow();
        }
        return Files.createDirectories(root.resolve(".secondread/images"));
    }

    /** Modules may be tested at the same time: a lock lets one unpack, and only what is whole gets its name. */
    private static Path unpacked(Path archive, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        target.resolveSibling(target.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(target)) {
                Path part = Files.createTempDirectory(target.getParent(), "part");
                extract(archive, part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return target;
    }

    private static void extract(Path archive, Path into) throws IOException {
        List<String> command = List.of("tar", "-xJf", archive.toString(), "-C", into.toString());
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw lacking("tar with xz, to unpack real images");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static RuntimeException lacking(String what) {
        if ("true".equals(System.getenv("CI"))) {
            return fail("missing: " + what);
        }
        return abort("missing: " + what);
    }
}
