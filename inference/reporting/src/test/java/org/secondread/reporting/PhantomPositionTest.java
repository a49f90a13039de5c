package org.secondread.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.space.Orientation;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.json.SummaryWriter;
import org.secondread.reporting.object.Part10File;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A phantom's nodule lies at the same place of the patient in every form, whatever the orientation: found again from the
 * objects alone, with nothing but the standard's formulas.
 */
class PhantomPositionTest {
    private static final double TOLERANCE_MM = 0.5;
    private static final Map<String, Orientation> ORIENTATIONS = Map.of(
            "axial", Orientation.AXIAL,
            "mirrored", Orientation.AXIAL_LEFT_RIGHT_FLIPPED,
            "upside down", Orientation.AXIAL_UPSIDE_DOWN,
            "coronal", Orientation.CORONAL,
            "sagittal", Orientation.SAGITTAL,
            "oblique", Orientation.AXIAL.turned(12, -25, 33));

    @TempDir
    static Path folder;

    private static final List<Case> CASES = new ArrayList<>();

    /** Gantries turned about the patient's left-right and front-back axes: slices move along columns and along rows. */
    private static final Map<String, Orientation> TILTS = Map.of(
            "gantry tilted forwards", Orientation.AXIAL.turned(17, 0, 0),
            "gantry tilted backwards and swivelled", Orientation.AXIAL.turned(-11, 8, 0));

    @BeforeAll
    static void writeEveryOrientation() throws IOException {
        for (Map.Entry<String, Orientation> entry : ORIENTATIONS.entrySet()) {
            Path series = Files.createDirectories(folder.resolve(entry.getKey()));
            write(entry.getKey(), series, PhantomFinding.in(entry.getValue(), series));
        }
        for (Map.Entry<String, Orientation> entry : TILTS.entrySet()) {
            Path series = Files.createDirectories(folder.resolve(entry.getKey()));
            write(entry.getKey(), series, PhantomFinding.underTilt(entry.getValue(), series));
        }
    }

    private static void write(String name, Path series, PhantomFinding finding) {
        ResultWriter writer = new ResultWriter(TestingResults.settings(Language.CHINESE));
        Result result = writer.plan(
                new ResultSource(finding.volume(), List.of(), TestingResults.provenance()), finding.findings());
        CASES.add(new Case(name, series, finding.truthMm(), result, writer.write(result)));
    }

    @Test
    void segmentation_hasItsCentroidAtTheTruth() {
        assertThat(CASES).hasSize(ORIENTATIONS.size() + TILTS.size()).allSatisfy(c -> assertThat(
                        centroid(segmentation(c)).distanceTo(c.truthMm()))
                .as(c.name())
                .isLessThan(TOLERANCE_MM));
    }

    @Test
    void summary_namesTheTruthAsCentre() {
        assertThat(CASES).allSatisfy(c -> {
            String json = new String(new SummaryWriter().write(c.result(), List.of()), StandardCharsets.UTF_8);
            JsonNode centre =
                    JsonMapper.shared().readTree(json).get("findings").get(0).get("centreMm");
            Vector3 found = new Vector3(
                    centre.get(0).asDouble(),
                    centre.get(1).asDouble(),
                    centre.get(2).asDouble());
            assertThat(found.distanceTo(c.truthMm())).as(c.name()).isLessThan(TOLERANCE_MM);
        });
    }

    @Test
    void reportsLines_crossAtTheTruthOnTheirSourceImage() {
        assertThat(CASES).allSatisfy(c -> {
            List<Vector3> ends = lines(report(c), c.series());
            Vector3 middle =
                    ends.stream().reduce(new Vector3(0, 0, 0), Vector3::plus).times(1.0 / ends.size());
            assertThat(ends).hasSize(4);
            assertThat(middle.distanceTo(c.truthMm())).as(c.name()).isLessThan(0.65 + 0.01); // half a slice
            assertThat(ends.get(0).distanceTo(ends.get(1))).isBetween(12.0, 13.0);
        });
    }

