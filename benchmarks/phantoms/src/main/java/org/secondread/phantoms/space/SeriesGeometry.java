package org.secondread.phantoms.space;

/**
 * The grid on which a series samples patient space. Indices start at 0 and mean voxel centres; slice 0 is the one from which the
 * others follow along {@link Orientation#normal}.
 *
 * @param columns voxels along {@link Orientation#rowDirection}
 * @param rows voxels along {@link Orientation#columnDirection}
 * @param slices number of images
 * @param columnSpacingMm distance between neighbouring columns: the second value of Pixel Spacing
 * @param rowSpacingMm distance between neighbouring rows: the first value of Pixel Spacing
 * @param sliceSpacingMm distance between neighbouring slice centres
 * @param sliceThicknessMm how much of the normal one slice averages; less than the spacing leaves gaps, more overlaps
 * @param originMm centre of voxel (0, 0, 0)
 */
public record SeriesGeometry(
        int columns,
        int rows,
        int slices,
        double columnSpacingMm,
        double rowSpacingMm,
        double sliceSpacingMm,
        double sliceThicknessMm,
        Orientation orientation,
        Vector3 originMm) {

    public SeriesGeometry {
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException("a series has at least one voxel along each axis");
        }
        if (!(columnSpacingMm > 0 && rowSpacingMm > 0 && sliceSpacingMm > 0 && sliceThicknessMm > 0)) {
            throw new IllegalArgumentException("spacings and thickness are positive");
        }
    }

    /** An axial grid with contiguous slices whose middle is the origin of patient space. */
    public static SeriesGeometry axial(
            int columns, int rows, int slices, double columnSpacingMm, double rowSpacingMm, double sliceSpacingMm) {
        return new SeriesGeometry(
                        columns,
                        rows,
                        slices,
                        columnSpacingMm,
                        rowSpacingMm,
                        sliceSpacingMm,
                        sliceSpacingMm,
                        Orientation.AXIAL,
                        Vector3.ZERO)
                .centredAt(Vector3.ZERO);
    }

    /**
     * A small axial grid with nothing equal and nothing at zero: 23 × 17 × 11 voxels of 0.7 × 0.9 × 2.5 mm, slices 2 mm thick, well away
     * from the origin of patient space.
     */
    public static SeriesGeometry small() {
        return axial(23, 17, 11, 0.7, 0.9, 2.5).withSliceThickness(2).withOrigin(new Vector3(-31.5, 12.25, -47.75));
    }

    /** Centre of a voxel, or of a place between voxels, in LPS millimetres. */
    public Vector3 pointAt(double column, double row, double slice) {
        return originMm.plus(orientation.rowDirection().times(column * columnSpacingMm))
                .plus(orientation.columnDirection().times(row * rowSpacingMm))
                .plus(orientation.normal().times(slice * sliceSpacingMm));
    }

    /** The inverse of {@link #pointAt}: fractional (column, row, slice) of a point. */
    public Vector3 indexOf(Vector3 pointMm) {
        Vector3 fromOrigin = pointMm.minus(originMm);
        return new Vector3(
                fromOrigin.dot(orientation.rowDirection()) / columnSpacingMm,
                fromOrigin.dot(orientation.columnDirection()) / rowSpacingMm,
                fromOrigin.dot(orientation.normal()) / sliceSpacingMm);
    }

    /** Image Position (Patient) of a slice. */
    public Vector3 positionOf(int slice) {
        return pointAt(0, 0, slice);
    }

    public double voxelVolumeMm3() {
        return columnSpacingMm * rowSpacingMm * sliceSpacingMm;
    }

    /** The same grid moved so that its middle lies at a point. */
    public SeriesGeometry centredAt(Vector3 pointMm) {
        Vector3 middle = pointAt((columns - 1) / 2.0, (rows - 1) / 2.0, (slices - 1) / 2.0);
        return withOrigin(originMm.plus(pointMm.minus(middle)));
    }

    public SeriesGeometry withOrigin(Vector3 origin) {
        return new SeriesGeometry(
                columns,
                rows,
                slices,
                columnSpacingMm,
                rowSpacingMm,
                sliceSpacingMm,
                sliceThicknessMm,
                orientation,
                origin);
    }

    /** The same matrix and spacings in another orientation; the centre of voxel (0, 0, 0) stays. */
    public SeriesGeometry withOrientation(Orientation newOrientation) {
        return new SeriesGeometry(
                columns,
                rows,
                slices,
                columnSpacingMm,
                rowSpacingMm,
                sliceSpacingMm,
                sliceThicknessMm,
                newOrientation,
                originMm);
    }

    public SeriesGeometry withSliceThickness(double thicknessMm) {
        return new SeriesGeometry(
                columns,
                rows,
                slices,
                columnSpacingMm,
                rowSpacingMm,
                sliceSpacingMm,
                thicknessMm,
                orientation,
                originMm);
    }
}
