package org.secondread.phantoms.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.Vector3;

class FaultTest {

    private static final List<Instance> VALID = InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.ct(1));

    private static List<SeriesFile> files(List<Instance> instances) {
        return instances.stream().map(Instance::toFile).toList();
    }

    private static StruckSeries struckBy(Fault fault, long seed) {
        return new StruckSeries(files(VALID), fault.in(VALID, seed));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void theFaultIsThere(Fault fault) {
        assertThat(Objects.requireNonNull(FaultChecks.ALL.get(fault), "no check for " + fault))
                .accepts(struckBy(fault, 7), struckBy(fault, 8));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aValidSeriesDoesNotHaveIt(Fault fault) {
        assertThat(isSeenInValidSeries(fault)).isFalse();
    }

    private static boolean isSeenInValidSeries(Fault fault) {
        try {
            return Objects.requireNonNull(FaultChecks.ALL.get(fault))
                    .test(new StruckSeries(files(VALID), files(VALID)));
        } catch (AssertionError nothingStruck) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void equalSeedsGiveEqualFiles(Fault fault) {
        assertEqual(fault.in(VALID, 5), fault.in(VALID, 5));
    }

    @Test
    void noFaultChangesTheSeriesItIsGiven() {
        List<SeriesFile> before = files(VALID);
        Stream.of(Fault.values()).forEach(fault -> fault.in(VALID, 5));
        assertEqual(files(VALID), before);
    }

    private static void assertEqual(List<SeriesFile> files, List<SeriesFile> expected) {
        assertThat(files)
                .extracting(SeriesFile::name)
                .isEqualTo(expected.stream().map(SeriesFile::name).toList());
        for (int i = 0; i < files.size(); i++) {
            assertThat(Arrays.equals(files.get(i).bytes(), expected.get(i).bytes()))
                    .as(files.get(i).name())
                    .isTrue();
        }
    }

    @Test
    void theSeedChoosesTheSliceButNeverTheFirstOrLast() {
        List<Integer> missing = Stream.iterate(0L, seed -> seed + 1)
                .limit(60)
                .map(seed -> struckBy(Fault.MISSING_SLICE, seed)
                        .countsOfValidPositions()
                        .indexOf(0L))
                .distinct()
                .toList();
        assertThat(missing).hasSizeGreaterThan(5).allMatch(slice -> slice > 0 && slice < 10);
    }

    @Test
    void aSliceCanBeShiftedByAGivenDistance() {
        List<Instance> along = SliceFaults.shiftAlongNormal(VALID, 4, -0.125);
        List<Instance> across = SliceFaults.shiftInPlane(VALID, 4, 0.25);
        assertThat(new StruckSeries(files(VALID), files(along)).displacement()).isEqualTo(new Vector3(0, 0, -0.125));
        assertThat(new StruckSeries(files(VALID), files(across)).displacement()).isEqualTo(new Vector3(0.25, 0, 0));
    }

    @Test
    void tooShortASeriesIsRefused() {
        assertThatThrownBy(() -> Fault.MISSING_SLICE.in(VALID.subList(0, 2), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFaultSaysWhatIsWrong() {
        assertThat(Fault.values())
                .extracting(Fault::wrong)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void filesAreWrittenUnderTheirNames(@TempDir Path folder) throws IOException {
        List<SeriesFile> struck = Fault.EMPTY_FILE.in(VALID, 3);
        List<Path> paths = SeriesFile.writeAll(struck, folder.resolve("new"));
        assertThat(paths).hasSize(11).allMatch(Files::exists);
        assertThat(Files.readAllBytes(paths.get(0))).isEqualTo(struck.get(0).bytes());
        assertThat(StruckSeries.read(struck.get(0)).text(Tag.Modality)).isEqualTo("CT");
    }
}