    /** Each line is drawn on an image of the series, within its edges. */
    @Test
    void reportsLines_lieWithinTheirSourceImages() {
        assertThat(CASES).allSatisfy(c -> scoords(report(c)).forEach(line -> {
            Attributes image = image(c.series(), sourceOf(line));
            float[] data = line.getFloats(Tag.GraphicData);
            for (int n = 0; n < data.length; n += 2) {
                assertThat(data[n]).as(c.name()).isBetween(0f, (float) image.getInt(Tag.Columns, 0));
                assertThat(data[n + 1]).as(c.name()).isBetween(0f, (float) image.getInt(Tag.Rows, 0));
            }
        }));
    }

    /** Half a voxel, along each axis of the segmentation's own grid. */
    @Test
    void segmentationOfATiltedBall_isCentredWithinHalfAVoxel() {
        assertThat(tilted()).hasSize(TILTS.size()).allSatisfy(c -> {
            PatientGrid grid = c.result().source().volume().grid();
            Vector3 off = grid.toIndex(centroid(segmentation(c))).minus(grid.toIndex(c.truthMm()));
            assertThat(List.of(Math.abs(off.x()), Math.abs(off.y()), Math.abs(off.z())))
                    .as(c.name())
                    .allSatisfy(voxels -> assertThat(voxels).isLessThan(0.5));
        });
    }

    @Test
    void onlyResampledVolumes_doNotPreserveSpatialLocations() {
        assertThat(CASES).allSatisfy(c -> assertThat(derivations(segmentation(c)))
                .as(c.name())
                .isNotEmpty()
                .extracting(image -> image.getString(Tag.SpatialLocationsPreserved))
                .containsOnly(TILTS.containsKey(c.name()) ? "NO" : "YES"));
    }

    /** The image that a frame names as its source is the one in whose plane it lies; no other instance is named. */
    @Test
    void sourcesAreImagesOfTheSeriesInThePlaneOfTheFrame() {
        assertThat(CASES).allSatisfy(c -> {
            Attributes segmentation = segmentation(c);
            Sequence frames = segmentation.getSequence(Tag.PerFrameFunctionalGroupsSequence);
            List<Attributes> sources = derivations(segmentation);
            Vector3 normal = c.result().source().volume().grid().zDirection();
            for (int n = 0; n < frames.size(); n++) {
                Attributes image = image(c.series(), sources.get(n).getString(Tag.ReferencedSOPInstanceUID));
                Vector3 frame = vector(frames.get(n)
                        .getNestedDataset(Tag.PlanePositionSequence)
                        .getDoubles(Tag.ImagePositionPatient));
                Vector3 source = vector(image.getDoubles(Tag.ImagePositionPatient));
                assertThat(frame.minus(source).dot(normal)).as(c.name()).isCloseTo(0, within(1e-4));
            }
        });
    }

    @Test
    void theReferencedSeries_listsEveryImageOnce() {
        assertThat(CASES)
                .allSatisfy(c -> assertThat(segmentation(c)
                                .getNestedDataset(Tag.ReferencedSeriesSequence)
                                .getSequence(Tag.ReferencedInstanceSequence)
                                .stream()
                                .map(item -> item.getString(Tag.ReferencedSOPInstanceUID)))
                        .as(c.name())
                        .containsExactlyInAnyOrderElementsOf(uids(c.series())));
    }

    private static List<Case> tilted() {
        return CASES.stream().filter(c -> TILTS.containsKey(c.name())).toList();
    }

    private static Attributes segmentation(Case c) {
        return Part10File.read(c.objects().get(0).bytes());
    }

    private static Attributes report(Case c) {
        return Part10File.read(c.objects().get(1).bytes());
    }

    /** The one source image of each frame. */
    private static List<Attributes> derivations(Attributes segmentation) {
        return segmentation.getSequence(Tag.PerFrameFunctionalGroupsSequence).stream()
                .map(frame ->
                        frame.getNestedDataset(Tag.DerivationImageSequence).getNestedDataset(Tag.SourceImageSequence))
                .toList();
    }

