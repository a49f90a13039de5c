package org.secondread.models.extraction;

import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.DetectionStage;
import org.secondread.models.catalog.GoldenCase;
import org.secondread.models.catalog.GoldenCase.CandidateTolerance;
import org.secondread.models.catalog.GoldenCase.ExpectedCandidate;
import org.secondread.models.catalog.GoldenCase.StageAnswer;
import org.secondread.models.catalog.ModelLease;
import org.secondread.models.catalog.RescoringStage;
import org.secondread.models.catalog.Stage;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.tensor.TensorEncoder;
import org.secondread.preprocessing.tensor.TensorSequence;
import org.secondread.preprocessing.volume.OrientedVolume;

/** One golden case held against one model; the first difference beyond the tolerance is refused, with its size. */
final class GoldenComparison {
    private final ModelLease model;
    private final GoldenCase golden;
    private final OrientedVolume volume;
    private final RegionMask everywhere;
    private final Walk walk;

    GoldenComparison(ModelLease model, GoldenCase golden, Walk walk) {
        this.model = model;
        this.golden = golden;
        this.volume = new OrientedVolume(golden.volume());
        this.everywhere = RegionMask.whole(volume.grid());
        this.walk = walk;
    }

    /** @throws DiagnosisException CARD_INVALID when an output differs */
    void requireStages() {
        requireTiles(model.card().detection(), golden.stages().get(0));
        model.card()
                .rescoring()
                .ifPresent(stage -> requirePatches(stage, golden.stages().get(1)));
    }

    private void requireTiles(DetectionStage stage, StageAnswer answer) {
        TensorSequence tiles = new TensorEncoder().encode(volume, stage.input(), everywhere);
        int[] samples = answer.samples().stream()
                .mapToInt(first -> tileAt(first, tiles))
                .toArray();
        requireOutputs(0, stage, answer, tiles, samples);
    }

    private int tileAt(Vector3 first, TensorSequence tiles) {
        return IntStream.range(0, tiles.count())
                .filter(tile ->
                        TileSearch.firstVoxel(tiles, tile, volume.grid()).equals(first))
                .findFirst()
                .orElseThrow(() -> different("golden.stages[0].samples", "the raster has no tile at " + first));
    }

    private void requirePatches(RescoringStage stage, StageAnswer answer) {
        List<Vector3> centresMm =
                answer.samples().stream().map(volume.grid()::toPatient).toList();
        TensorSequence patches = new TensorEncoder().encode(volume, stage.input(), centresMm);
        requireOutputs(
                1, stage, answer, patches, IntStream.range(0, centresMm.size()).toArray());
    }

    private void requireOutputs(int index, Stage stage, StageAnswer answer, TensorSequence sequence, int[] samples) {
        StageRun run = new StageRun(stage, model.runner(index), walk);
        FloatBuffer expected = FloatBuffer.wrap(answer.expected());
        for (int sample : samples) {
            run.run(
                    sequence,
                    sample,
                    sample + 1,
                    (from, to, outputs) -> requireEqual(index, outputs, expected, answer.tolerance()));
        }
    }

    private static void requireEqual(int index, FloatBuffer outputs, FloatBuffer expected, double tolerance) {
        double largest = 0;
        while (outputs.hasRemaining()) {
            largest = Math.max(largest, Math.abs(outputs.get() - expected.get()));
        }
        requireWithin("golden.stages[" + index + "].file", "output", largest, tolerance);
    }

    /** @throws DiagnosisException CARD_INVALID when the candidates differ in number, place, size or score */
    void requireCandidates() {
        List<Candidate> found = new CandidateSearch(model, walk).search(volume, everywhere);
        requireCount(
                "golden.candidates",
                "candidates",
                found.size(),
                golden.candidates().size());
        for (int n = 0; n < found.size(); n++) {
            ExpectedCandidate expected = golden.candidates().get(n);
            requireCandidate("golden.candidates[" + n + "]", nearest(found, expected.centreMm()), expected);
        }
        double operatingPoint = model.card().findings().operatingPoint().value();
        long findings = found.stream().filter(c -> c.score() >= operatingPoint).count();
        requireCount("golden.findings", "findings", findings, golden.findings());
    }

    /** Candidates are told apart by their place: scores that differ by rounding may change the order. */
    private static Candidate nearest(List<Candidate> candidates, Vector3 pointMm) {
        return candidates.stream()
                .min(Comparator.comparingDouble(c -> c.voxels().centreMm().distanceTo(pointMm)))
                .orElseThrow();
    }

    private void requireCandidate(String path, Candidate found, ExpectedCandidate expected) {
        CandidateTolerance tolerance = golden.tolerance();
        double apartMm = found.voxels().centreMm().distanceTo(expected.centreMm());
        int missing = Math.abs(found.voxels().offsets().length - expected.voxels());
        requireWithin(path + ".centreXyzMm", "place", apartMm, tolerance.centreMm());
        requireWithin(path + ".voxels", "size", missing, Math.max(1, tolerance.voxelShare() * expected.voxels()));
        requireWithin(path + ".score", "score", Math.abs(found.score() - expected.score()), tolerance.score());
    }

    private static void requireCount(String path, String what, long found, long expected) {
        if (found != expected) {
            throw different(path, "the golden case gives " + found + " " + what + ", not " + expected);
        }
    }

    private static void requireWithin(String path, String what, double difference, double tolerance) {
        if (!(difference <= tolerance)) {
            throw different(
                    path,
                    String.format(
                            Locale.ROOT,
                            "the golden case differs in its %s by %.3g, more than %.3g",
                            what,
                            difference,
                            tolerance));
        }
    }

    private static DiagnosisException different(String path, String rule) {
        return DiagnosisException.of(ErrorCode.CARD_INVALID, path, rule);
    }
}
