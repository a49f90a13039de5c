package org.secondread.domain;

/**
 * A regular, orthonormal lattice of voxel centres in the patient: LPS, millimetres. Index (i, j, k) counts voxels along
 * the x, y and z directions of the lattice, from 0; memory order is z slowest, x fastest.
 *
 * <p>The mapping is PS3.3 equation C.7.6.2.1-1 with the slice direction added: {@code P = origin + i·sx·X + j·sy·Y +
 * k·sz·Z}. Note that Pixel Spacing (0028,0030) is written as row spacing (our {@code spacingMm.y}), then column spacing
 * (our {@code spacingMm.x}).
 *
 * @param sizeX voxels along x (columns of an image)
 * @param sizeY voxels along y (rows of an image)
 * @param sizeZ voxels along z (slices)
 * @param originMm centre of voxel (0, 0, 0)
 * @param xDirection unit vector of growing i
 * @param yDirection unit vector of growing j
 * @param zDirection unit vector of growing k
 * @param spacingMm distances of neighbouring voxel centres along x, y, z; all positive
 */
public record PatientGrid(
        int sizeX,
        int sizeY,
        int sizeZ,
        Vector3 originMm,
        Vector3 xDirection,
        Vector3 yDirection,
        Vector3 zDirection,
        Vector3 spacingMm)
        implements Grid {

    /** Largest departure from orthonormality that rounding of decimal strings explains. */
    private static final double ORTHONORMAL_TOLERANCE = 1e-6;

    public PatientGrid {
        require(sizeX > 0 && sizeY > 0 && sizeZ > 0, "sizes must be positive");
        require(originMm.isFinite(), "origin must be finite");
        require(
                spacingMm.isFinite() && spacingMm.x() > 0 && spacingMm.y() > 0 && spacingMm.z() > 0,
                "spacing must be positive");
        requireUnit(xDirection);
        requireUnit(yDirection);
        requireUnit(zDirection);
        requireOrthogonal(xDirection, yDirection);
        requireOrthogonal(yDirection, zDirection);
        requireOrthogonal(zDirection, xDirection);
    }

    /** The centre of a voxel, or a point between voxel centres, in patient millimetres. */
    public Vector3 toPatient(double i, double j, double k) {
        return originMm.plus(xDirection.times(i * spacingMm.x()))
                .plus(yDirection.times(j * spacingMm.y()))
                .plus(zDirection.times(k * spacingMm.z()));
    }

    public Vector3 toPatient(Vector3 index) {
        return toPatient(index.x(), index.y(), index.z());
    }

    /** The continuous index of a patient point: the inverse of {@link #toPatient(Vector3)}. */
    public Vector3 toIndex(Vector3 patientMm) {
        Vector3 d = patientMm.minus(originMm);
        return new Vector3(
                d.dot(xDirection) / spacingMm.x(),
                d.dot(yDirection) / spacingMm.y(),
                d.dot(zDirection) / spacingMm.z());
    }

    public Vector3 direction(int axis) {
        return switch (axis) {
            case 0 -> xDirection;
            case 1 -> yDirection;
            case 2 -> zDirection;
            default -> throw new IndexOutOfBoundsException(axis);
        };
    }

    public int size(int axis) {
        return switch (axis) {
            case 0 -> sizeX;
            case 1 -> sizeY;
            case 2 -> sizeZ;
            default -> throw new IndexOutOfBoundsException(axis);
        };
    }

    public long voxelCount() {
        return (long) sizeX * sizeY * sizeZ;
    }

    public double voxelVolumeMm3() {
        return spacingMm.x() * spacingMm.y() * spacingMm.z();
    }

    /** Position of voxel (i, j, k) in memory order, z slowest, x fastest. */
    public long offset(int i, int j, int k) {
        return ((long) k * sizeY + j) * sizeX + i;
    }

    public boolean contains(int i, int j, int k) {
        return i >= 0 && i < sizeX && j >= 0 && j < sizeY && k >= 0 && k < sizeZ;
    }

    /** The 4×4 matrix from index (i, j, k, 1) to patient LPS millimetres, row by row. */
    public double[] indexToPatient() {
        Vector3 x = xDirection.times(spacingMm.x());
        Vector3 y = yDirection.times(spacingMm.y());
        Vector3 z = zDirection.times(spacingMm.z());
        return new double[] {
            x.x(),
            y.x(),
            z.x(),
            originMm.x(),
            x.y(),
            y.y(),
            z.y(),
            originMm.y(),
            x.z(),
            y.z(),
            z.z(),
            originMm.z(),
            0,
            0,
            0,
            1
        };
    }

    private static void requireUnit(Vector3 v) {
        require(Math.abs(v.norm() - 1) <= ORTHONORMAL_TOLERANCE, "directions must be unit vectors");
    }

    private static void requireOrthogonal(Vector3 a, Vector3 b) {
        require(Math.abs(a.dot(b)) <= ORTHONORMAL_TOLERANCE, "directions must be orthogonal");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("patient grid: " + rule);
        }
    }
}
