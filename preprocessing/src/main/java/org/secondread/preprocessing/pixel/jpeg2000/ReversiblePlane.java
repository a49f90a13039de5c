package org.secondread.preprocessing.pixel.jpeg2000;

/** The 5/3 wavelet in integers (T.800 F.3, lifting of F.3.8.1). */
final class ReversiblePlane extends CoefficientPlane {
    private final int[] samples;
    private final int[] low;
    private final int[] high;

    ReversiblePlane(TileComponent component) {
        super(component);
        this.samples = new int[Math.toIntExact(component.area().size())];
        this.low = new int[width + 3];
        this.high = new int[width + 3];
    }

    int[] samples() {
        return samples;
    }

    @Override
    void place(CodeBlock block, int lowWidth, int[] values) {
        Area area = block.area();
        Band band = block.band();
        int left = area.x0() - band.area().x0() + (band.isHorizontallyHigh() ? lowWidth : 0);
        int from = 0;
        for (int y = area.y0(); y < area.y1(); y++) {
            int to = (band.row(y) - component.area().y0()) * width + left;
            for (int n = 0; n < area.width(); n++) {
                int value = values[from++];
                int magnitude = (value & Integer.MAX_VALUE) >> 1;
                samples[to++] = value < 0 ? -magnitude : magnitude;
            }
        }
    }

    @Override
    void halve(int row) {
        samples[row] >>= 1;
    }

    /** Borders are mirrored (F.3.7), which for these filters is to repeat the nearest sample of the other kind. */
    @Override
    void rebuildRow(int row, int count, int odd) {
        int lows = count + 1 - odd >> 1;
        int highs = count - lows;
        System.arraycopy(samples, row, low, 1, lows);
        System.arraycopy(samples, row + lows, high, 1, highs);
        high[0] = high[1];
        high[highs + 1] = high[highs];
        for (int n = 0; n < lows; n++) {
            low[n + 1] -= high[n + odd] + high[n + odd + 1] + 2 >> 2;
        }
        low[0] = low[1];
        low[lows + 1] = low[lows];
        for (int n = 0; n < highs; n++) {
            high[n + 1] += low[n + 1 - odd] + low[n + 2 - odd] >> 1;
        }
        for (int n = 0, to = row + odd; n < lows; n++, to += 2) {
            samples[to] = low[n + 1];
        }
        for (int n = 0, to = row + 1 - odd; n < highs; n++, to += 2) {
            samples[to] = high[n + 1];
        }
    }

    /** Each low row as soon as both high rows beside it are there, and the high row above it right after. */
    @Override
    void rebuildColumns(Area area, int start, int stride) {
        int odd = area.y0() & 1;
        int count = area.height();
        int columns = area.width();
        if (count == 1) {
            for (int n = 0; n < columns && odd == 1; n++) {
                samples[start + n] >>= 1;
            }
            return;
        }
        for (int y = odd; y <= count; y += 2) {
            if (y < count) {
                int above = y > 0 ? y - 1 : y + 1;
                int below = y + 1 < count ? y + 1 : y - 1;
                lower(start + y * stride, start + above * stride, start + below * stride, columns);
            }
            if (y > 0) {
                int above = y > 1 ? y - 2 : y;
                int below = y < count ? y : y - 2;
                raise(start + (y - 1) * stride, start + above * stride, start + below * stride, columns);
            }
        }
    }

    private void lower(int row, int above, int below, int count) {
        int[] s = samples;
        for (int n = 0; n < count; n++) {
            s[row + n] -= s[above + n] + s[below + n] + 2 >> 2;
        }
    }

    private void raise(int row, int above, int below, int count) {
        int[] s = samples;
        for (int n = 0; n < count; n++) {
            s[row + n] += s[above + n] + s[below + n] >> 1;
        }
    }

    @Override
    void copyRounded(int from, int count, int[] into) {
        System.arraycopy(samples, from, into, 0, count);
    }
}
