package org.secondread.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Findings;
import org.secondread.models.extraction.Location;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.series.EnhancedInstance;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PatientIdentity;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.space.MarkerPhantom;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.preprocessing.volume.VolumeAssembler;
import org.secondread.reporting.coding.Code;

/** A phantom's nodule as a finding whose every voxel is known, in a series that went through DICOM files. */
record PhantomFinding(Volume volume, Findings findings, Vector3 truthMm) {
    private static final double BALL_MM = 12.5;

    private static final ChestPhantom PHANTOM =
            ChestPhantom.seeded(11).nodules(1).diametersMm(12, 13).build();

    /** Columns, rows, slices and the three spacings all differ. */
    static PhantomFinding in(Orientation orientation, Path folder) throws IOException {
        Nodule nodule = PHANTOM.nodules().get(0);
        SeriesGeometry geometry = new SeriesGeometry(
                        64, 52, 27, 0.8, 0.6, 1.3, 1.3, orientation, org.secondread.phantoms.space.Vector3.ZERO)
                .centredAt(nodule.centreMm().plus(new org.secondread.phantoms.space.Vector3(3, -4, 5)));
        List<Path> files = SeriesWriter.write(
                        new PhantomSeries(PHANTOM, geometry, ImageNoise.NONE),
                        SeriesOptions.ct(7).withPatient(PatientIdentity.CHINESE_GB18030),
                        folder)
                .files();
        Volume volume = read(files, AssemblyPolicy.REGULAR_GRID);
        VoxelMask mask = mask(volume.grid(), point -> nodule.contains(theirs(point)));
        Vector3 centre = ours(nodule.centreMm());
        return new PhantomFinding(volume, findings(mask, centre, nodule.diameterMm()), centre);
    }

    /**
     * A ball in slices of a tilted gantry, straightened, with the mask of what is bright in the volume: that its place is
     * right is the volume's merit alone.
     */
    static PhantomFinding underTilt(Orientation planes, Path folder) throws IOException {
        double[] tableMm = IntStream.range(0, 27)
                .mapToDouble(k -> (k - 13) * 1.3 / planes.normal().z())
                .toArray();
        return ball(planes, tableMm, folder, AssemblyPolicy.SHEAR_CORRECTED, slices -> slices);
    }

    /** A ball between whose slices are now 1.3 mm, now 1.8, evened out: some slices of the volume rest on the same image. */
    static PhantomFinding unevenlySliced(Path folder) throws IOException {
        double[] tableMm = IntStream.range(0, 27)
                .mapToDouble(k -> (k - 13) * 1.3 + (k >= 12 ? 0.5 : 0) + (k >= 13 ? 0.5 : 0) - 0.7)
                .toArray();
        return ball(Orientation.AXIAL, tableMm, folder, AssemblyPolicy.RESAMPLED, slices -> slices);
    }

    /** A ball in frames of one instance. */
    static PhantomFinding inFrames(Path folder) throws IOException {
        double[] tableMm =
                IntStream.range(0, 27).mapToDouble(k -> (k - 13) * 1.3).toArray();
        return ball(
                Orientation.AXIAL,
                tableMm,
                folder,
                AssemblyPolicy.REGULAR_GRID,
                slices -> List.of(EnhancedInstance.fold(slices)));
    }

    private static PhantomFinding ball(
            Orientation planes,
            double[] tableMm,
            Path folder,
            AssemblyPolicy policy,
            UnaryOperator<List<Instance>> written)
            throws IOException {
        org.secondread.phantoms.space.Vector3 centre = new org.secondread.phantoms.space.Vector3(14.2, -25.3, 33.1);
        Phantom ball = new MarkerPhantom(-900, List.of(new MarkerPhantom.Marker(centre, BALL_MM / 2, 100)));
        List<Instance> slices = new ArrayList<>();
        for (int k = 0; k < tableMm.length; k++) {
            SeriesGeometry geometry = SeriesGeometry.axial(64, 52, 1, 0.8, 0.6, 1.3)
                    .withOrientation(planes)
                    .centredAt(centre.plus(new org.secondread.phantoms.space.Vector3(3, -4, tableMm[k])));
            slices.add(slice(new PhantomSeries(ball, geometry, ImageNoise.NONE), k));
        }
        List<SeriesFile> files =
                written.apply(slices).stream().map(Instance::toFile).toList();
        Volume volume = read(SeriesFile.writeAll(files, folder), policy);
        VoxelMask mask = mask(volume, -400);
        return new PhantomFinding(volume, findings(mask, ours(centre), BALL_MM), ours(centre));
    }

