package org.secondread.preprocessing.quality;

import java.util.Map;
import java.util.TreeMap;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * One slice reduced to the means of square blocks of about 3 mm, with what of it is the patient. Every second row of
 * pixels is looked at. The pixels beyond the last whole block are left out.
 *
 * <p>The body is the largest piece of tissue, once thin things such as the couch's shell are cut off, with all that it
 * encloses. What touches the end of the field of view is not cut off there.
 */
final class SliceSketch {
    /** Midway between lung, about −850 HU, and soft tissue. */
    private static final float AIR_BELOW_HU = -400;

    /** Bone reaches 2000 HU, teeth 2500. */
    private static final float METAL_FROM_HU = 2500;

    private static final double BLOCK_MM = 3;
    private static final int ROW_STEP = 2;

    private final int block;
    private final BlockLattice lattice;
    private final float[] means;
    private final boolean[] tissue;
    private final boolean[] lung;
    private final boolean[] ends;
    private final boolean[] body;
    private final Map<Integer, Integer> metal = new TreeMap<>();

    private SliceSketch(PatientGrid grid) {
        block = (int) Math.max(1, Math.rint(BLOCK_MM / grid.spacingMm().x()));
        lattice = new BlockLattice(Math.max(1, grid.sizeX() / block), Math.max(1, grid.sizeY() / block));
        means = new float[lattice.size()];
        tissue = new boolean[lattice.size()];
        lung = new boolean[lattice.size()];
        ends = new boolean[lattice.size()];
        body = new boolean[lattice.size()];
    }

    static SliceSketch of(OrientedVolume volume, RegionMask lungs, FieldOfView field, int k) {
        SliceSketch sketch = new SliceSketch(volume.grid());
        sketch.reduce(volume, field, k);
        sketch.markKinds(lungs, k);
        sketch.findBody();
        sketch.metal.keySet().removeIf(n -> !sketch.body[n]);
        return sketch;
    }

    /** Pixels along the edge of a block. */
    int block() {
        return block;
    }

    BlockLattice lattice() {
        return lattice;
    }

    /** The mean of each block in HU; not a number outside the field of view. */
    float[] means() {
        return means;
    }

    /** The blocks that are not air, on average. */
    boolean[] tissue() {
        return tissue;
    }

    /** The blocks whose middle lies in the lungs. */
    boolean[] lung() {
        return lung;
    }

    /** The blocks where the image or what was reconstructed of it ends. */
    boolean[] ends() {
        return ends;
    }

    /** The blocks of the body, lungs included. */
    boolean[] body() {
        return body;
    }

    /** The blocks of the body with metal in them, and how many pixels of each it fills. */
    Map<Integer, Integer> metal() {
        return metal;
    }

    boolean isAir(int n) {
        return means[n] < AIR_BELOW_HU;
    }

    private void reduce(OrientedVolume volume, FieldOfView field, int k) {
        float[] row = new float[volume.grid().sizeX()];
        int[] counts = new int[lattice.width()];
        for (int y = 0; y < lattice.height(); y++) {
            int rows = 0;
            for (int j = y * block; j < Math.min((y + 1) * block, volume.grid().sizeY()); j += ROW_STEP) {
                volume.readRow(0, j, k, row.length, row, 0);
                addRow(row, y, field.firstColumn(j), counts);
                rows++;
            }
            divideRow(y, counts, rows * block / 2);
        }
    }

    private void addRow(float[] row, int y, int first, int[] counts) {
        int from = y * lattice.width();
        for (int x = first / block; x < lattice.width(); x++) {
            int beyond = Math.min((x + 1) * block, row.length - first);
            float sum = 0;
            int count = 0;
            for (int i = Math.max(first, x * block); i < beyond; i++) {
                float value = row[i];
                if (value >= FieldOfView.FILLING_BELOW_HU) {
                    sum += value;
                    count++;
                    if (value >= METAL_FROM_HU) {
                        metal.merge(from + x, ROW_STEP, Integer::sum);
                    }
                }
            }
            means[from + x] += sum;
            counts[x] += count;
        }
    }

    /** A block counts as seen when more than half of it was reconstructed. */
    private void divideRow(int y, int[] counts, int half) {
        for (int x = 0; x < lattice.width(); x++) {
            int n = y * lattice.width() + x;
            means[n] = counts[x] > half || counts[x] > 0 && half == 0 ? means[n] / counts[x] : Float.NaN;
            counts[x] = 0;
        }
    }

    private void markKinds(RegionMask lungs, int k) {
        boolean[] seen = new boolean[means.length];
        for (int n = 0; n < means.length; n++) {
            seen[n] = !Float.isNaN(means[n]);
            tissue[n] = means[n] >= AIR_BELOW_HU;
        }
        boolean reached = lungs.box(k).isPresent();
        for (int n = 0; n < means.length; n++) {
            ends[n] = seen[n] && (lattice.isAtBorder(n) || !lattice.isSurrounded(n, seen));
            lung[n] = reached && lungs.contains(middle(n % lattice.width()), middle(n / lattice.width()), k);
        }
    }

    private int middle(int index) {
        return index * block + block / 2;
    }

    private void findBody() {
        for (int n : lattice.largestPiece(thickTissue())) {
            body[n] = true;
        }
        boolean[] core = body.clone();
        for (int n = 0; n < body.length; n++) {
            body[n] |= tissue[n] && touches(n, core);
        }
        fillHoles();
    }

    /** Tissue with tissue, or nothing that was reconstructed, on all sides. */
    private boolean[] thickTissue() {
        boolean[] solid = new boolean[tissue.length];
        for (int n = 0; n < solid.length; n++) {
            solid[n] = !isAir(n);
        }
        boolean[] thick = new boolean[tissue.length];
        for (int n = 0; n < thick.length; n++) {
            thick[n] = tissue[n] && lattice.isSurrounded(n, solid);
        }
        return thick;
    }

    private boolean touches(int n, boolean[] set) {
        int x = n % lattice.width();
        return x > 0 && set[n - 1]
                || x < lattice.width() - 1 && set[n + 1]
                || n >= lattice.width() && set[n - lattice.width()]
                || n + lattice.width() < set.length && set[n + lattice.width()];
    }

    private void fillHoles() {
        boolean[] open = new boolean[body.length];
        for (int n = 0; n < open.length; n++) {
            open[n] = !body[n];
        }
        int[] found = new int[open.length];
        for (int n = 0; n < open.length; n++) {
            if (open[n] && (ends[n] || Float.isNaN(means[n]))) {
                lattice.flood(open, n, found, 0);
            }
        }
        for (int n = 0; n < open.length; n++) {
            body[n] |= open[n];
        }
    }
}
