package org.secondread.server.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.server.config.UploadSettings;

/**
 * The folder in which uploads wait. It belongs to one service at a time: a file lock says so, and what an earlier service
 * left behind is deleted, since nothing in it was ever acknowledged. Only the owner of the process may look inside.
 */
public final class Spool implements AutoCloseable {
    private static final String LOCK_FILE = "lock";

    private final UploadSettings limits;
    private final Path folder;
    private final LongSupplier usableBytes;
    private final FileChannel lock;

    private Spool(UploadSettings limits, Path folder, LongSupplier usableBytes, FileChannel lock) {
        this.limits = limits;
        this.folder = folder;
        this.usableBytes = usableBytes;
        this.lock = lock;
    }

    /**
     * Takes possession of the configured folder.
     *
     * @throws DiagnosisException INVALID_REQUEST naming the setting, when the folder cannot be used
     */
    public static Spool open(UploadSettings limits) {
        return open(limits, () -> usableBytes(limits.folder()));
    }

    static Spool open(UploadSettings limits, LongSupplier usableBytes) {
        Path folder = limits.folder().toAbsolutePath();
        try {
            createPrivate(folder);
            FileChannel lock = takeLock(folder.resolve(LOCK_FILE));
            Spool spool = new Spool(limits, folder, usableBytes, lock);
            spool.deleteLeftovers();
            return spool;
        } catch (IOException e) {
            throw unusable("cannot be created or written").causedBy(e);
        }
    }

    /**
     * A new place for one series.
     *
     * @param name of the place, unique among those open
     * @throws DiagnosisException DISK_FULL
     */
    public SpooledSeries newSeries(String name) {
        requireSpace();
        Path place = folder.resolve(name);
        try {
            createPrivate(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SpooledSeries(place, limits, this::requireSpace);
    }

    private void requireSpace() {
        if (usableBytes.getAsLong() < limits.minFreeSpace().toBytes()) {
            throw DiagnosisException.of(ErrorCode.DISK_FULL, "too little disk space is left for another upload");
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void deleteLeftovers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> leftovers =
                    entries.filter(entry -> !entry.endsWith(LOCK_FILE)).toList();
            for (Path leftover : leftovers) {
                deleteTree(leftover);
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        boolean existed = Files.isDirectory(folder);
        Files.createDirectories(folder);
        if (!existed && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, Set.copyOf(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static FileChannel takeLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by another service in this process: same answer as for one in another process.
        }
        channel.close();
        throw unusable("is in use by another service");
    }

    private static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiagnosisException unusable(String rule) {
        return DiagnosisException.of(ErrorCode.INVALID_REQUEST, "secondread.upload.folder", rule);
    }
}
