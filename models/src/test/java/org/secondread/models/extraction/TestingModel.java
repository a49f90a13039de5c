package org.secondread.models.extraction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.runtime.TestingNetwork;
import org.secondread.models.runtime.TestingNetwork.Attribute;
import org.secondread.preprocessing.volume.Volume;

/**
 * A whole model folder, made here: a detector that is a lopsided 3 × 3 convolution, and a scorer that weighs a small box
 * differently along each axis, so that no swap or flip of axes leaves their answers unchanged.
 */
final class TestingModel {
    static final int TILE_X = 20;
    static final int TILE_Y = 16;
    static final int STRIDE_X = 13;
    static final int STRIDE_Y = 11;
    static final int RAMP = 4;
    static final double CLIP = -900;
    static final float[] KERNEL = {0, 0.1f, 0, 0, 0.6f, 0.2f, 0, 0.05f, 0.05f};
    static final float TILE_GAIN = 14;
    static final float TILE_LEVEL = 0.55f;
    static final double THRESHOLD = 0.3;
    static final double SMALLEST_MM = 2.5;
    static final int SCORE_OF_TOP = 3;

    static final int PATCH_X = 9;
    static final int PATCH_Y = 7;
    static final int PATCH_Z = 5;
    static final Vector3 PATCH_MM = new Vector3(0.8, 1.1, 1.3);
    static final double LOW = -950;
    static final double HIGH = 150;
    static final float PATCH_GAIN = 3;
    static final float PATCH_LEVEL = 1.2f;

    static final double OPERATING_POINT = 0.4;

    private TestingModel() {}

    static float patchWeight(int x, int y, int z) {
        return (1 + 0.3f * x - 0.2f * y + 0.5f * z) / 120;
    }

    static byte[] detector() {
        return detector(KERNEL);
    }

    static byte[] detector(float... kernel) {
        return new TestingNetwork()
                .input("tile", -1, 1, TILE_Y, TILE_X)
                .output("probability", -1, 1, TILE_Y, TILE_X)
                .constant("kernel", new long[] {1, 1, 3, 3}, kernel)
                .constant("level", new long[] {1}, TILE_LEVEL)
                .constant("gain", new long[] {1}, TILE_GAIN)
                .node("Conv", List.of("tile", "kernel"), "blob", Attribute.list("pads", 1, 1, 1, 1))
                .node("Sub", List.of("blob", "level"), "above")
                .node("Mul", List.of("above", "gain"), "logit")
                .node("Sigmoid", List.of("logit"), "probability")
                .toOnnx();
    }

    static byte[] scorer() {
        float[] weights = new float[PATCH_X * PATCH_Y * PATCH_Z];
        for (int n = 0; n < weights.length; n++) {
            weights[n] = patchWeight(n % PATCH_X, n / PATCH_X % PATCH_Y, n / PATCH_X / PATCH_Y);
        }
        return new TestingNetwork()
                .input("patch", -1, 1, PATCH_Z, PATCH_Y, PATCH_X)
                .output("score", -1, 1)
                .constant("weights", new long[] {1, 1, PATCH_Z, PATCH_Y, PATCH_X}, weights)
                .constant("axes", 2, 3, 4)
                .constant("level", new long[] {1}, PATCH_LEVEL)
                .constant("gain", new long[] {1}, PATCH_GAIN)
                .node("Mul", List.of("patch", "weights"), "weighted")
                .node("ReduceSum", List.of("weighted", "axes"), "sum", Attribute.of("keepdims", 0))
                .node("Sub", List.of("sum", "level"), "above")
                .node("Mul", List.of("above", "gain"), "logit")
                .node("Sigmoid", List.of("logit"), "score")
                .toOnnx();
    }

    /** Three bright bodies of different size and place over a slope with some texture. */
    static Volume goldenVolume() {
        PatientGrid grid = TestingVolumes.upright(37, 29, 8, new Vector3(0.7, 0.9, 1.6));
        return TestingVolumes.of(
                grid,
                (i, j, k) -> Math.max(
                        -850 + 3 * i + 2 * j + 5 * k + 20 * Math.sin(i * 1.3 + j * 0.7 + k),
                        Math.max(
                                ball(grid, i, j, k, 9, 8, 2, 3.2),
                                Math.max(ball(grid, i, j, k, 26, 19, 5, 4.1), ball(grid, i, j, k, 30, 4, 6, 1.9)))));
    }

    private static double ball(PatientGrid grid, int i, int j, int k, int ci, int cj, int ck, double radiusMm) {
        double apartMm = grid.toPatient(i, j, k).distanceTo(grid.toPatient(ci, cj, ck));
        return 80 - 300 * Math.max(0, apartMm - radiusMm);
    }

