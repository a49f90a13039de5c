package org.secondread.preprocessing.pixel.jpegls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A plain JPEG-LS encoder for round trips, written from the pseudo-code of T.87 annex A and nothing of the decoder's, so
 * that the two agree only where both follow the standard. Its own reconstruction of the samples is kept, against which
 * near-lossless decoding is compared exactly.
 */
final class TestingJpegLsEncoder {
    /** How to encode; presets of zero are defaults and an LSE segment is written when any is set. */
    record Setting(
            int precision, int near, int interleave, int restart, int maxval, int t1, int t2, int t3, int reset) {
        static Setting plain(int precision, int near, int interleave) {
            return new Setting(precision, near, interleave, 0, 0, 0, 0, 0, 0);
        }

        Setting restartEvery(int lines) {
            return new Setting(precision, near, interleave, lines, maxval, t1, t2, t3, reset);
        }

        Setting preset(int maxval, int t1, int t2, int t3, int reset) {
            return new Setting(precision, near, interleave, restart, maxval, t1, t2, t3, reset);
        }
    }

    private static final int CONTEXTS = 367;
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Setting setting;
    private final int columns;
    private final int rows;
    private final int components;
    private final int maxval;
    private final int near;
    private final int t1;
    private final int t2;
    private final int t3;
    private final int reset;
    private final int range;
    private final int qbpp;
    private final int limit;
    private final int[][] planes;

