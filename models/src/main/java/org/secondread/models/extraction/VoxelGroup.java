package org.secondread.models.extraction;

import java.util.Arrays;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;

/**
 * Voxels that touch each other, with their probabilities.
 *
 * @param grid in reading orientation
 * @param offsets place of each voxel in the grid's memory order, ascending
 * @param probabilities of each voxel, from above 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // not compared; millions of values
record VoxelGroup(PatientGrid grid, int[] offsets, float[] probabilities) {

    double volumeMm3() {
        return offsets.length * grid.voxelVolumeMm3();
    }

    /** Diameter of the sphere of the same volume. */
    double equivalentDiameterMm() {
        return Math.cbrt(6 * volumeMm3() / Math.PI);
    }

    /** Mean of the highest probabilities. */
    double meanOfHighest(int count) {
        float[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        int taken = Math.min(count, sorted.length);
        double sum = 0;
        for (int n = 0; n < taken; n++) {
            sum += sorted[sorted.length - 1 - n];
        }
        return sum / taken;
    }

    /** Mean of the voxel centres in the patient, weighted by probability. */
    Vector3 centreMm() {
        Vector3 sum = new Vector3(0, 0, 0);
        double weight = 0;
        for (int n = 0; n < offsets.length; n++) {
            sum = sum.plus(index(n).times(probabilities[n]));
            weight += probabilities[n];
        }
        return grid.toPatient(sum.times(1 / weight));
    }

    /** The index on the grid of voxel n of this group. */
    Vector3 index(int n) {
        int row = offsets[n] / grid.sizeX();
        int slice = row / grid.sizeY();
        return new Vector3(offsets[n] % grid.sizeX(), row % grid.sizeY(), slice);
    }
}
