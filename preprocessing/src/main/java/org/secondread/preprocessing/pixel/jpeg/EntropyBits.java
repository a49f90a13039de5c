package org.secondread.preprocessing.pixel.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of a scan, and the numbers that are coded in them (T.81 F.2.2, H.2). A marker ends them; beyond it zeros are
 * read, and {@link #requireNotOverrun} tells whether any of those were used. Callers ask once a row, so that the inner
 * loops need not, and a stream that ends early costs a row at most.
 *
 * <p>The inner loops hold the bits that come next in the upper end of a local {@code long}, refilled four bytes at a time.
 * A byte FF in those four, be it data with its stuffed zero or a marker, sends them the slow way.
 */
final class EntropyBits {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int REFILL_BELOW = 32;

    private final byte[] bytes;
    private final int limit;
    private int position;
    private long buffer;
    private int held;
    /** How many of the bits that were ever put into the buffer lie beyond the end. */
    private int beyond;

    EntropyBits(byte[] bytes, int position, int limit) {
        this.bytes = bytes;
        this.position = position;
        this.limit = limit;
    }

    /**
     * Reads differences of samples, modulo 2^16.
     *
     * @param tables by which they are coded, in turn
     * @param into receives {@code count} of them from {@code at} on
     */
    void readDifferences(HuffmanTable[] tables, short[] into, int at, int count) {
        long bits = buffer;
        int left = held;
        int turn = 0;
        for (int n = at; n < at + count; n++) {
            HuffmanTable table = tables[turn];
            turn = turn + 1 < tables.length ? turn + 1 : 0;
            if (left < REFILL_BELOW) {
                refill(bits, left);
                bits = buffer;
                left = held;
            }
            int entry = table.entry(bits);
            into[n] = (short) difference(entry, bits);
            bits <<= entry;
            left -= entry & 0xFF;
        }
        buffer = bits;
        held = left;
    }

    /** Reads one difference, modulo 2^16. */
    int readDifference(HuffmanTable table) {
        if (held < REFILL_BELOW) {
            refill(buffer, held);
        }
        int entry = table.entry(buffer);
        int difference = difference(entry, buffer);
        buffer <<= entry;
        held -= entry & 0xFF;
        return difference;
    }

    /**
     * Reads the AC coefficients of a block.
     *
     * @param steps quantization steps in zigzag order, with which the coefficients are multiplied
     * @param block receives them at their places; the others are left as they are
     * @return the zigzag index of the last one that was read, 0 for none
     */
    int readCoefficients(HuffmanTable table, int[] steps, int[] block) {
        long bits = buffer;
        int left = held;
        int last = 0;
        for (int k = 1; k < 64; k++) {
            if (left < REFILL_BELOW) {
                refill(bits, left);
                bits = buffer;
                left = held;
            }
            int entry = table.entry(bits);
            int number = number(entry, bits);
            int run = entry >> 8 & 15;
            bits <<= entry;
            left -= entry & 0xFF;
            k += run;
            if (entry >>> 16 != 0 && k < 64) {
                block[CodingTables.ZIGZAG[k]] = number * steps[k];
                last = k;
            } else if (run == 0) {
                break;
            } else if (run != 15 || k > 63) {
                throw Refusal.malformed("has a run of coefficients that leaves its block");
            }
        }
        buffer = bits;
        held = left;
        return last;
    }

    /** The number, or the 32768 of category 16, which run 1 stands for. */
    private static int difference(int entry, long bits) {
        return number(entry, bits) + ((entry & 0xF00) << 7);
    }

    /** The number behind a codeword: of its {@code c} bits, those that begin with 0 mean 2^c − 1 less (T.81 F.1.2.1). */
    private static int number(int entry, long bits) {
        int mask = entry >>> 16;
        int low = (int) (bits >>> -entry) & mask;
        return low - (mask & 2 * low - mask >> 31);
    }

    /** Takes the loop's bits, of which there are fewer than 32, and adds to them. */
    private void refill(long bits, int left) {
        int word = limit - position >= Integer.BYTES ? (int) INT.get(bytes, position) : -1;
        if ((word & ~(word + 0x01010101) & 0x80808080) == 0) {
            buffer = bits | (word & 0xFFFFFFFFL) << REFILL_BELOW - left;
            held = left + Integer.SIZE;
            position += Integer.BYTES;
        } else {
            refillByBytes(bits, left);
        }
    }

    private void refillByBytes(long bits, int left) {
        buffer = bits;
        held = left;
        while (held <= Long.SIZE - Byte.SIZE) {
            int next = position < limit ? bytes[position] & 0xFF : 0xFF;
            if (next != 0xFF) {
                position++;
            } else if (position + 1 < limit && bytes[position + 1] == 0) {
                position += 2;
            } else {
                next = 0;
                beyond += Byte.SIZE;
            }
            buffer |= (long) next << Long.SIZE - Byte.SIZE - held;
            held += Byte.SIZE;
        }
    }

    /** @throws org.secondread.domain.DiagnosisException where more bits were used than there are */
    void requireNotOverrun() {
        if (held >= beyond) {
            return;
        }
        int marker = markerPosition();
        if (marker + 1 >= limit || (bytes[marker + 1] & 0xFF) == 0xD9) {
            throw Refusal.truncated();
        }
        throw Refusal.malformed("has a scan that ends before its samples do");
    }

    /**
     * Passes a restart marker, which has to be the next thing (T.81 F.2.2.5).
     *
     * @param number of restarts before it in this scan
     */
    void restart(int number) {
        requireNotOverrun();
        int marker = markerPosition();
        if (marker + 1 >= limit) {
            throw Refusal.truncated();
        }
        if ((bytes[marker + 1] & 0xFF) != (0xD0 | number & 7)) {
            throw Refusal.malformed("lacks a restart marker");
        }
        position = marker + 2;
        buffer = 0;
        held = 0;
        beyond = 0;
    }

    /** Where the marker that ends these bits begins, behind fill bytes, or where the bytes end. */
    int markerPosition() {
        int at = position;
        while (at + 1 < limit && (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == 0xFF) {
            at++;
        }
        if (at + 1 < limit && ((bytes[at] & 0xFF) != 0xFF || bytes[at + 1] == 0) || held - beyond >= Byte.SIZE) {
            throw Refusal.malformed("has more bits in a scan than its samples need");
        }
        return at;
    }
}