    private final int[] a = new int[CONTEXTS];
    private final int[] b = new int[CONTEXTS];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS];
    private final int[] nn = new int[CONTEXTS];
    private final int[] runIndex = new int[3];
    private int held;
    private int heldBits;
    private int byteBits = 8;

    private TestingJpegLsEncoder(int[] samples, int columns, int rows, int components, Setting setting) {
        this.setting = setting;
        this.columns = columns;
        this.rows = rows;
        this.components = components;
        this.near = setting.near;
        maxval = setting.maxval > 0 ? setting.maxval : (1 << setting.precision) - 1;
        boolean wide = maxval >= 128;
        int factor = wide ? (Math.min(maxval, 4095) + 128) / 256 : 256 / (maxval + 1);
        int d1 = wide ? factor * (3 - 2) + 2 + 3 * near : Math.max(2, 3 / factor + 3 * near);
        int d2 = wide ? factor * (7 - 3) + 3 + 5 * near : Math.max(3, 7 / factor + 5 * near);
        int d3 = wide ? factor * (21 - 4) + 4 + 7 * near : Math.max(4, 21 / factor + 7 * near);
        t1 = setting.t1 > 0 ? setting.t1 : clamp(d1, near + 1);
        t2 = setting.t2 > 0 ? setting.t2 : clamp(d2, t1);
        t3 = setting.t3 > 0 ? setting.t3 : clamp(d3, t2);
        reset = setting.reset > 0 ? setting.reset : 64;
        range = (maxval + 2 * near) / (2 * near + 1) + 1;
        qbpp = (int) Math.ceil(Math.log(range) / Math.log(2) - 1e-9);
        int bpp = Math.max(2, (int) Math.ceil(Math.log(maxval + 1) / Math.log(2) - 1e-9));
        limit = 2 * (bpp + Math.max(8, bpp));
        planes = new int[components][columns * rows];
        for (int i = 0; i < samples.length; i++) {
            planes[i % components][i / components] = samples[i];
        }
    }

    /**
     * Encodes a frame and replaces its samples by what a decoder must make of them.
     *
     * @param samples the samples of a pixel side by side
     */
    static byte[] encode(int[] samples, int columns, int rows, int components, Setting setting) {
        TestingJpegLsEncoder encoder = new TestingJpegLsEncoder(samples, columns, rows, components, setting);
        encoder.writeFrame();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = encoder.planes[i % components][i / components];
        }
        return encoder.out.toByteArray();
    }

    private int clamp(int value, int least) {
        return value > maxval || value < least ? least : value;
    }

    private void writeFrame() {
        write8(0xFF, 0xD8, 0xFF, 0xF7);
        write16(8 + 3 * components);
        write8(setting.precision);
        write16(rows, columns);
        write8(components);
        for (int i = 0; i < components; i++) {
            write8(i + 1, 0x11, 0);
        }
        if (setting.maxval + setting.t1 + setting.t2 + setting.t3 + setting.reset > 0) {
            write8(0xFF, 0xF8, 0, 13, 1);
            write16(setting.maxval, setting.t1, setting.t2, setting.t3, setting.reset);
        }
        if (setting.restart > 0) {
            write8(0xFF, 0xDD, 0, 4);
            write16(setting.restart);
        }
        if (setting.interleave == 0) {
            for (int i = 0; i < components; i++) {
                writeScan(i, i + 1);
            }
        } else {
            writeScan(0, components);
        }
        write8(0xFF, 0xD9);
    }

    private void writeScan(int from, int to) {
        write8(0xFF, 0xDA);
        write16(6 + 2 * (to - from));
        write8(to - from);
        for (int i = from; i < to; i++) {
            write8(i + 1, 0);
        }
        write8(near, setting.interleave, 0);
        int interval = setting.restart > 0 ? setting.restart : rows;
        for (int row = 0; row < rows; row++) {
            if (row % interval == 0) {
                if (row > 0) {
                    flush();
                    write8(0xFF, 0xD0 + (row / interval - 1) % 8);
                }
                begin();
            }
            encodeLine(from, to, row, row % interval);
        }
        flush();
    }

    private void begin() {
        Arrays.fill(a, Math.max(2, (range + 32) / 64));
        Arrays.fill(n, 1);
        for (int[] zeroed : new int[][] {b, c, nn, runIndex}) {
            Arrays.fill(zeroed, 0);
        }
    }

    private void encodeLine(int from, int to, int row, int above) {
        if (setting.interleave == 2) {
            int x = 0;
            while (x < columns) {
                x = encodePixel(from, to, x, row, above, 0, true);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            int x = 0;
            while (x < columns) {
                x = encodePixel(i, i + 1, x, row, above, i, false);
            }
        }
    }

    private int encodePixel(int from, int to, int x, int row, int above, int index, boolean whole) {
        boolean run = true;
        for (int i = from; i < to; i++) {
            run &= context(i, x, row, above) == 0;
        }
        if (!run) {
            for (int i = from; i < to; i++) {
                encodeRegular(i, x, row, above);
            }
            return x + 1;
        }
        int length = 0;
        while (x + length < columns && continues(from, to, x, x + length, row, above)) {
            length++;
        }
        return encodeRun(from, to, x, length, row, above, index, whole);
    }

    private boolean continues(int from, int to, int start, int x, int row, int above) {
        for (int i = from; i < to; i++) {
            if (Math.abs(planes[i][row * columns + x] - left(i, start, row, above)) > near) {
                return false;
            }
        }
        return true;
    }

    private int encodeRun(int from, int to, int x, int length, int row, int above, int index, boolean whole) {
        for (int i = from; i < to; i++) {
            int value = left(i, x, row, above);
            for (int j = 0; j < length; j++) {
                planes[i][row * columns + x + j] = value;
            }
        }
        int rest = length;
        while (rest >= 1 << J[runIndex[index]]) {
            put(1, 1);
            rest -= 1 << J[runIndex[index]];
            runIndex[index] += runIndex[index] < 31 ? 1 : 0;
        }
        if (x + length == columns) {
            if (rest > 0) {
                put(1, 1);
            }
            return columns;
        }
        put(0, 1);
        put(rest, J[runIndex[index]]);
        for (int i = from; i < to; i++) {
            encodeInterruption(i, x + length, row, above, index, whole);
        }
        runIndex[index] -= runIndex[index] > 0 ? 1 : 0;
        return x + length + 1;
    }

    private void encodeInterruption(int i, int x, int row, int above, int index, boolean whole) {
        int ra = left(i, x, row, above);
        int rb = up(i, x, row, above);
        int type = !whole && Math.abs(ra - rb) <= near ? 1 : 0;
        int px = type == 1 ? ra : rb;
        int sign = type == 0 && ra > rb ? -1 : 1;
        int error = quantised(sign * (planes[i][row * columns + x] - px));
        planes[i][row * columns + x] = reconstructed(px, sign * error);
        error = reduced(error);
        int q = 365 + type;
        int temp = type == 0 ? a[q] : a[q] + n[q] / 2;
        int k = 0;
        while (n[q] << k < temp) {
            k++;
        }
        boolean map = k == 0 && error > 0 && 2 * nn[q] < n[q] || error < 0 && 2 * nn[q] >= n[q] || error < 0 && k != 0;
        int mapped = 2 * Math.abs(error) - type - (map ? 1 : 0);
        putGolomb(k, mapped, limit - J[runIndex[index]] - 1);
        nn[q] += error < 0 ? 1 : 0;
        a[q] += (mapped + 1 - type) / 2;
        if (n[q] == reset) {
            a[q] /= 2;
            n[q] /= 2;
            nn[q] /= 2;
        }
        n[q]++;
    }

    private void encodeRegular(int i, int x, int row, int above) {
        int context = context(i, x, row, above);
        int sign = context < 0 ? -1 : 1;
        int q = Math.abs(context);
        int ra = left(i, x, row, above);
        int rb = up(i, x, row, above);
        int rc = upLeft(i, x, row, above);
        int px = ra + rb - rc;
        if (rc >= Math.max(ra, rb)) {
            px = Math.min(ra, rb);
        } else if (rc <= Math.min(ra, rb)) {
            px = Math.max(ra, rb);
        }
        px = Math.max(0, Math.min(maxval, px + sign * c[q]));
        int error = quantised(sign * (planes[i][row * columns + x] - px));
        planes[i][row * columns + x] = reconstructed(px, sign * error);
        error = reduced(error);
        int k = 0;
        while (n[q] << k < a[q]) {
            k++;
        }
        int mapped;
        if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            mapped = error >= 0 ? 2 * error + 1 : -2 * (error + 1);
        } else {
            mapped = error >= 0 ? 2 * error : -2 * error - 1;
        }
        putGolomb(k, mapped, limit);
        update(q, error);
    }

    private void update(int q, int error) {
        b[q] += error * (2 * near + 1);
        a[q] += Math.abs(error);
        if (n[q] == reset) {
            a[q] >>= 1;
            b[q] >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] += n[q];
            c[q] -= c[q] > -128 ? 1 : 0;
            b[q] = b[q] <= -n[q] ? 1 - n[q] : b[q];
        } else if (b[q] > 0) {
            b[q] -= n[q];
            c[q] += c[q] < 127 ? 1 : 0;
            b[q] = Math.min(b[q], 0);
        }
    }

    private int quantised(int error) {
        return error > 0 ? (error + near) / (2 * near + 1) : -((near - error) / (2 * near + 1));
    }

    private int reconstructed(int px, int error) {
        return Math.max(0, Math.min(maxval, px + error * (2 * near + 1)));
    }

    private int reduced(int error) {
        int positive = error < 0 ? error + range : error;
        return positive >= (range + 1) / 2 ? positive - range : positive;
    }

    private int context(int i, int x, int row, int above) {
        int rd = above == 0 ? 0 : planes[i][(row - 1) * columns + Math.min(x + 1, columns - 1)];
        int rb = up(i, x, row, above);
        int rc = upLeft(i, x, row, above);
        return 81 * region(rd - rb) + 9 * region(rb - rc) + region(rc - left(i, x, row, above));
    }

    private int region(int d) {
        int size = Math.abs(d);
        int region = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
        return d < 0 ? -region : region;
    }

    private int left(int i, int x, int row, int above) {
        return x > 0 ? planes[i][row * columns + x - 1] : up(i, 0, row, above);
    }

    private int up(int i, int x, int row, int above) {
        return above == 0 ? 0 : planes[i][(row - 1) * columns + x];
    }

    private int upLeft(int i, int x, int row, int above) {
        if (x > 0) {
            return up(i, x - 1, row, above);
        }
        return above < 2 ? 0 : planes[i][(row - 2) * columns];
    }

    private void putGolomb(int k, int value, int longest) {
        int zeros = value >> k;
        if (zeros < longest - qbpp - 1) {
            putZeros(zeros);
            put(1, 1);
            put(value & (1 << k) - 1, k);
        } else {
            putZeros(longest - qbpp - 1);
            put(1, 1);
            put(value - 1, qbpp);
        }
    }

    private void putZeros(int count) {
        for (int i = 0; i < count; i++) {
            put(0, 1);
        }
    }

    private void put(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            held = held << 1 | value >> i & 1;
            if (++heldBits == byteBits) {
                out.write(held);
                byteBits = held == 0xFF ? 7 : 8;
                held = 0;
                heldBits = 0;
            }
        }
    }

    /** The last byte is filled with zeros; after FF a byte of its own keeps the stuffed zero (clause A.1). */
    private void flush() {
        if (heldBits > 0 || byteBits == 7) {
            put(0, byteBits - heldBits);
        }
        byteBits = 8;
    }

    private void write8(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }

    private void write16(int... values) {
        for (int value : values) {
            write8(value >> 8, value & 0xFF);
        }
    }
}
