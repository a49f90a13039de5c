package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.cli.remote.RemoteAnalysis;
import org.secondread.cli.testing.RealSeries;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.pipeline.SeriesIdentity;
import org.secondread.reporting.ResultForm;

/** A real chest CT with one nodule that anybody can see: found, and found again however the series is written. */
@Tag("needs-data")
class ChestCtTest {
    /** The part-solid nodule in the right apex, as seen on the images. */
    private static final Vector3 NODULE_MM = new Vector3(-52, -148, 60);

    private static final org.secondread.phantoms.space.Vector3 SHIFT_MM =
            new org.secondread.phantoms.space.Vector3(100, -50, 30);

    @TempDir
    static Path folder;

    private static ChangedSeries original = new ChangedSeries(List.of());
    private static List<Path> files = List.of();
    private static Optional<AnalysisResult> first = Optional.empty();

    /** One way to write the same patient. */
    @SuppressWarnings("ImmutableEnumChecker") // the changes hold no state
    enum Writing {
        SHUFFLED(ChangedSeries::renamed, new Vector3(0, 0, 0)),
        REVERSED(series -> series.renamed().numberedBackwards(), new Vector3(0, 0, 0)),
        MOVED(series -> series.movedBy(SHIFT_MM), new Vector3(SHIFT_MM.x(), SHIFT_MM.y(), SHIFT_MM.z())),
        FLIPPED_LEFT_RIGHT(ChangedSeries::columnsReversed, new Vector3(0, 0, 0)),
        FLIPPED_UPSIDE_DOWN(ChangedSeries::rowsReversed, new Vector3(0, 0, 0)),
        TURNED_AROUND(series -> series.columnsReversed().rowsReversed(), new Vector3(0, 0, 0));

        private final UnaryOperator<ChangedSeries> change;
        private final Vector3 shiftMm;

        Writing(UnaryOperator<ChangedSeries> change, Vector3 shiftMm) {
            this.change = change;
            this.shiftMm = shiftMm;
        }
    }

    /** Not before all: what is missing then would leave out the class without a word in the sums. */
    @BeforeEach
    void analyzeOnce() throws Exception {
        if (first.isPresent()) {
            return;
        }
        Path unpacked = RealSeries.unpack("chest-ct-lungfcp", folder);
        original = ChangedSeries.read(unpacked);
        try (Stream<Path> found = Files.walk(unpacked)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        first = Optional.of(analyze(TestingService.shared().analysis(), files));
    }

    @Test
    void noduleIsFirstOrSecondOfAtMostTen() {
        List<Vector3> centresMm = centres(first.orElseThrow());

        assertThat(rank(centresMm, NODULE_MM, 10)).isBetween(1, 2);
        assertThat(centresMm).hasSizeLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void noduleKeepsRankAndPlace_howeverTheSeriesIsWritten(Writing writing) throws Exception {
        List<Vector3> before = centres(first.orElseThrow());
        int rank = rank(before, NODULE_MM, 10);
        List<Path> written = writing.change.apply(original).write(folder.resolve(writing.name()));
        List<Path> inAnyOrder = shuffled(written);

        List<Vector3> after = centres(analyze(TestingService.shared().analysis(), inAnyOrder));

        Vector3 expectedMm = before.get(rank - 1).plus(writing.shiftMm);
        assertThat(rank(after, expectedMm, 1)).isEqualTo(rank);
    }

    @Test
    void serverFindsTheSame_byteForByte() {
        try (RemoteAnalysis remote =
                RemoteAnalysis.connect(TestingService.shared().target(), Optional.empty())) {
            AnalysisResult answered = analyze(remote, files);

            assertThat(findings(answered)).isEqualTo(findings(first.orElseThrow()));
            assertThat(centres(answered)).isEqualTo(centres(first.orElseThrow()));
        }
    }

    private static AnalysisResult analyze(SeriesAnalysis analysis, List<Path> instances) {
        RequestContext context = new RequestContext(
                "chest-ct",
                "test",
                Instant.EPOCH,
                Priority.ROUTINE,
                Deadline.after(Duration.ofMinutes(10)),
                new Cancellation());
        return analysis.analyze(
                new AnalysisRequest(
                        instances, SeriesIdentity.UNNAMED, ModelReference.parse(AnalyzeCommand.DEFAULT_MODEL), context),
                ProgressListener.NONE);
    }

    private static List<Path> shuffled(List<Path> paths) {
        List<Path> shuffled = new ArrayList<>(paths);
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    private static List<Vector3> centres(AnalysisResult result) {
        return result.summary().findings().stream()
                .map(finding -> finding.centreMm().orElseThrow())
                .toList();
    }

    /** Rank, from 1, of the first centre near a point; 0 when there is none. */
    private static int rank(List<Vector3> centresMm, Vector3 pointMm, double withinMm) {
        for (int i = 0; i < centresMm.size(); i++) {
            if (centresMm.get(i).distanceTo(pointMm) <= withinMm) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The member {@code findings} of summary.json, as it was written. */
    private static String findings(AnalysisResult result) {
        String json = result.objects().stream()
                .filter(object -> object.form() == ResultForm.SUMMARY)
                .map(object -> new String(object.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        assertThat(json).containsOnlyOnce("\"findings\" :").containsOnlyOnce("\"candidates\" :");
        return json.substring(json.indexOf("\"findings\" :"), json.indexOf("\"candidates\" :"));
    }
}
