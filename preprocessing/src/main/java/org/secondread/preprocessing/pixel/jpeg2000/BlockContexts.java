package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * The context labels of the coding passes (T.800 tables D.1 to D.4), by what a coefficient's neighbours are.
 *
 * <p>A neighbourhood is nine bits, three of each row from the upper left: bit 0 NW, 1 N, 2 NE, 3 W, 5 E, 6 SW, 7 S, 8 SE.
 */
final class BlockContexts {
    static final int SIGN = 9;
    static final int MAGNITUDE = 14;
    static final int RUN = 17;
    static final int UNIFORM = 18;
    static final int COUNT = 19;

    private static final int NW = 1;
    private static final int N = 1 << 1;
    private static final int NE = 1 << 2;
    private static final int W = 1 << 3;
    private static final int E = 1 << 5;
    private static final int SW = 1 << 6;
    private static final int S = 1 << 7;
    private static final int SE = 1 << 8;

    private static final byte[] LOW = new byte[512];
    private static final byte[] HORIZONTALLY_HIGH = new byte[512];
    private static final byte[] DIAGONAL = new byte[512];
    private static final byte[] SIGNS = new byte[256];

    static {
        for (int n = 0; n < 512; n++) {
            int h = count(n, W | E);
            int v = count(n, N | S);
            int d = count(n, NW | NE | SW | SE);
            LOW[n] = (byte) significance(h, v, d);
            HORIZONTALLY_HIGH[n] = (byte) significance(v, h, d);
            DIAGONAL[n] = (byte) diagonalSignificance(h + v, d);
        }
        for (int n = 0; n < 256; n++) {
            int h = contribution(n, W, 1) + contribution(n, E, 1 << 2);
            int v = contribution(n, N, 1 << 4) + contribution(n, S, 1 << 6);
            SIGNS[n] = (byte) sign(Integer.signum(h), Integer.signum(v));
        }
    }

    private BlockContexts() {}

    /** Contexts 0 to 8 of significance, by neighbourhood, in a sub-band of this orientation. */
    static byte[] significance(int orientation) {
        return switch (orientation) {
            case 1 -> HORIZONTALLY_HIGH;
            case 3 -> DIAGONAL;
            default -> LOW;
        };
    }

    /**
     * Contexts 9 to 13 of signs, with bit 7 set where the decision is to be turned round. The index has the bits N, W, E
     * and S of a neighbourhood, and whether these are negative in bits 4, 0, 2 and 6.
     */
    static byte[] signs() {
        return SIGNS;
    }

    private static int count(int n, int mask) {
        return Integer.bitCount(n & mask);
    }

    private static int significance(int h, int v, int d) {
        if (h == 2) {
            return 8;
        }
        if (h == 1) {
            return v > 0 ? 7 : d > 0 ? 6 : 5;
        }
        return v > 0 ? 2 + v : Math.min(d, 2);
    }

    private static int diagonalSignificance(int hv, int d) {
        return switch (d) {
            case 0 -> Math.min(hv, 2);
            case 1 -> 3 + Math.min(hv, 2);
            case 2 -> hv > 0 ? 7 : 6;
            default -> 8;
        };
    }

    private static int contribution(int n, int significant, int negative) {
        if ((n & significant) == 0) {
            return 0;
        }
        return (n & negative) == 0 ? 1 : -1;
    }

    private static int sign(int h, int v) {
        boolean turned = h < 0 || h == 0 && v < 0;
        int hh = turned ? -h : h;
        int vv = turned ? -v : v;
        int label = SIGN + (hh == 0 ? vv : 3 + vv);
        return turned ? label | 0x80 : label;
    }
}