    /** Mean of the voxel centres, frame by frame, by PS3.3 equation C.7.6.2.1-1. */
    private static Vector3 centroid(Attributes segmentation) {
        Attributes shared = segmentation.getNestedDataset(Tag.SharedFunctionalGroupsSequence);
        ImagePlane plane = ImagePlane.of(
                shared.getNestedDataset(Tag.PlaneOrientationSequence),
                shared.getNestedDataset(Tag.PixelMeasuresSequence));
        int columns = segmentation.getInts(Tag.Columns)[0];
        int size = segmentation.getInts(Tag.Rows)[0] * columns;
        byte[] pixels = segmentation.getSafeBytes(Tag.PixelData);
        Sequence frames = segmentation.getSequence(Tag.PerFrameFunctionalGroupsSequence);
        Vector3 sum = new Vector3(0, 0, 0);
        int count = 0;
        for (int bit = 0; bit < size * frames.size(); bit++) {
            if ((pixels[bit / 8] >> bit % 8 & 1) == 1) {
                Vector3 origin = vector(frames.get(bit / size)
                        .getNestedDataset(Tag.PlanePositionSequence)
                        .getDoubles(Tag.ImagePositionPatient));
                sum = sum.plus(plane.at(origin, bit % size % columns, bit % size / columns));
                count++;
            }
        }
        return sum.times(1.0 / count);
    }

    /** The end points of both axes in the patient, by the source images that they are drawn on. */
    private static List<Vector3> lines(Attributes report, Path series) {
        List<Vector3> ends = new ArrayList<>();
        scoords(report).forEach(line -> {
            Attributes image = image(series, sourceOf(line));
            float[] data = line.getFloats(Tag.GraphicData);
            Vector3 origin = vector(image.getDoubles(Tag.ImagePositionPatient));
            ImagePlane plane = ImagePlane.of(image, image);
            ends.add(plane.at(origin, data[0] - 0.5, data[1] - 0.5));
            ends.add(plane.at(origin, data[2] - 0.5, data[3] - 0.5));
        });
        return ends;
    }

    private static List<Attributes> scoords(Attributes report) {
        return items(report)
                .filter(item -> "SCOORD".equals(item.getString(Tag.ValueType)))
                .toList();
    }

    private static String sourceOf(Attributes line) {
        return line.getNestedDataset(Tag.ContentSequence)
                .getNestedDataset(Tag.ReferencedSOPSequence)
                .getString(Tag.ReferencedSOPInstanceUID);
    }

    private static Stream<Attributes> items(Attributes item) {
        Sequence children = item.getSequence(Tag.ContentSequence);
        Stream<Attributes> below =
                children == null ? Stream.empty() : children.stream().flatMap(PhantomPositionTest::items);
        return Stream.concat(Stream.of(item), below);
    }

    private static Attributes image(Path series, String uid) {
        return images(series).stream()
                .filter(image -> uid.equals(image.getString(Tag.SOPInstanceUID)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> uids(Path series) {
        return images(series).stream()
                .map(image -> image.getString(Tag.SOPInstanceUID))
                .toList();
    }

    private static List<Attributes> images(Path series) {
        try (Stream<Path> files = Files.list(series)) {
            return files.map(PhantomPositionTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attributes read(Path file) {
        try {
            return Part10File.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector3 vector(double[] v) {
        return new Vector3(v[0], v[1], v[2]);
    }

    /**
     * @param acrossMm patient vector from one column to the next
     * @param downMm patient vector from one row to the next
     */
    private record ImagePlane(Vector3 acrossMm, Vector3 downMm) {
        static ImagePlane of(Attributes orientation, Attributes measures) {
            double[] o = orientation.getDoubles(Tag.ImageOrientationPatient);
            double[] spacing = measures.getDoubles(Tag.PixelSpacing);
            return new ImagePlane(
                    new Vector3(o[0], o[1], o[2]).times(spacing[1]), new Vector3(o[3], o[4], o[5]).times(spacing[0]));
        }

        Vector3 at(Vector3 origin, double column, double row) {
            return origin.plus(acrossMm.times(column)).plus(downMm.times(row));
        }
    }

    private record Case(String name, Path series, Vector3 truthMm, Result result, List<JudgedObject> objects) {}
}
