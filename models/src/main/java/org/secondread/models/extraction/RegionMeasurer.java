package org.secondread.models.extraction;

import java.util.BitSet;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.DiameterMeasurer.Axes;
import org.secondread.models.extraction.Location.Region;

/** Finds where a mask is and how far it reaches: centroid, and the axes on the slice that holds most of it. */
final class RegionMeasurer {

    /** Of slices that hold equally many voxels, the first counts. */
    Region measure(VoxelMask mask) {
        int largest = mask.fromK();
        int most = 0;
        Vector3 sum = new Vector3(0, 0, 0);
        for (int k = mask.fromK(); k < mask.fromK() + mask.sizeK(); k++) {
            SliceSum slice = sum(mask, k);
            sum = sum.plus(slice.indices());
            if (slice.count() > most) {
                most = slice.count();
                largest = k;
            }
        }
        Vector3 centreMm = mask.grid().toPatient(sum.times(1.0 / mask.voxelCount()));
        Axes axes = new DiameterMeasurer().measure(mask, largest);
        return new Region(mask, centreMm, axes.longAxis(), axes.shortAxis());
    }

    /** The sum of the indices of a slice's voxels, and how many they are. */
    private record SliceSum(Vector3 indices, int count) {}

    private static SliceSum sum(VoxelMask mask, int k) {
        BitSet voxels = mask.voxels();
        int first = (k - mask.fromK()) * mask.sizeI() * mask.sizeJ();
        int end = first + mask.sizeI() * mask.sizeJ();
        long sumI = 0;
        long sumJ = 0;
        int count = 0;
        for (int bit = voxels.nextSetBit(first); bit >= 0 && bit < end; bit = voxels.nextSetBit(bit + 1)) {
            sumI += mask.fromI() + (bit - first) % mask.sizeI();
            sumJ += mask.fromJ() + (bit - first) / mask.sizeI();
            count++;
        }
        return new SliceSum(new Vector3(sumI, sumJ, (double) k * count), count);
    }
}
