package org.secondread.server.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.server.config.UploadSettings;
import org.springframework.util.unit.DataSize;

class SpoolTest {
    private static final DataSize LARGE = DataSize.ofMegabytes(1);

    @TempDir
    Path folder;

    private UploadSettings limits() {
        return new UploadSettings(folder.resolve("spool"), 3, LARGE, LARGE, DataSize.ofBytes(1000));
    }

    @Test
    void closedSeries_leavesNothing_evenWithAnInstanceOpen() throws Exception {
        try (Spool spool = Spool.open(limits(), () -> 1000)) {
            SpooledSeries series = spool.newSeries("one");
            series.begin(0);
            series.append(ByteBuffer.wrap(noise(10, 1)));
            assertThat(folder.resolve("spool/one/000001.dcm")).hasSize(10);

            series.close();
            series.close();

            assertThat(folder.resolve("spool/one")).doesNotExist();
        }
    }

    @Test
    void closedSeries_takesNothingMore() throws Exception {
        try (Spool spool = Spool.open(limits(), () -> 1000)) {
            SpooledSeries series = spool.newSeries("one");
            series.close();

            assertRefused(ErrorCode.CANCELLED, () -> series.begin(0));
            assertThat(folder.resolve("spool/one")).doesNotExist();
        }
    }

    @Test
    void diskThatFillsUp_refusesTheNextInstance() throws Exception {
        AtomicLong usable = new AtomicLong(1000);
        try (Spool spool = Spool.open(limits(), usable::get)) {
            SpooledSeries series = spool.newSeries("one");
            series.begin(0);
            series.end();

            usable.set(999);

            assertRefused(ErrorCode.DISK_FULL, () -> series.begin(0));
            assertRefused(ErrorCode.DISK_FULL, () -> spool.newSeries("two"));
            assertThat(folder.resolve("spool/two")).doesNotExist();
        }
    }

    @Test
    void whatAnEarlierServiceLeftBehind_isDeletedAtStart() throws Exception {
        Path leftover = Files.createDirectories(folder.resolve("spool/old"));
        Files.write(leftover.resolve("000001.dcm"), noise(10, 1));

        try (Spool spool = Spool.open(limits(), () -> 1000)) {
            assertThat(leftover).doesNotExist();
        }
    }

    @Test
    void folderInUse_isRefusedByName() throws Exception {
        try (Spool spool = Spool.open(limits(), () -> 1000)) {
            assertThatExceptionOfType(DiagnosisException.class)
                    .isThrownBy(() -> Spool.open(limits(), () -> 1000))
                    .withMessage("secondread.upload.folder: is in use by another service");
        }
        Spool.open(limits(), () -> 1000).close();
    }

    @Test
    void folderThatCannotBeMade_isRefusedByName() throws Exception {
        Files.write(folder.resolve("spool"), noise(1, 1));

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> Spool.open(limits(), () -> 1000))
                .withMessageStartingWith("secondread.upload.folder: ");
    }

    @Test
    void othersOnTheMachine_cannotLookInside() throws Exception {
        try (Spool spool = Spool.open(limits(), () -> 1000);
                SpooledSeries series = spool.newSeries("one")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("spool"))))
                    .isEqualTo("rwx------");
            assertThat(series.instanceCount()).isZero();
        }
    }

    private static void assertRefused(ErrorCode code, Runnable action) {
        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(action::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
