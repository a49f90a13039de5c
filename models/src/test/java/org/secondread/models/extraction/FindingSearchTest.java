package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.catalog.ModelLease;
import org.secondread.models.extraction.Location.Region;
import org.secondread.models.extraction.Triage.Category;
import org.secondread.models.runtime.TestingRuntime;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.Volume;

class FindingSearchTest {
    @TempDir
    private static Path folder;

    private static final CpuBudget TWO_THREADS = new CpuBudget(2);
    private static Catalog catalog;
    private static ModelLease model;

    @BeforeAll
    static void loadModel() {
        TestingModel.write(folder);
        catalog = Catalog.open(folder, TestingRuntime.start(), (lease, golden) -> {});
        catalog.loadAll();
        model = catalog.acquire("testing-blobs", Optional.empty());
    }

    @AfterAll
    static void closeModel() {
        model.close();
        catalog.close();
        TWO_THREADS.close();
    }

    private static Findings search(Volume volume) {
        OrientedVolume oriented = new OrientedVolume(volume);
        return search(oriented, RegionMask.whole(oriented.grid()), TestingRuntime.context(), WalkListener.NONE);
    }

    private static Findings search(
            OrientedVolume volume, RegionMask lungs, RequestContext context, WalkListener listener) {
        return new FindingSearch(TWO_THREADS).search(model, volume, lungs, context, listener);
    }

    private static Region region(Finding finding) {
        return (Region) finding.location();
    }

    @Test
    void findings_areThoseOfThePlainWalk() {
        Volume volume = TestingModel.goldenVolume();
        List<ReferenceWalk.Found> expected = new ReferenceWalk(volume).candidates();

        Findings found = search(volume);

        List<Finding> all = new ArrayList<>(found.findings());
        all.addAll(found.candidates());
        assertThat(all).hasSameSizeAs(expected);
        assertThat(found.findings()).hasSize(3);
        for (int n = 0; n < all.size(); n++) {
            assertThat(all.get(n).score().value()).isCloseTo(expected.get(n).score(), within(1e-5));
            assertThat(region(all.get(n)).mask().voxelCount())
                    .isEqualTo(expected.get(n).voxels());
        }
    }

    @Test
    void finding_carriesCodesAndMeasurements() {
        Finding first = search(TestingModel.goldenVolume()).findings().get(0);

        assertThat(first.code().value()).isEqualTo("27925004");
        assertThat(first.site().value()).isEqualTo("39607008");
        assertThat(first.score().calibrated()).isFalse();
        assertThat(first.laterality()).contains(LungMidline.RIGHT);
        assertThat(first.measurements())
                .extracting(m -> m.concept().value())
                .containsExactly("118565006", "103339001", "103340004", "81827009");
        double longMm = region(first).longAxis().lengthMm();
        double shortMm = region(first).shortAxis().lengthMm();
        assertThat(first.measurements())
                .extracting(Measurement::value)
                .containsExactly(
                        region(first).mask().voxelCount() * 0.7 * 0.9 * 1.6, longMm, shortMm, (longMm + shortMm) / 2);
    }

