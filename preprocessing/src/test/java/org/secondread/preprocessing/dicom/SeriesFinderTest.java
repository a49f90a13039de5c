package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.series.Part10File;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

class SeriesFinderTest {
    @TempDir
    Path temporary;

    private Path input;
    private Path scratch;

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectory(temporary.resolve("input"));
        scratch = Files.createDirectory(temporary.resolve("scratch"));
    }

    @Test
    void aFolder_isSearchedToItsDepth() throws IOException {
        byte[] slice = slice();
        Files.createDirectories(input.resolve("b/c"));
        Path second = Files.write(input.resolve("b/c/IM2"), slice);
        Path first = Files.write(input.resolve("a.dcm"), slice);

        assertThat(find(input).files()).containsExactly(first, second);
    }

    @Test
    void whatIsNoInstance_isLeftOutAndListed() throws IOException {
        Path taken = Files.write(input.resolve("IM1"), slice());
        Files.writeString(input.resolve("readme.txt"), "Series of a phantom");
        Files.createFile(input.resolve("empty"));
        Files.write(input.resolve("INDEX"), directory());

        SeriesFiles found = find(input);

        assertThat(found.files()).containsExactly(taken);
        assertThat(found.leftOut())
                .containsExactly(
                        new LeftOut("INDEX", LeftOut.Reason.DICOM_DIRECTORY),
                        new LeftOut("empty", LeftOut.Reason.NOT_DICOM),
                        new LeftOut("readme.txt", LeftOut.Reason.NOT_DICOM));
    }

    /** A damaged instance must be refused by its fault, not overlooked. */
    @Test
    void aDamagedInstance_isTaken() throws IOException {
        Path damaged = Files.write(input.resolve("IM1"), Arrays.copyOf(slice(), 140));

        assertThat(find(input).files()).containsExactly(damaged);
    }

    @Test
    void dataSetsWithoutMetaInformation_areTaken() throws IOException {
        byte[] bare = Part10File.encodeData(TestingSeries.ct().get(0).dataset(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        Path taken = Files.write(input.resolve("IM1"), bare);

        assertThat(find(input).files()).containsExactly(taken);
    }

    @Test
    void aNamedFile_isTakenWhateverItIs() throws IOException {
        Path text = Files.writeString(input.resolve("readme.txt"), "Series of a phantom");

        assertThat(find(text).files()).containsExactly(text);
    }

    @Test
    void noInstance_isRefused() throws IOException {
        Files.writeString(input.resolve("readme.txt"), "Series of a phantom");

        assertRefused(input, InputLimits.DEFAULT, ErrorCode.NOT_DICOM, "none of the input's 1 files");
        assertRefused(scratch, InputLimits.DEFAULT, ErrorCode.NOT_DICOM, "none of the input's 0 files");
        assertRefused(
                input.resolve("absent"), InputLimits.DEFAULT, ErrorCode.INVALID_REQUEST, "neither a file nor a folder");
    }

    @Test
    void anArchive_isUnpackedAndSifted() throws IOException {
        byte[] slice = slice();
        Path archive =
                zip(Map.of("series/IM1", slice, "series/readme.txt", "text".getBytes(StandardCharsets.US_ASCII)));

        SeriesFiles found = find(archive);

        assertThat(found.files()).hasSize(1).allSatisfy(file -> {
            assertThat(file).hasParent(scratch);
            assertThat(file).hasBinaryContent(slice);
        });
        assertThat(found.leftOut()).containsExactly(new LeftOut("series/readme.txt", LeftOut.Reason.NOT_DICOM));
    }

    /** Names of entries never become paths. */
    @Test
    void anEntryThatPointsElsewhere_staysInTheScratchFolder() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../escaped.dcm", slice());
        entries.put("/etc/escaped.dcm", slice());
        entries.put("C:\\escaped.dcm", slice());

        assertThat(find(zip(entries)).files()).hasSize(3).allSatisfy(file -> assertThat(file)
                .hasParent(scratch));
        try (Stream<Path> all = Files.walk(temporary)) {
            assertThat(all.filter(file -> file.toString().contains("escaped"))).isEmpty();
        }
    }

    @Test
    void entriesNamedInAnotherCodePage_areRead() throws IOException {
        Path archive = input.resolve("series.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive), Charset.forName("GBK"))) {
            zip.putNextEntry(new ZipEntry("胸部/图像1.dcm"));
            zip.write(slice());
        }

        assertThat(find(archive).files()).hasSize(1);
    }

    @Test
    void anArchiveBeyondTheLimits_isRefused() throws IOException {
        Path bomb = zip(Map.of("IM1", Arrays.copyOf(slice(), 1 << 20), "IM2", slice()));

        assertRefused(bomb, new InputLimits(1, 1 << 30, 1000, 0), ErrorCode.SERIES_TOO_LARGE, "at most 1 entries");
        assertRefused(bomb, new InputLimits(9, 1 << 19, 1000, 0), ErrorCode.SERIES_TOO_LARGE, "at most 524288 bytes");
        assertRefused(
                bomb, new InputLimits(9, 1 << 30, 2, 0), ErrorCode.SERIES_TOO_LARGE, "this archive may unpack to");
        assertThat(new SeriesFinder(new InputLimits(9, 1 << 30, 2, 2 << 20))
                        .find(bomb, scratch, TestingRequest.alive())
                        .files())
                .hasSize(2);
    }

    @Test
    void aFolderBeyondTheLimits_isRefused() throws IOException {
        Files.write(input.resolve("IM1"), slice());
        Files.write(input.resolve("IM2"), slice());

        assertRefused(input, new InputLimits(1, 1 << 30, 9, 0), ErrorCode.SERIES_TOO_LARGE, "at most 1 files");
    }

    @Test
    void aDamagedArchive_isRefused() throws IOException {
        Path archive = zip(Map.of("IM1", slice()));
        byte[] bytes = Files.readAllBytes(archive);
        Path cut = Files.write(input.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(cut, InputLimits.DEFAULT, ErrorCode.NOT_DICOM, "damaged or encrypted");
    }

    /** What was left out of a folder stays with the series. */
    @Test
    void leftOutFiles_areHandedOn() throws IOException {
        TestingSeries.write(TestingSeries.ct(), input);
        Files.writeString(input.resolve("readme.txt"), "Series of a phantom");

        assertThat(TestingSeries.read(find(input)).leftOut())
                .containsExactly(new LeftOut("readme.txt", LeftOut.Reason.NOT_DICOM));
    }

    private SeriesFiles find(Path path) {
        return new SeriesFinder(InputLimits.DEFAULT).find(path, scratch, TestingRequest.alive());
    }

    private void assertRefused(Path path, InputLimits limits, ErrorCode code, String rule) {
        assertThatThrownBy(() -> new SeriesFinder(limits).find(path, scratch, TestingRequest.alive()))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.rule()).contains(rule);
                });
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path archive = input.resolve("series.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return archive;
    }

    private static byte[] slice() {
        return TestingSeries.ct().get(0).toFile().bytes();
    }

    private static byte[] directory() {
        Attributes meta = new Attributes();
        meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, "1.2.840.10008.1.3.10");
        meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, "2.25.1");
        meta.setString(Tag.TransferSyntaxUID, VR.UI, TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
        Attributes records = new Attributes();
        records.setString(0x00041130, VR.CS, "PHANTOM");
        return Part10File.encode(meta, records, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }
}
