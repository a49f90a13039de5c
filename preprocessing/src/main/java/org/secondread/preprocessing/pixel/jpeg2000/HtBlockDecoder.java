package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;
import java.util.List;

/**
 * The block decoder of part 15 (T.814 clause 7). A cleanup pass codes all bit-planes but the lowest ones at once, in quads
 * of two by two samples; two refinement passes may add one more bit-plane.
 *
 * <p>Of a cleanup segment the MagSgn bit-stream goes forward from the start, VLC backward from the end, and MEL forward
 * between them. For each quad VLC says which samples are significant (rho) and what the quad's exponent exceeds the
 * prediction by (u); MagSgn has the sign and the remaining bits of each significant sample. The prediction and VLC's
 * context come from the exponents of the samples above, so one row of them is kept; an exponent is 0 for an insignificant
 * sample only. Contexts without a significant neighbour are first asked of MEL whether the quad is empty.
 */
final class HtBlockDecoder implements BlockDecoder {
    private static final int U_OFF = 1 << 3;

    private final int[] values = new int[MOST_SAMPLES];
    private final MelDecoder mel = new MelDecoder();
    private final BackwardBits vlc = new BackwardBits();
    private final ForwardBits magnitudes = new ForwardBits();
    private final HtRefinement refinement = new HtRefinement();
    private int[] above = new int[1024 + 6];
    private int[] below = new int[1024 + 6];
    private byte[] bytes = new byte[MOST_SAMPLES];
    private int width;
    private int height;
    private int plane;
    private int highest;

    @Override
    public int[] decode(CodeBlock block, BlockStyle style, byte[] packets) {
        width = block.area().width();
        height = block.area().height();
        Arrays.fill(values, 0, width * height, 0);
        List<Segment> segments = block.segments();
        if (segments.isEmpty() || segments.get(0).byteCount() == 0) {
            return values;
        }
        begin(block, segments);
        Segment cleanup = segments.get(0);
        int length = cleanup.byteCount();
        reserve(length);
        cleanup.copy(packets, bytes, 0);
        cleanUp(length);
        if (segments.size() == 2) {
            refine(segments.get(1), style, packets);
        }
        return values;
    }

    /** Passes before the last cleanup pass are placeholders, three for each bit-plane that they skip. */
    private void begin(CodeBlock block, List<Segment> segments) {
        plane = block.bitPlanes() - 1 - segments.get(0).passes() / 3;
        highest = block.band().bitPlanes() + 1 - plane;
        if (block.band().bitPlanes() > MOST_PLANES) {
            throw Refusal.unsupported("a code-block of more than 30 bit-planes is");
        }
        if (segments.size() > 2) {
            throw Refusal.unsupported("a code-block of several high-throughput sets is");
        }
        if (plane < 0 || plane == 0 && segments.size() > 1) {
            throw Refusal.malformed("a code-block has more passes than its bit-planes allow");
        }
    }

    private void reserve(int length) {
        if (bytes.length < length) {
            bytes = new byte[length + length / 2];
        }
    }

    private void cleanUp(int length) {
        int suffix = length < 2 ? 0 : (bytes[length - 1] & 0xFF) << 4 | bytes[length - 2] & 15;
        if (suffix < 2 || suffix > Math.min(length, 4079)) {
            throw Refusal.malformed("a high-throughput block has a wrong length");
        }
        magnitudes.start(bytes, 0, length - suffix, 0xFF);
        mel.start(bytes, length - suffix, length - 1);
        vlc.startInMiddle(bytes, length - suffix, length - 1);
        Arrays.fill(above, 0, width + 6, 0);
        Arrays.fill(below, 0, width + 6, 0);
        for (int y = 0; y < height; y += 2) {
            if (y == 0) {
                decodeFirstRow();
            } else {
                decodeRow(y);
            }
            int[] done = above;
            above = below;
            below = done;
        }
    }

    private void decodeFirstRow() {
        int[] codes = QuadCodes.of(true);
        int context = 0;
        for (int x = 0; x < width; x += 4) {
            int left = quad(codes, context);
            context = left >> 5 & 7 | left >> 4 & 1;
            int right = 0;
            if (x + 2 < width) {
                right = quad(codes, context);
                context = right >> 5 & 7 | right >> 4 & 1;
            }
            long excess = (left & right & U_OFF) == 0
                    ? excess(left, right)
                    : mel.event() ? excess(left, right) + (2L << 32 | 2) : excessOfFirstPair();
            place(x, 0, left, (int) excess + 1);
            place(x + 2, 0, right, (int) (excess >> 32) + 1);
        }
    }

