package org.secondread.reporting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.params.provider.Arguments;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Findings;
import org.secondread.models.extraction.Location;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.dicom.TestingSources;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.coding.Language;

/**
 * A small series and findings in it, made by hand: unequal axis sizes, unequal spacing, oblique orientation, so that no
 * swapped axis or flipped direction can pass.
 */
public final class TestingResults {
    public static final int COLUMNS = 37;
    public static final int ROWS = 29;
    public static final int SLICES = 11;
    public static final Instant STARTED = Instant.parse("2026-03-01T22:15:30.123456Z");

    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final CodedConcept HU = new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit");
    private static final double TILT = Math.toRadians(20);

    private TestingResults() {}

    /** Columns run to the left and slightly down the patient, slices ascend along the normal. */
    public static PatientGrid obliqueGrid() {
        Vector3 x = new Vector3(Math.cos(TILT), 0, -Math.sin(TILT));
        Vector3 y = new Vector3(0, 1, 0);
        return new PatientGrid(
                COLUMNS,
                ROWS,
                SLICES,
                new Vector3(-61.25, -140.5, 33.75),
                x,
                y,
                x.cross(y),
                new Vector3(0.7, 0.9, 1.5));
    }

    public static Attributes sourceAttributes() {
        Attributes source = new Attributes();
        source.setString(Tag.SOPClassUID, VR.UI, CT_IMAGE);
        source.setString(Tag.SOPInstanceUID, VR.UI, instanceUid(0));
        source.setString(Tag.StudyInstanceUID, VR.UI, "1.2.826.0.1.3680043.10.999.1");
        source.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.826.0.1.3680043.10.999.2");
        source.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.826.0.1.3680043.10.999.3");
        source.setString(Tag.Modality, VR.CS, "CT");
        source.setString(Tag.BodyPartExamined, VR.CS, "CHEST");
        source.setString(Tag.SeriesNumber, VR.IS, "4");
        source.setString(Tag.StudyDate, VR.DA, "20260228");
        source.setString(Tag.StudyTime, VR.TM, "081500");
        source.setString(Tag.AccessionNumber, VR.SH, "A1234");
        source.setString(Tag.ReferringPhysicianName, VR.PN, "Doctor^Ada");
        source.setString(Tag.PatientName, VR.PN, "Test^Tess");
        source.setString(Tag.PatientID, VR.LO, "T-0001");
        source.setString(Tag.PatientBirthDate, VR.DA, "19600101");
        source.setString(Tag.PatientSex, VR.CS, "F");
        source.setString(Tag.StudyID, VR.SH, "17");
        source.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "+0800");
        return source;
    }

    /** The same, with a name in Latin letters and Chinese characters, in GB18030. */
    public static Attributes chineseSourceAttributes() {
        Attributes source = sourceAttributes();
        source.setString(Tag.SpecificCharacterSet, VR.CS, "GB18030");
        source.setString(Tag.PatientName, VR.PN, "Wang^XiaoDong=王^小东");
        source.setString(Tag.StudyDescription, VR.LO, "胸部CT平扫");
        return source;
    }

    public static Volume volume(Attributes source, PatientGrid grid) {
        List<SourceFrame> frames = IntStream.range(0, grid.sizeZ())
                .mapToObj(k -> new SourceFrame(
                        CT_IMAGE, instanceUid(k), OptionalInt.empty(), OptionalInt.of(grid.sizeZ() - k)))
                .toList();
        short[] stored = new short[(int) grid.voxelCount()];
        for (int n = 0; n < stored.length; n++) {
            stored[n] = (short) (-900 + n % 61);
        }
        return new Volume(
                TestingSources.header(source),
                grid,
                frames,
                frames.stream().map(f -> new Volume.LinearUnits(1, 0)).toList(),
                HU,
                new Samples.Shorts(stored, true));
    }

    public static ResultSource source(Attributes source, Limitation... limitations) {
        return new ResultSource(volume(source, obliqueGrid()), List.of(limitations), provenance());
    }

    public static Provenance provenance() {
        return new Provenance(
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                STARTED,
                new ModelIdentity("lung-nodule", "1.2.0", "ab".repeat(32), "SecondRead project"),
                "cd".repeat(32),
                "ef".repeat(32),
                List.of(
                        new Provenance.SoftwareComponent("SecondRead", "0.1.0"),
                        new Provenance.SoftwareComponent("dcm4che", "5.34.3")),
                List.of("positions off the regular grid by up to 0.04 mm"));
    }

    public static ReportSettings settings(Language language) {
        return new ReportSettings(language, ZoneId.of("Europe/Berlin"), "SecondRead project", "installation-1");
    }

    public static Result result(Attributes source, Findings findings, Language language) {
        ResultSource resultSource = source(source, limitation());
        return Result.of(resultSource, findings, ResultPlan.of(resultSource.provenance()), settings(language));
    }

    /** Nothing, one and many findings, in both languages, from an ASCII and from a GB18030 source. */
    public static Stream<Arguments> every() {
        List<Attributes> sources = List.of(sourceAttributes(), chineseSourceAttributes());
        List<Findings> findings = List.of(none(), one(), many());
        return Stream.of(Language.values()).flatMap(language -> sources.stream()
                .flatMap(source -> findings.stream().map(found -> {
                    String name = "%s, %d findings, %s"
                            .formatted(
                                    language,
                                    found.findings().size(),
                                    source.contains(Tag.SpecificCharacterSet) ? "GB18030" : "ASCII");
                    return Arguments.of(name, result(source, found, language));
                })));
    }

    public static Limitation limitation() {
        return new Limitation(
                new CodedConcept("slice-thickness", Code.PRIVATE_SCHEME, "Thick slices"), "5 mm, made for up to 3 mm");
    }

    public static Findings none() {
        return new Findings(List.of(), List.of(nodule(20, 15, 5, 1.5, 0.2)), triage(0.2, Triage.Category.NONE));
    }

    public static Findings one() {
        return new Findings(List.of(nodule(12, 17, 4, 3.2, 0.91)), List.of(), triage(0.91, Triage.Category.DAYS));
    }

    /** Three nodules, of which the last two lie on common slices. */
    public static Findings many() {
        return new Findings(
                List.of(nodule(12, 17, 4, 3.2, 0.91234567), nodule(27, 9, 7, 4.1, 0.8), nodule(8, 6, 8, 2.4, 0.55)),
                List.of(nodule(20, 22, 2, 1.5, 0.2)),
                triage(0.91234567, Triage.Category.HOURS));
    }

    private static Triage triage(double score, Triage.Category category) {
        return new Triage(Code.NODULE.concept(), new Score(score, false), 0.5, category);
    }

    /** A ball of voxels around a voxel centre. */
    public static Finding nodule(int i, int j, int k, double radiusMm, double score) {
        PatientGrid grid = obliqueGrid();
        Vector3 centre = grid.toPatient(i, j, k);
        VoxelMask mask = ball(grid, centre, radiusMm);
        Location.Region region = new Location.Region(
                mask,
                centroid(mask),
                new Location.Diameter(k, grid.toPatient(i - 4, j, k), grid.toPatient(i + 4, j, k)),
                new Location.Diameter(k, grid.toPatient(i, j - 2, k), grid.toPatient(i, j + 2, k)));
        double longMm = region.longAxis().lengthMm();
        double shortMm = region.shortAxis().lengthMm();
        return new Finding(
                Code.NODULE.concept(),
                Code.LUNG.concept(),
                Optional.of(Code.RIGHT.concept()),
                new Score(score, false),
                List.of(
                        Measurement.volume(mask.volumeMm3()),
                        Measurement.longAxis(longMm),
                        Measurement.shortAxis(shortMm),
                        Measurement.meanDiameter((longMm + shortMm) / 2)),
                region);
    }

    private static VoxelMask ball(PatientGrid grid, Vector3 centre, double radiusMm) {
        BitSet voxels = new BitSet();
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    voxels.set(
                            (int) grid.offset(i, j, k), grid.toPatient(i, j, k).distanceTo(centre) <= radiusMm);
                }
            }
        }
        return boxed(grid, voxels);
    }

    /** The mask in the smallest box around its voxels. */
    private static VoxelMask boxed(PatientGrid grid, BitSet voxels) {
        int[] i = voxels.stream().map(n -> n % grid.sizeX()).toArray();
        int[] j = voxels.stream().map(n -> n / grid.sizeX() % grid.sizeY()).toArray();
        int[] k = voxels.stream().map(n -> n / grid.sizeX() / grid.sizeY()).toArray();
        int fromI = IntStream.of(i).min().orElseThrow();
        int fromJ = IntStream.of(j).min().orElseThrow();
        int fromK = IntStream.of(k).min().orElseThrow();
        int sizeI = IntStream.of(i).max().orElseThrow() - fromI + 1;
        int sizeJ = IntStream.of(j).max().orElseThrow() - fromJ + 1;
        int sizeK = IntStream.of(k).max().orElseThrow() - fromK + 1;
        BitSet inBox = new BitSet();
        for (int n = 0; n < i.length; n++) {
            inBox.set(((k[n] - fromK) * sizeJ + j[n] - fromJ) * sizeI + i[n] - fromI);
        }
        return new VoxelMask(grid, fromI, fromJ, fromK, sizeI, sizeJ, sizeK, inBox);
    }

    private static Vector3 centroid(VoxelMask mask) {
        List<Vector3> points = new ArrayList<>();
        for (int k = mask.fromK(); k < mask.fromK() + mask.sizeK(); k++) {
            for (int j = mask.fromJ(); j < mask.fromJ() + mask.sizeJ(); j++) {
                for (int i = mask.fromI(); i < mask.fromI() + mask.sizeI(); i++) {
                    if (mask.contains(i, j, k)) {
                        points.add(mask.grid().toPatient(i, j, k));
                    }
                }
            }
        }
        return points.stream().reduce(new Vector3(0, 0, 0), Vector3::plus).times(1.0 / points.size());
    }

    private static String instanceUid(int slice) {
        return "1.2.826.0.1.3680043.10.999.4." + (slice + 1);
    }
}
