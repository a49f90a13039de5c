package org.secondread.reporting.picture;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Location.Diameter;
import org.secondread.models.extraction.Location.Region;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.dicom.TestingSources;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.TestingResults;

/**
 * A volume whose values rise evenly, differently along each axis of the patient, with a lesion that no flip or swap maps onto
 * itself.
 *
 * @param region the lesion; its long axis lies one slice off the centre
 */
record TestingLesion(Volume volume, Region region) {
    private static final Vector3 RISE_HU_PER_MM = new Vector3(22, 13, -17);
    private static final Vector3 CENTRE_MM = new Vector3(-52.3, -148.1, 60.7);
    private static final Vector3 SPACING_MM = new Vector3(0.7, 0.9, 2.5);
    private static final int[] SIZE = {88, 72, 28};

    /** Voxel axes in the patient, slices along their normal. */
    static TestingLesion on(Vector3 x, Vector3 y) {
        return of(grid(x, y, SPACING_MM), TestingLesion::isLesion);
    }

    /** A ball on an axial grid, whose centre is a number of voxels off the grid's middle along x. */
    static TestingLesion ball(double diameterMm, Vector3 spacingMm, int offsetI) {
        PatientGrid grid = grid(new Vector3(1, 0, 0), new Vector3(0, 1, 0), spacingMm);
        Vector3 centre = grid.toPatient(SIZE[0] / 2 + offsetI, SIZE[1] / 2, SIZE[2] / 2);
        return of(grid, point -> point.distanceTo(centre) <= diameterMm / 2);
    }

    /** The value in Hounsfield units at a point of the patient. */
    static double valueAt(Vector3 pointMm) {
        return -600 + RISE_HU_PER_MM.dot(pointMm.minus(CENTRE_MM));
    }

    /** An ellipsoid with one arm to the left, one to the back and one to the head, of different lengths. */
    private static boolean isLesion(Vector3 pointMm) {
        Vector3 p = pointMm.minus(CENTRE_MM);
        boolean body = Math.pow(p.x() / 4, 2) + Math.pow(p.y() / 5, 2) + Math.pow(p.z() / 6, 2) <= 1;
        boolean left = p.x() >= 0 && p.x() <= 9 && Math.abs(p.y()) <= 2 && Math.abs(p.z()) <= 3;
        boolean back = p.y() >= 0 && p.y() <= 8 && Math.abs(p.x()) <= 2 && Math.abs(p.z()) <= 3;
        boolean head = p.z() >= 0 && p.z() <= 12 && Math.abs(p.x()) <= 2 && Math.abs(p.y()) <= 2;
        return body || left || back || head;
    }

    private static PatientGrid grid(Vector3 x, Vector3 y, Vector3 spacingMm) {
        Vector3 z = x.cross(y);
        Vector3 origin = CENTRE_MM
                .minus(x.times((SIZE[0] / 2 + 0.2) * spacingMm.x()))
                .minus(y.times((SIZE[1] / 2 - 0.3) * spacingMm.y()))
                .minus(z.times((SIZE[2] / 2 + 0.1) * spacingMm.z()));
        return new PatientGrid(SIZE[0], SIZE[1], SIZE[2], origin, x, y, z, spacingMm);
    }

    private static TestingLesion of(PatientGrid grid, Predicate<Vector3> isLesion) {
        BitSet voxels = new BitSet();
        short[] stored = new short[(int) grid.voxelCount()];
        Vector3 sum = new Vector3(0, 0, 0);
        for (int n = 0; n < stored.length; n++) {
            Vector3 point = grid.toPatient(n % SIZE[0], n / SIZE[0] % SIZE[1], n / SIZE[0] / SIZE[1]);
            stored[n] = (short) Math.round(valueAt(point));
            if (isLesion.test(point)) {
                voxels.set(n);
                sum = sum.plus(point);
            }
        }
        VoxelMask mask = new VoxelMask(grid, 0, 0, 0, SIZE[0], SIZE[1], SIZE[2], voxels);
        return new TestingLesion(volume(grid, stored), region(boxed(mask), sum.times(1.0 / voxels.cardinality())));
    }

    private static Region region(VoxelMask mask, Vector3 centreMm) {
        PatientGrid grid = mask.grid();
        Vector3 index = grid.toIndex(centreMm);
        int slice = (int) Math.round(index.z()) + 1;
        Diameter longAxis = new Diameter(
                slice,
                grid.toPatient(index.x() - 3, index.y() - 2, slice),
                grid.toPatient(index.x() + 4, index.y() + 3, slice));
        return new Region(mask, centreMm, longAxis, longAxis);
    }

    private static VoxelMask boxed(VoxelMask whole) {
        int[] from = new int[3];
        int[] size = new int[3];
        int[] step = {1, SIZE[0], SIZE[0] * SIZE[1]};
        for (int n = 0; n < 3; n++) {
            int axis = n;
            var along = whole.voxels().stream()
                    .map(v -> v / step[axis] % SIZE[axis])
                    .summaryStatistics();
            from[n] = along.getMin();
            size[n] = along.getMax() - along.getMin() + 1;
        }
        BitSet inBox = IntStream.range(0, size[0] * size[1] * size[2])
                .filter(n -> whole.contains(
                        from[0] + n % size[0], from[1] + n / size[0] % size[1], from[2] + n / size[0] / size[1]))
                .boxed()
                .collect(Collectors.collectingAndThen(Collectors.toList(), TestingLesion::bits));
        return new VoxelMask(whole.grid(), from[0], from[1], from[2], size[0], size[1], size[2], inBox);
    }

    private static BitSet bits(List<Integer> set) {
        BitSet bits = new BitSet();
        set.forEach(bits::set);
        return bits;
    }

    private static Volume volume(PatientGrid grid, short[] stored) {
        List<SourceFrame> frames = IntStream.range(0, grid.sizeZ())
                .mapToObj(k -> new SourceFrame("1.2", "2.25." + (k + 1), OptionalInt.empty(), OptionalInt.of(k)))
                .toList();
        return new Volume(
                TestingSources.header(TestingResults.sourceAttributes()),
                grid,
                frames,
                frames.stream().map(frame -> new Volume.LinearUnits(1, 0)).toList(),
                new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit"),
                new Samples.Shorts(stored, true));
    }
}
