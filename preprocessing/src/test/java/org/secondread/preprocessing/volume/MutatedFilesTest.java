package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.preprocessing.testing.TestingSeries;

/** Random damage to a valid file ends in a volume or in a code, never in another exception or a hang. */
class MutatedFilesTest {
    private static final int MUTATIONS = 500;

    /** Lengths, tags and signs that parsers stumble over. */
    private static final byte[] NASTY = {0, 1, 2, 8, 0x10, 0x7F, (byte) 0x80, (byte) 0xE0, (byte) 0xFE, (byte) 0xFF};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void damage_endsInACode(TransferSyntax syntax) {
        SeriesOptions options = SeriesOptions.ct(13).withSyntax(syntax);
        byte[] valid = InstanceComposer.composeAll(PhantomSeries.ramp(), options)
                .get(0)
                .toFile()
                .bytes();
        Random random = new Random(syntax.ordinal());

        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int n = 0; n < MUTATIONS; n++) {
                readMutated(mutated(valid, random), syntax + ", mutation " + n);
            }
        });
    }

    private void readMutated(byte[] bytes, String which) throws IOException {
        Path file = Files.write(folder.resolve("mutated.dcm"), bytes);
        try {
            assertThat(TestingSeries.assemble(List.of(file)).grid().sizeZ()).isEqualTo(1);
        } catch (DiagnosisException e) {
            assertThat(e.code()).as(which).isNotEqualTo(ErrorCode.INTERNAL);
        } catch (RuntimeException e) {
            throw new AssertionError(which, e);
        }
    }

    /** A few bytes after the preamble changed, most of them in the header; one file in five is cut as well. */
    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        int headerLength = Math.min(bytes.length, 1600);
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            int at = 128 + random.nextInt((random.nextInt(4) == 0 ? bytes.length : headerLength) - 128);
            bytes[at] = NASTY[random.nextInt(NASTY.length)];
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