    static String card() {
        return String.format(
                Locale.ROOT,
                """
            format: 1
            name: testing-blobs
            version: 1.0.0
            manufacturer: Tests
            title: Bright bodies
            licence: Apache-2.0
            intendedUse:
              purpose: Finds bright bodies in made-up volumes.
              outOfScope: [Everything else]
              modalities: [CT]
              bodyParts: [CHEST]
              photometricInterpretations: [MONOCHROME2]
              plane: AXIAL
              pixelSpacingMm: [0.4, 1.0]
              sliceSpacingMm: [0.5, 3.0]
              minimumSlices: 3
            quality:
              source: a model of spheres has nothing to ask of its input but noise
              figures:
                noiseHu: {atMost: 1000, otherwise: LIMIT}
            assembly: REGULAR_GRID
            stages:
              - name: detector
                onnx: {file: detector.onnx, sha256: "%s"}
                batch: 3
                input:
                  tensor: tile
                  axes: [N, C, Y, X]
                  sampling:
                    tiles: {sizeXy: [%d, %d], strideXy: [%d, %d], region: LUNGS}
                  intensity:
                    stretchPerSample: {clipBelow: %s}
                output:
                  tensor: probability
                  axes: [N, C, Y, X]
                  candidates:
                    overlapRampPixels: %d
                    threshold: {value: %s, source: By hand}
                    smallestDiameterMm: %s
                    scoreOfTop: %d
              - name: scorer
                onnx: {file: scorer.onnx, sha256: "%s"}
                batch: 2
                input:
                  tensor: patch
                  axes: [N, C, Z, Y, X]
                  sampling:
                    patches: {sizeXyz: [%d, %d, %d], spacingXyzMm: [%s, %s, %s]}
                  intensity:
                    window: {low: %s, high: %s}
                output:
                  tensor: score
                  axes: [N, C]
                  rescoring: {score: PRODUCT}
            findings:
              code: {value: "27925004", scheme: SCT, meaning: Nodule}
              site: {value: "39607008", scheme: SCT, meaning: Lung}
              laterality: LUNGS
              operatingPoint: {value: %s, source: By hand}
              calibrated: false
            triage:
              suspected: {value: "27925004", scheme: SCT, meaning: Nodule}
              score: HIGHEST_CANDIDATE
              calibrated: false
              categories:
                - {from: 0.8, category: HOURS}
                - {from: 0.4, category: DAYS}
              source: By hand
            training:
              code: none
              data:
                - {name: None, licence: None, use: Weights by hand}
            performance:
              - {measure: None, value: 0, cohort: None, cases: 1}
            limits: [Made for tests]
            """,
                sha256(detector()),
                TILE_X,
                TILE_Y,
                STRIDE_X,
                STRIDE_Y,
                CLIP,
                RAMP,
                THRESHOLD,
                SMALLEST_MM,
                SCORE_OF_TOP,
                sha256(scorer()),
                PATCH_X,
                PATCH_Y,
                PATCH_Z,
                PATCH_MM.x(),
                PATCH_MM.y(),
                PATCH_MM.z(),
                LOW,
                HIGH,
                OPERATING_POINT);
    }

    /** Writes the model as {@code folder/testing-blobs/1.0.0} and returns that folder. */
    static Path write(Path folder) {
        Path model = folder.resolve("testing-blobs").resolve("1.0.0");
        write(model.resolve("card.yaml"), card().getBytes(StandardCharsets.UTF_8));
        write(model.resolve("detector.onnx"), detector());
        write(model.resolve("scorer.onnx"), scorer());
        writeGolden(model.resolve("golden"));
        return model;
    }

    private static void writeGolden(Path golden) {
        Volume volume = goldenVolume();
        PatientGrid grid = volume.grid();
        ReferenceWalk reference = new ReferenceWalk(volume);
        ByteBuffer stored = little((int) grid.voxelCount() * 2);
        for (int n = 0; n < grid.voxelCount(); n++) {
            stored.putShort((short) volume.valueAt(n % 37, n / 37 % 29, n / 37 / 29));
        }
        ByteBuffer tiles = little(2 * TILE_X * TILE_Y * 4);
        for (double[] tile : List.of(reference.tile(0, 0, 2), reference.tile(17, 13, 5))) {
            for (double value : tile) {
                tiles.putFloat((float) value);
            }
        }
        List<Vector3> centres = List.of(new Vector3(9.25, 8, 2.5), new Vector3(25, 18.5, 5), new Vector3(1, 27, 7));
        ByteBuffer scores = little(centres.size() * 4);
        centres.forEach(centre -> scores.putFloat((float) reference.patch(centre)));
        write(golden.resolve("volume.i16.gz"), packed(stored));
        write(golden.resolve("detector.f32.gz"), packed(tiles));
        write(golden.resolve("scorer.f32.gz"), packed(scores));
        write(
                golden.resolve("golden.yaml"),
                goldenYaml(grid, centres, reference.candidates()).getBytes(StandardCharsets.UTF_8));
    }

    private static String goldenYaml(PatientGrid grid, List<Vector3> centres, List<ReferenceWalk.Found> found) {
        return String.format(
                Locale.ROOT,
                """
            format: 1
            made: The plain walk of the tests, in double precision
            volume: {file: volume.i16.gz, sizeXyz: [37, 29, 8], spacingXyzMm: [0.7, 0.9, 1.6]}
            stages:
              - name: detector
                samples: [[0, 0, 2], [17, 13, 5]]
                file: detector.f32.gz
                tolerance: 0.001
              - name: scorer
                samples: [%s]
                file: scorer.f32.gz
                tolerance: 0.001
            candidates:
            %scandidateTolerance: {centreMm: 0.01, voxelShare: 0, score: 0.001}
            findings: %d
            """,
                centres.stream().map(TestingModel::xyz).collect(Collectors.joining(", ")),
                found.stream()
                        .map(c -> String.format(
                                Locale.ROOT,
                                "  - {centreXyzMm: %s, voxels: %d, score: %.7f}%n",
                                xyz(grid.toPatient(c.centreIndex())),
                                c.voxels(),
                                c.score()))
                        .collect(Collectors.joining()),
                found.stream().filter(c -> c.score() >= OPERATING_POINT).count());
    }

    private static String xyz(Vector3 v) {
        return String.format(Locale.ROOT, "[%.6f, %.6f, %.6f]", v.x(), v.y(), v.z());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] packed(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
