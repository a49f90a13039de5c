package org.secondread.preprocessing.pixel.jpeg2000;

/** The 9/7 wavelet in single precision (T.800 F.3, lifting of F.3.8.2). */
final class IrreversiblePlane extends CoefficientPlane {
    private static final float ALPHA = -1.586134342059924f;
    private static final float BETA = -0.052980118572961f;
    private static final float GAMMA = 0.882911075530934f;
    private static final float DELTA = 0.443506852043971f;
    private static final float K = 1.230174104914001f;

    private final float[] samples;
    private final float[] low;
    private final float[] high;

    IrreversiblePlane(TileComponent component) {
        super(component);
        this.samples = new float[Math.toIntExact(component.area().size())];
        this.low = new float[width + 3];
        this.high = new float[width + 3];
    }

    float[] samples() {
        return samples;
    }

    @Override
    void place(CodeBlock block, int lowWidth, int[] values) {
        Area area = block.area();
        Band band = block.band();
        float halfStep = band.step() * 0.5f;
        int left = area.x0() - band.area().x0() + (band.isHorizontallyHigh() ? lowWidth : 0);
        int from = 0;
        for (int y = area.y0(); y < area.y1(); y++) {
            int to = (band.row(y) - component.area().y0()) * width + left;
            for (int n = 0; n < area.width(); n++) {
                int value = values[from++];
                float magnitude = (value & Integer.MAX_VALUE) * halfStep;
                samples[to++] = value < 0 ? -magnitude : magnitude;
            }
        }
    }

    @Override
    void halve(int row) {
        samples[row] *= 0.5f;
    }

    /** Borders are mirrored (F.3.7), which for each lifting step is to repeat the nearest sample of the other kind. */
    @Override
    void rebuildRow(int row, int count, int odd) {
        int lows = count + 1 - odd >> 1;
        int highs = count - lows;
        for (int n = 0; n < lows; n++) {
            low[n + 1] = K * samples[row + n];
        }
        for (int n = 0; n < highs; n++) {
            high[n + 1] = 1 / K * samples[row + lows + n];
        }
        lift(low, lows, high, highs, odd, -DELTA);
        lift(high, highs, low, lows, 1 - odd, -GAMMA);
        lift(low, lows, high, highs, odd, -BETA);
        lift(high, highs, low, lows, 1 - odd, -ALPHA);
        for (int n = 0, to = row + odd; n < lows; n++, to += 2) {
            samples[to] = low[n + 1];
        }
        for (int n = 0, to = row + 1 - odd; n < highs; n++, to += 2) {
            samples[to] = high[n + 1];
        }
    }

    /** Adds to each sample the sum of its two neighbours of the other kind, weighted; both arrays begin at index 1. */
    private static void lift(float[] samples, int count, float[] others, int otherCount, int offset, float weight) {
        others[0] = others[1];
        others[otherCount + 1] = others[otherCount];
        for (int n = 0; n < count; n++) {
            samples[n + 1] += weight * (others[n + offset] + others[n + offset + 1]);
        }
    }

    @Override
    void rebuildColumns(Area area, int start, int stride) {
        int odd = area.y0() & 1;
        int count = area.height();
        int columns = area.width();
        if (count == 1) {
            scale(start, columns, odd == 1 ? 0.5f : 1);
            return;
        }
        for (int y = 0; y < count; y++) {
            scale(start + y * stride, columns, (y & 1) == odd ? K : 1 / K);
        }
        liftRows(start, stride, count, columns, odd, -DELTA);
        liftRows(start, stride, count, columns, 1 - odd, -GAMMA);
        liftRows(start, stride, count, columns, odd, -BETA);
        liftRows(start, stride, count, columns, 1 - odd, -ALPHA);
    }

    private void scale(int row, int count, float factor) {
        float[] s = samples;
        for (int n = 0; n < count; n++) {
            s[row + n] *= factor;
        }
    }

    private void liftRows(int start, int stride, int count, int columns, int first, float weight) {
        for (int y = first; y < count; y += 2) {
            int above = y > 0 ? y - 1 : y + 1;
            int below = y + 1 < count ? y + 1 : y - 1;
            liftRow(start + y * stride, start + above * stride, start + below * stride, columns, weight);
        }
    }

    private void liftRow(int row, int above, int below, int count, float weight) {
        float[] s = samples;
        for (int n = 0; n < count; n++) {
            s[row + n] += weight * (s[above + n] + s[below + n]);
        }
    }

    @Override
    void copyRounded(int from, int count, int[] into) {
        for (int n = 0; n < count; n++) {
            into[n] = (int) Math.rint(samples[from + n]);
        }
    }
}
