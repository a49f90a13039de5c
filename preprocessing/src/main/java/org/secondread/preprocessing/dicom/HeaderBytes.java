package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The first bytes of a file or of an inflated data set, fetched in few large reads as far as they are asked for. Memory
 * grows with the bytes that came, never with those that a length in the file claims, and not beyond a limit.
 */
final class HeaderBytes {
    private static final int CHUNK = 1 << 14;

    private final ReadableByteChannel source;
    private final int max;
    private ByteBuffer fetched;
    private int position;

    /**
     * @param source positioned at the first byte
     * @param max how many bytes may be looked at
     */
    HeaderBytes(ReadableByteChannel source, int max) {
        this.source = source;
        this.max = max;
        this.fetched = ByteBuffer.allocate(Math.min(CHUNK, max)).limit(0).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return position;
    }

    /** Moves on by bytes that are there. */
    void skip(int count) {
        position += count;
    }

    void order(ByteOrder order) {
        fetched.order(order);
    }

    /** Whether so many bytes follow, within the limit. */
    boolean has(long count) throws IOException {
        long end = position + count;
        while (fetched.limit() < Math.min(end, max)) {
            if (!fetch()) {
                return false;
            }
        }
        return end <= max;
    }

    /** @throws DiagnosisException TRUNCATED, SERIES_TOO_LARGE when so many bytes do not follow */
    void require(long count) throws IOException {
        if (!has(count)) {
            throw fetched.limit() < max
                    ? DiagnosisException.of(ErrorCode.TRUNCATED, "the file ends inside its data set")
                    : DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, "a header may have at most " + max + " bytes");
        }
    }

    byte byteAt(int offset) {
        return fetched.get(position + offset);
    }

    int shortAt(int offset) {
        return fetched.getShort(position + offset) & 0xFFFF;
    }

    int intAt(int offset) {
        return fetched.getInt(position + offset);
    }

    /** The tag whose group and element stand at an offset, as one number. */
    int tagAt(int offset) {
        return shortAt(offset) << 16 | shortAt(offset + 2);
    }

    /** Copies the next bytes and moves behind them. */
    byte[] take(int count) {
        byte[] bytes = new byte[count];
        fetched.get(position, bytes);
        position += count;
        return bytes;
    }

    private boolean fetch() throws IOException {
        if (fetched.limit() == fetched.capacity()) {
            int capacity = (int) Math.min(max, 2L * fetched.capacity());
            fetched = ByteBuffer.allocate(capacity)
                    .order(fetched.order())
                    .put(fetched.rewind())
                    .flip();
        }
        int end = fetched.limit();
        fetched.limit(fetched.capacity()).position(end);
        int count = source.read(fetched);
        fetched.limit(end + Math.max(0, count)).position(0);
        return count > 0;
    }
}
