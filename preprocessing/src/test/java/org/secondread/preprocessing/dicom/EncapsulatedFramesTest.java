package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * Which bytes make up which frame. A frame of these tests is a letter: {@code A} a JPEG codestream in one item, {@code a}
 * an item that goes on with the frame before it.
 */
class EncapsulatedFramesTest {
    private static final TransferSyntax JPEG = TransferSyntax.JPEG_LS_LOSSLESS;
    private static final TransferSyntax ONE_EACH = TransferSyntax.RLE_LOSSLESS;
    private static final PixelFormat FORMAT = PixelFormat.monochrome(7, 5, 16, 12, 11, false);

    @TempDir
    Path folder;

    /**
     * @param items letters, one for each item after the table
     * @param table offsets in the Basic Offset Table, as indices of items; −1 is no item's offset
     * @param frames the letters of each frame
     */
    record Case(
            TransferSyntax syntax, String items, int[] table, List<String> frames, ToleratedDeviation... deviations) {
        @Override
        public String toString() {
            return syntax + " " + items + " " + Arrays.toString(table) + " is " + frames;
        }
    }

    static Stream<Case> settled() {
        int[] none = {};
        ToleratedDeviation wrong = ToleratedDeviation.OFFSET_TABLE_WRONG;
        return Stream.of(
                new Case(JPEG, "A", none, List.of("A")),
                new Case(JPEG, "Aaa", none, List.of("Aaa")),
                new Case(JPEG, "AB", none, List.of("A", "B")),
                new Case(JPEG, "AaBCcc", none, List.of("Aa", "B", "Ccc")),
                new Case(JPEG, "AaBCcc", new int[] {0, 2, 3}, List.of("Aa", "B", "Ccc")),
                new Case(JPEG, "AaBCcc", new int[] {0, 1, 3}, List.of("Aa", "B", "Ccc"), wrong),
                new Case(JPEG, "AaBCcc", new int[] {0, 3, 2}, List.of("Aa", "B", "Ccc"), wrong),
                new Case(JPEG, "AaBCcc", new int[] {0, -1, 3}, List.of("Aa", "B", "Ccc"), wrong),
                new Case(JPEG, "AaBCcc", new int[] {0, 2}, List.of("Aa", "B", "Ccc"), wrong),
                new Case(JPEG, "AB", new int[] {0, 0}, List.of("A", "B"), wrong),
                new Case(ONE_EACH, "AB", new int[] {0, 1}, List.of("A", "B")),
                new Case(ONE_EACH, "AB", new int[] {0, -1}, List.of("A", "B"), wrong),
                new Case(ONE_EACH, "ab", none, List.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("settled")
    void framesAreSettled(Case c) throws IOException {
        List<byte[]> items = items(c.items());
        items.add(0, offsets(items, c.table()));
        ImageFile image = read(file(c.syntax(), c.frames().size()).items(items).delimiter());

        assertThat(image.frames()).hasSameSizeAs(c.frames());
        for (int n = 0; n < c.frames().size(); n++) {
            assertThat(bytes(image.frames().get(n))).isEqualTo(joined(c.frames().get(n)));
        }
        assertThat(image.deviations())
                .containsAll(List.of(c.deviations()))
                .doesNotContainAnyElementsOf(others(c.deviations()));
    }

    /** The extended table also says how long a frame is within its item. */
    @Test
    void anExtendedTable_cutsThePadding() throws IOException {
        List<byte[]> items = items("AB");
        TestingImageFile file =
                file(JPEG, 2).longs(0x7FE00001, 0, 8 + items.get(0).length).longs(0x7FE00002, 9, 10);
        items.add(0, new byte[0]);

        List<EncodedPixels> frames = read(file.items(items).delimiter()).frames();

        assertThat(bytes(frames.get(0))).isEqualTo(Arrays.copyOf(items.get(1), 9));
        assertThat(bytes(frames.get(1))).isEqualTo(Arrays.copyOf(items.get(2), 10));
    }

    @Test
    void extendedLengthsBeyondTheItem_arePassedOver() throws IOException {
        List<byte[]> items = items("AB");
        TestingImageFile file =
                file(JPEG, 2).longs(0x7FE00001, 0, 8 + items.get(0).length).longs(0x7FE00002, 9, 999);
        items.add(0, new byte[0]);

        ImageFile image = read(file.items(items).delimiter());

        assertThat(image.deviations()).contains(ToleratedDeviation.OFFSET_TABLE_WRONG);
        assertThat(bytes(image.frames().get(1))).isEqualTo(items.get(2));
    }

    @Test
    void aMissingDelimiter_andTrailingBytes_areReported() {
        TestingImageFile undelimited = file(JPEG, 1).items(List.of(new byte[0], item('A')));
        TestingImageFile trailed =
                file(JPEG, 1).items(List.of(new byte[0], item('A'))).delimiter().bytes(0, 0, 0);

        assertThat(read(undelimited).deviations()).contains(ToleratedDeviation.SEQUENCE_DELIMITER_MISSING);
        assertThat(read(trailed).deviations()).contains(ToleratedDeviation.TRAILING_BYTES);
    }

    @Test
    void emptyItems_holdNothing() throws IOException {
        ImageFile image = read(file(ONE_EACH, 1)
                .items(List.of(new byte[0], item('A'), new byte[0]))
                .delimiter());

        assertThat(bytes(image.frames().get(0))).isEqualTo(item('A'));
    }

    @Test
    void anotherNumberOfFrames_isRefused() {
        assertRefused(file(JPEG, 3).items(withoutTable("AB")).delimiter(), ErrorCode.TRUNCATED);
        assertRefused(file(JPEG, 2).items(withoutTable("ABC")).delimiter(), ErrorCode.MALFORMED_ATTRIBUTE);
        assertRefused(file(JPEG, 1).items(withoutTable("AB")).delimiter(), ErrorCode.MALFORMED_ATTRIBUTE);
        assertRefused(file(ONE_EACH, 1).items(withoutTable("Aa")).delimiter(), ErrorCode.MALFORMED_ATTRIBUTE);
        assertRefused(file(JPEG, 1).items(withoutTable("")).delimiter(), ErrorCode.TRUNCATED);
    }

    @Test
    void lengthsBeyondTheFile_areTruncated() {
        int[] itemOfALot = {0xFE, 0xFF, 0x00, 0xE0, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xD8};
        int[] tableOfALot = {0xFE, 0xFF, 0x00, 0xE0, 0xFC, 0xFF, 0xFF, 0x7F};

        assertRefused(file(JPEG, 1).items(List.of(new byte[0])).bytes(itemOfALot), ErrorCode.TRUNCATED);
        assertRefused(file(JPEG, 1).items(List.of()).bytes(tableOfALot), ErrorCode.TRUNCATED);
        assertRefused(file(JPEG, 1).items(withoutTable("A")).bytes(0xFE, 0xFF), ErrorCode.TRUNCATED);
        assertRefused(file(JPEG, 1).items(List.of()), ErrorCode.MALFORMED_ATTRIBUTE);
        assertRefused(
                file(JPEG, 1).items(withoutTable("A")).bytes(1, 2, 3, 4, 5, 6, 7, 8), ErrorCode.MALFORMED_ATTRIBUTE);
    }

    /** An item cannot make the reader take memory that no frame of this size needs. */
    @Test
    void aFrameFarLongerThanItsPixels_isRefused() {
        byte[] item = Arrays.copyOf(item('A'), (1 << 20) + 2 * 7 * 5 * 2 + 2);

        assertRefused(file(JPEG, 1).items(List.of(new byte[0], item)).delimiter(), ErrorCode.MALFORMED_ATTRIBUTE);
    }

    @Test
    void lengthsDefinedWhereTheyMustNotBe_areRefused() {
        assertRefused(file(JPEG, 1).element(0x7FE00010, "OB", item('A')), ErrorCode.MALFORMED_ATTRIBUTE);
        assertRefused(
                file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 1)
                        .items(withoutTable("A"))
                        .delimiter(),
                ErrorCode.MALFORMED_ATTRIBUTE);
    }

    @Test
    void moreFramesThanTheLimit_areTooMany() {
        assertRefused(file(JPEG, Integer.MAX_VALUE).items(withoutTable("A")).delimiter(), ErrorCode.SERIES_TOO_LARGE);
        assertRefused(file(JPEG, 0).items(withoutTable("A")).delimiter(), ErrorCode.MALFORMED_ATTRIBUTE);
    }

    private static TestingImageFile file(TransferSyntax syntax, int frames) {
        return new TestingImageFile(syntax).format(FORMAT, frames);
    }

    private ImageFile read(TestingImageFile file) {
        return new ImageFileReader(ReadLimits.DEFAULT).read(file.write(folder.resolve("image.dcm")));
    }

    private void assertRefused(TestingImageFile file, ErrorCode code) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(DiagnosisException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static byte[] bytes(EncodedPixels pixels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) pixels.length());
        pixels.read(bytes);
        return bytes.array();
    }

    private static List<ToleratedDeviation> others(ToleratedDeviation... expected) {
        List<ToleratedDeviation> others = new ArrayList<>(List.of(
                ToleratedDeviation.OFFSET_TABLE_WRONG,
                ToleratedDeviation.SEQUENCE_DELIMITER_MISSING,
                ToleratedDeviation.TRAILING_BYTES));
        others.removeAll(List.of(expected));
        return others;
    }

    private static List<byte[]> withoutTable(String letters) {
        List<byte[]> items = items(letters);
        items.add(0, new byte[0]);
        return items;
    }

    private static List<byte[]> items(String letters) {
        return new ArrayList<>(
                letters.chars().mapToObj(EncapsulatedFramesTest::item).toList());
    }

    /** Of a length that depends on the letter; capitals begin as a JPEG codestream does. */
    private static byte[] item(int letter) {
        byte[] item = new byte[10 + 2 * (letter % 5)];
        Arrays.fill(item, (byte) letter);
        if (Character.isUpperCase(letter)) {
            ByteBuffer.wrap(item).putInt(0xFFD8FFF7);
        }
        return item;
    }

    private static byte[] joined(String letters) {
        List<byte[]> items = items(letters);
        ByteBuffer joined =
                ByteBuffer.allocate(items.stream().mapToInt(item -> item.length).sum());
        items.forEach(joined::put);
        return joined.array();
    }

    private static byte[] offsets(List<byte[]> items, int[] table) {
        ByteBuffer offsets = ByteBuffer.allocate(Integer.BYTES * table.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int entry : table) {
            int before = items.subList(0, Math.max(0, entry)).stream()
                    .mapToInt(item -> 8 + item.length)
                    .sum();
            offsets.putInt(entry < 0 ? 3 : before);
        }
        return offsets.array();
    }
}
