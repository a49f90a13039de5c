package org.secondread.server.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.server.config.UploadSettings;

/**
 * One series on its way in: instances are written one after the other, each as begin, append, end. Closing deletes it,
 * at any time and from any thread; what is written afterwards is refused as CANCELLED.
 */
public final class SpooledSeries implements AutoCloseable {
    private final Path folder;
    private final UploadSettings limits;
    private final Runnable requireSpace;
    private final List<Path> instances = new ArrayList<>();
    private @Nullable FileChannel open;
    private long statedBytes;
    private long instanceBytes;
    private long seriesBytes;
    private boolean closed;

    SpooledSeries(Path folder, UploadSettings limits, Runnable requireSpace) {
        this.folder = folder;
        this.limits = limits;
        this.requireSpace = requireSpace;
    }

    /**
     * Opens the next instance.
     *
     * @param statedBytes its size, or 0 when it is not known beforehand
     * @throws DiagnosisException SERIES_TOO_LARGE, DISK_FULL, INVALID_REQUEST
     */
    public synchronized void begin(long statedBytes) {
        requireNotClosed();
        requireOrder(open == null, "an instance begins after the one before has ended");
        requireOrder(statedBytes >= 0, "an instance's size is not negative");
        requireLimit(instances.size() < limits.maxInstances(), "instances of a series", limits.maxInstances());
        requireSizes(statedBytes);
        requireSpace.run();
        Path file = folder.resolve("%06d.dcm".formatted(instances.size() + 1));
        try {
            open = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        instances.add(file);
        this.statedBytes = statedBytes;
    }

    /**
     * Writes the next bytes of the open instance.
     *
     * @throws DiagnosisException SERIES_TOO_LARGE, DISK_FULL, INVALID_REQUEST
     */
    public synchronized void append(ByteBuffer bytes) {
        requireNotClosed();
        FileChannel channel = requireOpen();
        requireSizes(instanceBytes + bytes.remaining());
        instanceBytes += bytes.remaining();
        seriesBytes += bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            requireSpace.run();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Closes the open instance.
     *
     * @throws DiagnosisException UPLOAD_INCOMPLETE when it is not as long as stated, INVALID_REQUEST
     */
    public synchronized void end() {
        requireNotClosed();
        FileChannel channel = requireOpen();
        if (statedBytes != 0 && statedBytes != instanceBytes) {
            throw DiagnosisException.of(
                    ErrorCode.UPLOAD_INCOMPLETE, "begin.size_bytes", "an instance is as long as was stated");
        }
        open = null;
        instanceBytes = 0;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All instances, in order of arrival, once the sender has said that there are no more.
     *
     * @throws DiagnosisException UPLOAD_INCOMPLETE when one is still open, INVALID_REQUEST when there are none
     */
    public synchronized List<Path> complete() {
        requireNotClosed();
        if (open != null) {
            throw DiagnosisException.of(
                    ErrorCode.UPLOAD_INCOMPLETE, "end", "every instance is ended before the upload is");
        }
        requireOrder(!instances.isEmpty(), "a series has at least one instance");
        return List.copyOf(instances);
    }

    public synchronized int instanceCount() {
        return instances.size();
    }

    public synchronized long byteCount() {
        return seriesBytes;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (open != null) {
                open.close();
            }
            Spool.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireSizes(long instance) {
        requireLimit(
                instance <= limits.maxInstanceSize().toBytes(),
                "bytes of an instance",
                limits.maxInstanceSize().toBytes());
        requireLimit(
                seriesBytes - instanceBytes + instance <= limits.maxSeriesSize().toBytes(),
                "bytes of a series",
                limits.maxSeriesSize().toBytes());
    }

    private static void requireLimit(boolean condition, String what, long limit) {
        if (!condition) {
            throw DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, what, "at most " + limit + " are accepted");
        }
    }

    private FileChannel requireOpen() {
        FileChannel channel = open;
        if (channel == null) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, "an instance begins before its bytes are sent");
        }
        return channel;
    }

    private void requireNotClosed() {
        if (closed) {
            throw DiagnosisException.of(ErrorCode.CANCELLED, "the upload was given up");
        }
    }

    private static void requireOrder(boolean condition, String rule) {
        if (!condition) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, rule);
        }
    }
}
