package org.secondread.preprocessing.pixel.jpegls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of one entropy-coded segment (T.87 annexes A.5.3 and C.1). Behind each byte FF the encoder stuffs a zero bit, so
 * that no marker occurs by chance; these bits are taken out beforehand for the whole segment, after which eight bytes can be
 * fetched at any place without a look at them.
 *
 * <p>{@code cache} holds the next bits at its upper end, at least {@code valid} of them; what it holds below them is either
 * zero or the right continuation already. A fetch therefore simply ors the eight bytes at {@code at} in. Behind the end
 * there are zeros for ever; {@link #isOverrun} tells when some of them were consumed.
 */
final class ScanBits {
    private static final VarHandle LONG_AT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Zeros behind the end: enough that a fetch which is held at the last of them counts as overrun. */
    private static final int PADDING = 3 * Long.BYTES;

    /** A code of this many zeros, its one and 16 more bits are valid after every fetch. */
    private static final int QUICK_ZEROS = 39;

    private final byte[] bytes;
    private final int lastFetch;
    private final long bitCount;
    private int at;
    private long cache;
    private int valid;

    private ScanBits(byte[] bytes, long bitCount) {
        this.bytes = bytes;
        this.lastFetch = bytes.length - Long.BYTES;
        this.bitCount = bitCount;
    }

    /** The place of the first marker in {@code bytes} from {@code from} on, or {@code end} where there is none. */
    static int markerAfter(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (at + Long.BYTES <= end && isFree((long) LONG_AT.get(bytes, at))) {
                at += Long.BYTES;
            } else if (bytes[at] == -1 && at + 1 < end && bytes[at + 1] < 0) {
                return at;
            } else {
                at++;
            }
        }
        return end;
    }

    /** The segment in {@code stuffed} from {@code from} to before {@code to}. */
    static ScanBits unstuffed(byte[] stuffed, int from, int to) {
        byte[] bytes = new byte[to - from + PADDING];
        int out = 0;
        int held = 0;
        long holding = 0;
        int at = from;
        while (at < to) {
            boolean isStuffed = at > from && stuffed[at - 1] == -1;
            long eight = at + Long.BYTES <= to ? (long) LONG_AT.get(stuffed, at) : -1;
            if (!isStuffed && isFree(eight)) {
                LONG_AT.set(bytes, out, holding << -held | eight >>> held);
                holding = eight & (1 << held) - 1;
                out += Long.BYTES;
                at += Long.BYTES;
                continue;
            }
            held += isStuffed ? 7 : 8;
            holding = holding << (isStuffed ? 7 : 8) | stuffed[at++] & 0xFF;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[out++] = (byte) (holding >> held);
                holding &= (1 << held) - 1;
            }
        }
        bytes[out] = (byte) (holding << Byte.SIZE - held);
        return new ScanBits(bytes, 8L * out + held);
    }

    /** Whether none of eight bytes is FF. */
    private static boolean isFree(long eight) {
        return (~eight - 0x0101_0101_0101_0101L & eight & 0x8080_8080_8080_8080L) == 0;
    }

    /** Whether more bits were consumed than there are. */
    boolean isOverrun() {
        return 8L * at - valid > bitCount;
    }

    /** The next bit. */
    int bit() {
        return bits(1);
    }

    /** The next {@code count} bits, 0 to 32. */
    int bits(int count) {
        fetch();
        int value = (int) (cache >>> 1 >>> 63 - count);
        drop(count);
        return value;
    }

    /**
     * A code of the limited-length Golomb code (T.87 clause A.5.3).
     *
     * @param k bits behind the unary part, at most 16
     * @param longest zeros that announce a value of {@code escapeBits} bits instead
     * @param escapeBits qbpp, at most 16; no value exceeds two to this power
     */
    int golomb(int k, int longest, int escapeBits) {
        fetch();
        int zeros = Long.numberOfLeadingZeros(cache);
        if (zeros >= longest || zeros > QUICK_ZEROS) {
            return longCode(zeros, k, longest, escapeBits);
        }
        int value = zeros << k | (int) (cache << zeros + 1 >>> 1 >>> 63 - k);
        drop(zeros + 1 + k);
        return inRange(value, escapeBits);
    }

    private int longCode(int zeros, int k, int longest, int escapeBits) {
        if (zeros > longest) {
            throw 8L * at > bitCount ? Refusal.truncated() : Refusal.malformed("holds a code longer than its limit");
        }
        drop(zeros + 1);
        return zeros == longest ? bits(escapeBits) + 1 : inRange(zeros << k | bits(k), escapeBits);
    }

    private static int inRange(int value, int escapeBits) {
        if (value > 1 << escapeBits) {
            throw Refusal.malformed("holds an error value outside its range");
        }
        return value;
    }

    private void fetch() {
        cache |= (long) LONG_AT.get(bytes, at) >>> valid;
        at = Math.min(at + (63 - valid >> 3), lastFetch);
        valid |= 56;
    }

    private void drop(int count) {
        cache <<= count;
        valid -= count;
    }
}