    private void decodeRow(int y) {
        int[] codes = QuadCodes.of(false);
        int west = 0;
        for (int x = 0; x < width; x += 4) {
            int left = quad(codes, west | contextAbove(x));
            west = left >> 6 & 2 | left >> 5 & 2;
            int right = 0;
            if (x + 2 < width) {
                right = quad(codes, west | contextAbove(x + 2));
                west = right >> 6 & 2 | right >> 5 & 2;
            }
            long excess = excess(left, right);
            place(x, y, left, (int) excess + prediction(x, left));
            place(x + 2, y, right, (int) (excess >> 32) + prediction(x + 2, right));
        }
    }

    /** Significance above: bit 0 north-west or north, bit 2 north-east or beyond (equation 2). */
    private int contextAbove(int x) {
        int near = above[x] | above[x + 1];
        int far = above[x + 2] | above[x + 3];
        return (near != 0 ? 1 : 0) | (far != 0 ? 4 : 0);
    }

    /** Kappa, from the exponents above where more than one sample is significant (equation 5). */
    private int prediction(int x, int quad) {
        int rho = quad >> 4 & 15;
        if ((rho & rho - 1) == 0) {
            return 1;
        }
        int exponent = Math.max(Math.max(above[x], above[x + 1]), Math.max(above[x + 2], above[x + 3]));
        return Math.max(1, exponent - 1);
    }

    private int quad(int[] codes, int context) {
        if (context == 0 && !mel.event()) {
            return 0;
        }
        int quad = codes[context << 7 | vlc.peek() & 0x7F];
        vlc.skip(quad & 7);
        return quad;
    }

    /** u of a pair of quads, the right one in the upper half: both prefixes, then both suffixes (table 3). */
    private long excess(int left, int right) {
        int leftPrefix = (left & U_OFF) == 0 ? 0 : prefix();
        int rightPrefix = (right & U_OFF) == 0 ? 0 : prefix();
        int u = leftPrefix + suffix(leftPrefix);
        return (long) (rightPrefix + suffix(rightPrefix)) << 32 | u;
    }

    /** In the first row, of two quads with u and no event: where the left u is above 2 the right one is 1 or 2. */
    private long excessOfFirstPair() {
        int leftPrefix = prefix();
        if (leftPrefix > 2) {
            long right = 1 + vlc.bit();
            return right << 32 | leftPrefix + suffix(leftPrefix);
        }
        int rightPrefix = prefix();
        return (long) (rightPrefix + suffix(rightPrefix)) << 32 | leftPrefix;
    }

    private int prefix() {
        int zeros = Math.min(3, Integer.numberOfTrailingZeros(vlc.peek()));
        vlc.skip(Math.min(3, zeros + 1));
        return zeros == 3 ? 5 : zeros + 1;
    }

    private int suffix(int prefix) {
        if (prefix < 3) {
            return 0;
        }
        int bits = prefix == 3 ? 1 : 5;
        int suffix = vlc.peek() & (1 << bits) - 1;
        vlc.skip(bits);
        return suffix;
    }

    /** Reads the samples of a quad, and keeps the exponents of its lower two. */
    private void place(int x, int y, int quad, int exponent) {
        int rho = quad >> 4 & 15;
        if (rho == 0) {
            below[x + 1] = 0;
            below[x + 2] = 0;
            return;
        }
        int outside = (x + 1 < width ? 0 : 0b1100) | (y + 1 < height ? 0 : 0b1010);
        if ((rho & outside) != 0 || exponent > highest) {
            throw Refusal.malformed("a high-throughput block has samples where there are none");
        }
        int at = y * width + x;
        for (int n = 0; n < 4; n++) {
            int coded = 0;
            if ((rho >> n & 1) != 0) {
                int bits = exponent - (quad >> 12 + n & 1);
                int magSgn = magnitudes.bits(bits);
                coded = (magSgn | (quad >> 8 + n & 1) << bits) | 1;
                values[at + (n & 1) * width + (n >> 1)] = magSgn << 31 | coded + 2 << plane;
            }
            if ((n & 1) != 0) {
                below[x + 1 + (n >> 1)] = Integer.SIZE - Integer.numberOfLeadingZeros(coded);
            }
        }
    }

    private void refine(Segment segment, BlockStyle style, byte[] packets) {
        int length = segment.byteCount();
        reserve(length);
        segment.copy(packets, bytes, 0);
        refinement.refine(values, width, height, plane, segment.passes(), style.verticallyCausal(), bytes, length);
    }
}
