package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.PixelFormat.SampleType;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

class PaletteModuleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void entriesOfSixteenBits_keepTheirUpperByte(TransferSyntax syntax) {
        Palette palette = read(syntax, false, new int[] {3, 7, 16}, 0x0102, 0x8384, 0xFFFE);

        assertThat(palette.first()).isEqualTo(7);
        assertThat(palette.red()).containsExactly(1, 0x83, 0xFF);
        assertThat(palette.blue()).containsExactly(palette.red());
    }

    /** Two to a word, the first one low; or, as some write them, one to a word. */
    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void entriesOfEightBits_lieTwoInAWordOrOne(TransferSyntax syntax) {
        assertThat(read(syntax, false, new int[] {4, 0, 8}, 0x0201, 0x8403).green())
                .containsExactly(1, 2, 3, 0x84);
        assertThat(read(syntax, false, new int[] {4, 0, 8}, 1, 2, 3, 0x84).green())
                .containsExactly(1, 2, 3, 0x84);
    }

    @Test
    void noEntries_stand_for65536() {
        assertThat(read(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, false, new int[] {0, 0, 16}, new int[1 << 16])
                        .red())
                .hasSize(1 << 16);
    }

    /** Three values as they are, a line of four up to 1A00H, and the first segment again (PS3.3 C.7.9.2). */
    @Test
    void segments_areDrawnOut() {
        int[] segments = {0, 3, 0x0100, 0x0300, 0x0A00, 1, 4, 0x1A00, 2, 1, 0, 0};

        assertThat(read(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, true, new int[] {10, 0, 16}, segments)
                        .red())
                .containsExactly(1, 3, 0x0A, 0x0E, 0x12, 0x16, 0x1A, 1, 3, 0x0A);
    }

    /** Empty, too long, unknown, unfinished, pointing outside, pointing at a pointer: none of them hangs or throws more. */
    @ParameterizedTest
    @ValueSource(strings = {"0 0", "0 9 1 1", "7 1 1", "0 3 1", "2 1 99 0", "2 1 0 0", "1 4", "2 65535 4 0 9 9"})
    void brokenSegments_areRefused(String words) {
        int[] segments =
                Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();

        assertThatThrownBy(() -> read(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, true, new int[] {4, 0, 16}, segments))
                .isInstanceOf(DiagnosisException.class);
    }

    @Test
    void tooFewEntries_orAnotherKindOfThem_areRefused() {
        TransferSyntax syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

        assertThatThrownBy(() -> read(syntax, false, new int[] {4, 0, 16}, 1, 2, 3))
                .isInstanceOf(DiagnosisException.class);
        assertThatThrownBy(() -> read(syntax, false, new int[] {2, 0, 12}, 1, 2))
                .isInstanceOf(DiagnosisException.class);
        assertThatThrownBy(() -> read(syntax, false, new int[] {2, 0}, 1, 2)).isInstanceOf(DiagnosisException.class);
    }

    private Palette read(TransferSyntax syntax, boolean segmented, int[] descriptor, int... words) {
        PixelFormat format =
                new PixelFormat(2, 1, Photometric.PALETTE_COLOR, false, SampleType.INTEGER, 8, 8, 7, false);
        TestingImageFile file = new TestingImageFile(syntax).format(format, 1);
        for (int colour = 1; colour <= 3; colour++) {
            file.shorts(0x00281100 + colour, descriptor);
        }
        for (int colour = 1; colour <= 3; colour++) {
            file.words((segmented ? 0x00281220 : 0x00281200) + colour, words);
        }
        file.element(0x7FE00010, "OB", new byte[2]);
        return new ImageFileReader(ReadLimits.DEFAULT)
                .read(file.write(folder.resolve("palette.dcm")))
                .palette()
                .orElseThrow();
    }
}
