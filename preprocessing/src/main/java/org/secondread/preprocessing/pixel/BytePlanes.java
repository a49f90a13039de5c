package org.secondread.preprocessing.pixel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Joins the two planes of cells of 16 bits, four cells at a step: the four bytes of an int are spread over every other byte
 * of a long. A loop over single bytes, which the compiler does not vectorise, takes several times as long.
 */
final class BytePlanes {
    /** Bytes behind the end of a plane that are read. */
    static final int SLACK = Integer.BYTES - 1;

    /** Cells at a time, so that the joined bytes stay in the processor's nearest cache. */
    private static final int CHUNK = 1 << 12;

    private static final VarHandle INT_AT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_AT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private BytePlanes() {}

    /**
     * Writes the cells.
     *
     * @param high more significant bytes; longer than {@code count} by {@link #SLACK} at least, as is {@code low}
     * @param into receives {@code count} cells from index {@code at} on
     */
    static void join(byte[] high, byte[] low, short[] into, int at, int count) {
        byte[] bytes = new byte[CHUNK * Short.BYTES];
        ShortBuffer cells =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (int from = 0; from < count; from += CHUNK) {
            int chunk = Math.min(CHUNK, count - from);
            join(high, low, from, bytes, chunk);
            cells.get(0, into, at + from, chunk);
        }
    }

    private static void join(byte[] high, byte[] low, int from, byte[] bytes, int count) {
        for (int n = 0; n < count; n += Integer.BYTES) {
            long cells =
                    spread((int) INT_AT.get(high, from + n)) << Byte.SIZE | spread((int) INT_AT.get(low, from + n));
            LONG_AT.set(bytes, Short.BYTES * n, cells);
        }
    }

    private static long spread(int bytes) {
        long pairs = (bytes & 0xFFFF_FFFFL | (long) bytes << Short.SIZE) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs << Byte.SIZE) & 0x00FF_00FF_00FF_00FFL;
    }
}
