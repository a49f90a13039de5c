package org.secondread.preprocessing.pixel.jpegls;

import java.util.Arrays;

/**
 * Run mode (T.87 clause A.7): samples equal to the one before are counted, and the sample that ends them is coded against
 * statistics of its own. How long a run is expected to be goes by the run index, which each component of a line-interleaved
 * scan has for itself while the statistics are shared.
 */
final class RunMode {
    /** J, the logarithm of the run length that one bit stands for, by run index (table A.2 and clause A.2.1). */
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final CodingParameters parameters;
    private final ScanBits bits;
    private final int[] magnitudes;
    private final int[] seen = {1, 1};
    private final int[] negatives = {0, 0};
    private final int[] indices;

    RunMode(CodingParameters parameters, ScanBits bits, int components) {
        this.parameters = parameters;
        this.bits = bits;
        this.magnitudes = new int[] {parameters.initialMagnitude(), parameters.initialMagnitude()};
        this.indices = new int[components];
    }

    /**
     * Decodes the run of one component that begins at {@code from}, and the sample that ends it unless the line does.
     *
     * @return the index behind what was decoded
     */
    int decode(int component, int[] above, int[] line, int from) {
        int left = line[from - 1];
        int end = line.length - 1;
        int to = from + length(component, end - from);
        Arrays.fill(line, from, to, left);
        if (to == end) {
            return end;
        }
        line[to] = Math.abs(left - above[to]) <= parameters.near()
                ? RegularMode.reconstructed(left, error(1, component), parameters)
                : sampleUnlike(component, left, above[to]);
        end(component);
        return to + 1;
    }

    /**
     * The length of the run that begins here, at most {@code room}, the samples left in the line. When it is less, the run's
     * end follows: {@link #sampleUnlike} and {@link #end}.
     */
    int length(int component, int room) {
        int length = 0;
        while (bits.bit() == 1) {
            int counted = 1 << LENGTH_BITS[indices[component]];
            length += counted;
            if (length <= room && indices[component] < LENGTH_BITS.length - 1) {
                indices[component]++;
            }
            if (length >= room) {
                return room;
            }
        }
        length += bits.bits(LENGTH_BITS[indices[component]]);
        if (length >= room) {
            throw bits.isOverrun() ? Refusal.truncated() : Refusal.malformed("holds a run longer than its line");
        }
        return length;
    }

    /** The run whose last sample was decoded is over: shorter ones are to be expected. */
    void end(int component) {
        indices[component] = Math.max(0, indices[component] - 1);
    }

    /** The sample that ends a run of whole pixels, or one of a component whose samples left and above differ. */
    int sampleUnlike(int component, int left, int above) {
        int error = error(0, component);
        return RegularMode.reconstructed(above, left > above ? -error : error, parameters);
    }

    /** @param type RItype: 1 when left and above are near each other, and so the error is not 0 */
    private int error(int type, int component) {
        int k = Contexts.golombParameter(seen[type], magnitudes[type] + (seen[type] >> 1) * type);
        int longest = parameters.longestUnary() - LENGTH_BITS[indices[component]] - 1;
        int mapped = bits.golomb(k, longest, parameters.errorBits());
        int folded = mapped + type;
        boolean mostlyNegative = k != 0 || 2 * negatives[type] >= seen[type];
        boolean negative = mostlyNegative == ((folded & 1) == 1);
        int magnitude = folded + 1 >> 1;
        update(type, mapped, negative && magnitude != 0);
        return negative ? -magnitude : magnitude;
    }

    private void update(int type, int mapped, boolean negative) {
        negatives[type] += negative ? 1 : 0;
        magnitudes[type] += mapped + 1 - type >> 1;
        if (seen[type] == parameters.presets().reset()) {
            magnitudes[type] >>= 1;
            seen[type] >>= 1;
            negatives[type] >>= 1;
        }
        seen[type]++;
    }
}
