package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/** Archives whose directory says something else than their entries hold. What counts is what comes out. */
class HostileArchivesTest {
    private static final int CENTRAL_HEADER = 0x02014B50;
    private static final int END = 0x06054B50;
    private static final InputLimits SMALL = new InputLimits(100, 1 << 20, 1000, 0);

    @TempDir
    Path temporary;

    private Path scratch;

    @BeforeEach
    void makeScratch() throws IOException {
        scratch = Files.createDirectory(temporary.resolve("scratch"));
    }

    /** The directory claims ten bytes, of an entry that holds two mebibytes. */
    @Test
    void aLengthThatLies_isNotBelieved() throws IOException {
        byte[] archive = zip("IM1", new byte[2 << 20]);
        buffer(archive).putInt(centralHeader(archive) + 24, 10);

        assertRefused(archive, SMALL, ErrorCode.SERIES_TOO_LARGE);
        assertThat(scratch.toFile().listFiles())
                .allSatisfy(file -> assertThat(file.length()).isLessThanOrEqualTo(1 << 20));
    }

    /** A hundred names for one entry's bytes, which cost the archive 50 bytes each. */
    @Test
    void overlappingEntries_areCountedEachTime() throws IOException {
        byte[] one = zip("IM1", new byte[100_000]);
        int central = centralHeader(one);
        int end = end(one);
        List<byte[]> parts = new ArrayList<>(List.of(Arrays.copyOf(one, central)));
        for (int n = 0; n < 50; n++) {
            byte[] entry = Arrays.copyOfRange(one, central, end);
            entry[46] = (byte) ('A' + n);
            parts.add(entry);
        }
        byte[] last = Arrays.copyOfRange(one, end, one.length);
        buffer(last).putShort(8, (short) 50).putShort(10, (short) 50).putInt(12, 50 * (end - central));
        parts.add(last);

        assertRefused(Encoded.join(parts.toArray(byte[][]::new)), SMALL, ErrorCode.SERIES_TOO_LARGE);
    }

    @Test
    void aCountOfEntriesThatLies_isRefused() throws IOException {
        byte[] archive = zip("IM1", new byte[1000]);
        buffer(archive).putShort(end(archive) + 8, (short) 0x7FFF).putShort(end(archive) + 10, (short) 0x7FFF);

        assertRefused(archive, SMALL, ErrorCode.NOT_DICOM);
    }

    /** The compressed bytes end in the middle; what the directory says stays. */
    @Test
    void anEntryThatEndsEarly_isRefused() throws IOException {
        byte[] archive = zip("IM1", TestingSeries.ct().get(0).toFile().bytes());
        int central = centralHeader(archive);
        buffer(archive).putInt(central + 20, buffer(archive).getInt(central + 20) / 2);

        assertRefused(archive, InputLimits.DEFAULT, ErrorCode.NOT_DICOM);
    }

    @Test
    void anArchiveWithinAnArchive_isNotUnpacked() throws IOException {
        byte[] inner = zip("IM1", TestingSeries.ct().get(0).toFile().bytes());

        assertRefused(zip("inner.zip", inner), InputLimits.DEFAULT, ErrorCode.NOT_DICOM);
        assertThat(scratch.toFile().listFiles()).hasSize(1);
    }

    /** A link of Unix, whose target is its content, becomes a file like others. */
    @Test
    void aLink_isNotFollowed() throws IOException {
        byte[] archive = zip("IM1", "/etc/passwd".getBytes(StandardCharsets.US_ASCII));
        int central = centralHeader(archive);
        buffer(archive).putShort(central + 4, (short) (3 << 8 | 20)).putInt(central + 38, 0xA1FF << 16);

        assertRefused(archive, InputLimits.DEFAULT, ErrorCode.NOT_DICOM);
        assertThat(scratch.toFile().listFiles()).singleElement().satisfies(file -> assertThat(
                        Files.isSymbolicLink(file.toPath()))
                .isFalse());
        assertThat(Files.isRegularFile(scratch.resolve("000001"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void aNameOfManyBytes_namesNoFile() throws IOException {
        byte[] archive = zip(
                "x/".repeat(32_000) + "IM1", TestingSeries.ct().get(0).toFile().bytes());
        Path file = Files.write(temporary.resolve("series.zip"), archive);

        assertThat(new SeriesFinder(InputLimits.DEFAULT)
                        .find(file, scratch, TestingRequest.alive())
                        .files())
                .containsExactly(scratch.resolve("000001"));
    }

    private void assertRefused(byte[] archive, InputLimits limits, ErrorCode code) throws IOException {
        Path file = Files.write(temporary.resolve("series.zip"), archive);

        assertThatThrownBy(() -> new SeriesFinder(limits).find(file, scratch, TestingRequest.alive()))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static int centralHeader(byte[] archive) {
        return find(archive, CENTRAL_HEADER);
    }

    private static int end(byte[] archive) {
        return find(archive, END);
    }

    private static int find(byte[] archive, int signature) {
        for (int at = archive.length - 4; at >= 0; at--) {
            if (buffer(archive).getInt(at) == signature) {
                return at;
            }
        }
        throw new AssertionError("no such record");
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