    @Test
    void triage_isTheHighestScore() {
        Findings found = search(TestingModel.goldenVolume());

        assertThat(found.triage().score()).isEqualTo(found.findings().get(0).score());
        assertThat(found.triage().category()).isEqualTo(Category.HOURS);
        assertThat(found.triage().isSuspected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void numberOfThreads_changesNothing(int threads) {
        Volume volume = TestingModel.goldenVolume();
        OrientedVolume oriented = new OrientedVolume(volume);
        try (CpuBudget budget = new CpuBudget(threads)) {
            Findings found = new FindingSearch(budget)
                    .search(
                            model,
                            oriented,
                            RegionMask.whole(oriented.grid()),
                            TestingRuntime.context(),
                            WalkListener.NONE);

            assertThat(found).isEqualTo(search(volume));
        }
    }

    /** The same patient, stored feet first, mirrored and with the axes exchanged. */
    @Test
    void anotherStorageOrder_givesTheSameFindingsAtTheSamePlaces() {
        Volume upright = TestingModel.goldenVolume();
        PatientGrid grid = upright.grid();
        PatientGrid stored = new PatientGrid(
                29,
                8,
                37,
                grid.toPatient(36, 28, 0),
                new Vector3(0, -1, 0),
                new Vector3(0, 0, 1),
                new Vector3(-1, 0, 0),
                new Vector3(0.9, 1.6, 0.7));
        Volume turned = TestingVolumes.of(stored, (i, j, k) -> upright.valueAt(36 - k, 28 - i, j));

        List<Finding> expected = search(upright).findings();
        List<Finding> found = search(turned).findings();

        assertThat(found).hasSameSizeAs(expected);
        for (int n = 0; n < found.size(); n++) {
            assertThat(found.get(n).score()).isEqualTo(expected.get(n).score());
            assertThat(region(found.get(n)).mask().grid()).isEqualTo(stored);
            assertThat(region(found.get(n))
                            .centreMm()
                            .distanceTo(region(expected.get(n)).centreMm()))
                    .isLessThan(1e-9);
            assertThat(region(found.get(n)).mask().volumeMm3())
                    .isCloseTo(region(expected.get(n)).mask().volumeMm3(), within(1e-9));
        }
    }

    @Test
    void lungsThatAreEmpty_giveEmptyFindings() {
        OrientedVolume volume = new OrientedVolume(TestingModel.goldenVolume());
        RegionMask nowhere = new RegionMask(volume.grid(), Collections.nCopies(8, new BitSet()));

        Findings found = search(volume, nowhere, TestingRuntime.context(), WalkListener.NONE);

        assertThat(found.findings()).isEmpty();
        assertThat(found.candidates()).isEmpty();
        assertThat(found.triage().score().value()).isZero();
        assertThat(found.triage().category()).isEqualTo(Category.NONE);
    }

    @Test
    void bodiesOutsideTheLungs_areNotFound() {
        OrientedVolume volume = new OrientedVolume(TestingModel.goldenVolume());
        BitSet leftHalf = new BitSet();
        for (int j = 0; j < 29; j++) {
            leftHalf.set(j * 37 + 19, j * 37 + 37);
        }
        RegionMask lungs = new RegionMask(volume.grid(), Collections.nCopies(8, leftHalf));

        Findings found = search(volume, lungs, TestingRuntime.context(), WalkListener.NONE);

        assertThat(found.findings())
                .hasSize(2)
                .allMatch(f -> region(f).centreMm().x() > 18.5 * 0.7);
    }

    @Test
    void cancellation_endsTheSearch() {
        OrientedVolume volume = new OrientedVolume(TestingModel.goldenVolume());
        Cancellation cancellation = new Cancellation();
        List<Integer> reported = Collections.synchronizedList(new ArrayList<>());
        WalkListener afterTheFirst = new WalkListener() {
            @Override
            public void progressed(String stage, int done, int total) {
                reported.add(done);
                cancellation.cancel();
            }

            @Override
            public void finished(WalkStep step, Duration threadTime) {}
        };

        DiagnosisException end = catchThrowableOfType(
                DiagnosisException.class,
                () -> search(
                        volume, RegionMask.whole(volume.grid()), TestingRuntime.context(cancellation), afterTheFirst));

        assertThat(end.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(reported).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void listener_hearsOfEverySliceBatchAndStep() {
        OrientedVolume volume = new OrientedVolume(TestingModel.goldenVolume());
        List<String> progress = new ArrayList<>();
        Map<WalkStep, Duration> times = new EnumMap<>(WalkStep.class);

        search(volume, RegionMask.whole(volume.grid()), TestingRuntime.context(), new WalkListener() {
            @Override
            public void progressed(String stage, int done, int total) {
                progress.add(stage + " " + done + "/" + total);
            }

            @Override
            public void finished(WalkStep step, Duration threadTime) {
                times.put(step, threadTime);
            }
        });

        assertThat(progress)
                .containsExactly(
                        "detector 1/8",
                        "detector 2/8",
                        "detector 3/8",
                        "detector 4/8",
                        "detector 5/8",
                        "detector 6/8",
                        "detector 7/8",
                        "detector 8/8",
                        "scorer 1/3",
                        "scorer 2/3",
                        "scorer 3/3");
        assertThat(times).hasSize(3).allSatisfy((step, time) -> assertThat(time).isPositive());
    }
}