    private static Instance slice(PhantomSeries slice, int k) {
        return InstanceComposer.composeAll(slice, SeriesOptions.ct(7))
                .get(0)
                .withFileName("slice-" + k)
                .with(dataset -> {
                    dataset.setString(Tag.SOPInstanceUID, VR.UI, "2.25.9" + (100 + k));
                    dataset.setString(Tag.InstanceNumber, VR.IS, Integer.toString(k + 1));
                });
    }

    private static Volume read(List<Path> files, AssemblyPolicy policy) {
        RequestContext context = new RequestContext(
                "phantom",
                "test",
                TestingResults.STARTED,
                Priority.ROUTINE,
                Deadline.after(Duration.ofMinutes(5)),
                new Cancellation());
        try (CpuBudget cpus = new CpuBudget(1)) {
            return new VolumeAssembler(cpus)
                    .assemble(new SeriesReader(ReadLimits.DEFAULT, cpus).read(files, context), policy, context)
                    .principal();
        }
    }

    private static Findings findings(VoxelMask mask, Vector3 centre, double diameterMm) {
        PatientGrid grid = mask.grid();
        Vector3 index = grid.toIndex(centre);
        int slice = (int) Math.round(index.z());
        Vector3 across = grid.xDirection().times(diameterMm / 2);
        Vector3 along = grid.yDirection().times(diameterMm / 2);
        Vector3 inPlane = grid.toPatient(index.x(), index.y(), slice);
        Location.Diameter longAxis = new Location.Diameter(slice, inPlane.minus(across), inPlane.plus(across));
        Location.Diameter shortAxis = new Location.Diameter(slice, inPlane.minus(along), inPlane.plus(along));
        Finding finding = new Finding(
                Code.NODULE.concept(),
                Code.LUNG.concept(),
                Optional.empty(),
                new Score(0.9, false),
                List.of(
                        Measurement.volume(mask.volumeMm3()),
                        Measurement.longAxis(longAxis.lengthMm()),
                        Measurement.shortAxis(shortAxis.lengthMm()),
                        Measurement.meanDiameter(diameterMm)),
                new Location.Region(mask, centre, longAxis, shortAxis));
        return new Findings(
                List.of(finding),
                List.of(),
                new Triage(Code.NODULE.concept(), new Score(0.9, false), 0.5, Triage.Category.DAYS));
    }

    /** The voxels whose centres are inside, in a box as large as the grid. */
    private static VoxelMask mask(PatientGrid grid, Predicate<Vector3> inside) {
        BitSet voxels = new BitSet();
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    voxels.set((int) grid.offset(i, j, k), inside.test(grid.toPatient(i, j, k)));
                }
            }
        }
        return new VoxelMask(grid, 0, 0, 0, grid.sizeX(), grid.sizeY(), grid.sizeZ(), voxels);
    }

    private static VoxelMask mask(Volume volume, double above) {
        PatientGrid grid = volume.grid();
        return mask(grid, point -> {
            Vector3 at = grid.toIndex(point);
            return volume.valueAt((int) Math.rint(at.x()), (int) Math.rint(at.y()), (int) Math.rint(at.z())) > above;
        });
    }

    private static Vector3 ours(org.secondread.phantoms.space.Vector3 point) {
        return new Vector3(point.x(), point.y(), point.z());
    }

    private static org.secondread.phantoms.space.Vector3 theirs(Vector3 point) {
        return new org.secondread.phantoms.space.Vector3(point.x(), point.y(), point.z());
    }
}
