package org.secondread.preprocessing.tensor;

/**
 * A rectangle of voxels on one slice.
 *
 * @param fromI first voxel along x
 * @param fromJ first voxel along y
 * @param sizeI voxels along x, at least 1
 * @param sizeJ voxels along y, at least 1
 */
public record SliceBox(int fromI, int fromJ, int sizeI, int sizeJ) {
    public SliceBox {
        if (sizeI < 1 || sizeJ < 1) {
            throw new IllegalArgumentException("an empty box: " + sizeI + " x " + sizeJ);
        }
    }

    /** One past the last voxel along x. */
    public int toI() {
        return fromI + sizeI;
    }

    /** One past the last voxel along y. */
    public int toJ() {
        return fromJ + sizeJ;
    }
}
