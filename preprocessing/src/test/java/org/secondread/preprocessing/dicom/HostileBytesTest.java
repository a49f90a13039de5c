package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secondread.preprocessing.dicom.Encoded.UNDEFINED;
import static org.secondread.preprocessing.dicom.Encoded.explicit;
import static org.secondread.preprocessing.dicom.Encoded.explicitHeader;
import static org.secondread.preprocessing.dicom.Encoded.header;
import static org.secondread.preprocessing.dicom.Encoded.join;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.series.Part10File;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/** Files made to cost much: each is refused with its code, within memory that its own length and the limits allow. */
class HostileBytesTest {
    private static final long MIB = 1 << 20;
    private static final byte[] START = explicit(Tag.ImageType, "CS", "ORIGINAL");

    @TempDir
    Path folder;

    @Test
    void metaInformationThatClaimsTwoGibibytes_isRefused() throws IOException {
        byte[] start = new byte[132];
        System.arraycopy(new byte[] {'D', 'I', 'C', 'M'}, 0, start, 128, 4);
        Path file = Files.write(
                folder.resolve("meta"),
                join(
                        start,
                        explicit(Tag.FileMetaInformationVersion, "OB", new byte[] {0, 1}),
                        explicitHeader(Tag.PrivateInformation, "OB", 0x7FFFFFFF)));

        assertThatThrownBy(() -> new ImageFileReader(ReadLimits.DEFAULT).read(file))
                .isInstanceOf(DiagnosisException.class)
                .hasMessageContaining("longer than file meta information can be");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                hostile(
                        "a value claims 2 GiB",
                        1,
                        ErrorCode.TRUNCATED,
                        explicitHeader(Tag.PixelPaddingValue, "UN", 0x7FFFFFFF)),
                hostile(
                        "a value claims 4 GiB",
                        1,
                        ErrorCode.TRUNCATED,
                        explicitHeader(Tag.PixelPaddingValue, "UN", -2)),
                hostile(
                        "a sequence claims 4 GiB",
                        1,
                        ErrorCode.TRUNCATED,
                        explicitHeader(Tag.ReferencedStudySequence, "SQ", -2)),
                hostile("an item claims 4 GiB", 1, ErrorCode.TRUNCATED, opened(), header(0xFFFEE000, -2)),
                hostile("an icon's fragment claims 4 GiB", 1, ErrorCode.TRUNCATED, icon(), header(0xFFFEE000, -2)),
                hostile(
                        "a header never ends",
                        64,
                        ErrorCode.SERIES_TOO_LARGE,
                        repeated(explicit(Tag.PatientID, "UT", new byte[1 << 20]), 20)),
                hostile(
                        "two million items",
                        96,
                        ErrorCode.SERIES_TOO_LARGE,
                        opened(),
                        repeated(header(0xFFFEE000, 0), 1 << 21)),
                hostile(
                        "a million fragments",
                        40,
                        ErrorCode.SERIES_TOO_LARGE,
                        icon(),
                        repeated(header(0xFFFEE000, 0), 1 << 20)),
                hostile(
                        "a million sequences within each other",
                        1,
                        ErrorCode.SERIES_TOO_LARGE,
                        repeated(nested(), 1 << 19)),
                hostile("elements in falling order", 20, ErrorCode.MALFORMED_ATTRIBUTE, falling()),
                hostile(
                        "a million unknown VRs",
                        40,
                        ErrorCode.MALFORMED_ATTRIBUTE,
                        repeated(header(0x00091001, 0x00003F3F), 1 << 20)));
    }

    /** @param mebibytes what reading may allocate */
    private static Arguments hostile(String name, int mebibytes, ErrorCode code, byte[]... encoded) {
        return Arguments.of(name, mebibytes, code, join(START, join(encoded)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void hostileDataSet_isRefusedWithinBounds(String name, int mebibytes, ErrorCode code, byte[] encoded)
            throws IOException {
        Path file = Files.write(folder.resolve("IM1"), encoded);

        assertRefused(file, code, mebibytes);
    }

    /** A quarter of a gibibyte of one sequence's items, in a file of 300 kB. */
    @Test
    void deflatedHeaders_areInflatedNoFurtherThanTheLimit() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Part10File.encodeMeta(Part10File.metaInformation(
                TestingSeries.ct().get(0).dataset(), TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN.uid())));
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(file, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            deflating.write(join(START, explicitHeader(Tag.PatientID, "UT", 1 << 28)));
            for (int n = 0; n < 256; n++) {
                deflating.write(new byte[1 << 20]);
            }
        }
        assertThat(file.size()).isLessThan(300_000);

        assertRefused(Files.write(folder.resolve("IM1"), file.toByteArray()), ErrorCode.SERIES_TOO_LARGE, 64);
    }

    @Test
    void metaInformation_isBoundedToo() throws IOException {
        byte[] element = explicit(0x00020102, "OB", new byte[1 << 15]);
        byte[] file = join(new byte[128], new byte[] {'D', 'I', 'C', 'M'}, repeated(element, 1 << 8));

        assertRefused(Files.write(folder.resolve("IM1"), file), ErrorCode.MALFORMED_ATTRIBUTE, 1);
    }

    /** What a finder looks at of a file is its first bytes, whatever the file's length. */
    @Test
    void findingFiles_readsTheirBeginnings() throws IOException {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);
        Files.write(folder.resolve("zeros"), new byte[8 << 20]);
        SeriesFinder finder = new SeriesFinder(InputLimits.DEFAULT);
        Runnable find = () -> assertThat(
                        finder.find(folder, folder, TestingRequest.alive()).files())
                .hasSize(files.size());
        find.run();

        assertThat(allocatedBy(find)).isLessThan(2 * MIB);
    }

    private static void assertRefused(Path file, ErrorCode code, int mebibytes) {
        HeaderReader reader = new HeaderReader(ReadLimits.DEFAULT);
        Runnable refusal = () -> assertThatThrownBy(() -> reader.read(file))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(code));
        refusal.run();

        assertThat(allocatedBy(refusal)).isLessThan(mebibytes * MIB);
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static byte[] opened() {
        return explicitHeader(Tag.ReferencedStudySequence, "SQ", UNDEFINED);
    }

    private static byte[] nested() {
        return join(opened(), header(0xFFFEE000, UNDEFINED));
    }

    private static byte[] icon() {
        return join(
                explicitHeader(Tag.IconImageSequence, "SQ", UNDEFINED),
                header(0xFFFEE000, UNDEFINED),
                explicitHeader(Tag.PixelData, "OB", UNDEFINED));
    }

    private static byte[] falling() {
        byte[][] elements = IntStream.range(0, 1 << 16)
                .mapToObj(n -> explicit(0x0011FFFF - n, "CS", ""))
                .toArray(byte[][]::new);
        return join(elements);
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteBuffer all = ByteBuffer.allocate(part.length * times).order(ByteOrder.LITTLE_ENDIAN);
        Collections.nCopies(times, part).forEach(all::put);
        return Arrays.copyOf(all.array(), all.position());
    }
}
