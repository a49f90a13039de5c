package org.secondread.preprocessing.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

class Jpeg2000FrameDecoderTest {
    /** The example of T.800 J.10.1: one column of nine samples, two resolutions. */
    private static final String STANDARD_EXAMPLE = "FF4FFF510029000000000001000000090000000000000000"
            + "000000010000000900000000000000000001070101FF5C00074040484850FF52000C000000010001040400"
            + "01FF90000A00000000001E0001FF93C7D40C018F0DC8755DC07C21800FB176FFD9";

    static List<Codestreams.Codestream> codestreams() {
        return Codestreams.all();
    }

    @Test
    void standardsOwnExample() {
        Samples samples = Codestreams.decode(
                HexFormat.of().parseHex(STANDARD_EXAMPLE), PixelFormat.monochrome(1, 9, 8, 8, 7, false));
        assertThat(((Samples.Shorts) samples).bits()).containsExactly(101, 103, 104, 105, 96, 97, 96, 102, 109);
    }

    @ParameterizedTest
    @MethodSource("codestreams")
    void everyOption_givesTheImageBack(Codestreams.Codestream codestream) {
        Samples samples = Codestreams.decode(codestream.bytes(), codestream.format());
        for (int n = 0; n < samples.length(); n++) {
            assertThat(samples.at(n)).as("sample %d", n).isCloseTo(codestream.value(n), within((double)
                    codestream.tolerance()));
        }
    }

    @ParameterizedTest
    @CsvSource({"colour,RGB", "irreversible_colour,RGB", "plain,MONOCHROME2"})
    void photometric_isWhatDecodingLedTo(String name, Photometric photometric) {
        Codestreams.Codestream codestream = Codestreams.named(name);
        PixelFormat format = codestream.format();
        assertThat(new Jpeg2000FrameDecoder()
                        .decode(
                                ByteBuffer.wrap(codestream.bytes()),
                                format,
                                Samples.of(format, format.sampleCount()),
                                0))
                .isEqualTo(photometric);
    }

    /** The buffer may begin before the frame and go on behind it, and so may the samples. */
    @Test
    void frameWithinOthers_leavesTheRestAlone() {
        Codestreams.Codestream plain = Codestreams.named("plain");
        ByteBuffer encoded = ByteBuffer.allocate(plain.bytes().length + 30).position(17);
        encoded.put(plain.bytes());
        encoded.limit(encoded.position()).position(17);
        int count = plain.format().sampleCount();
        short[] bits = new short[count + 8];
        Arrays.fill(bits, (short) -7);
        new Jpeg2000FrameDecoder()
                .decode(encoded.asReadOnlyBuffer(), plain.format(), new Samples.Shorts(bits, false), 5);
        assertThat(Arrays.copyOf(bits, 5)).containsOnly(-7);
        assertThat(Arrays.copyOfRange(bits, count + 5, count + 8)).containsOnly(-7);
        assertThat(bits[5 + count - 1]).isEqualTo((short) plain.value(count - 1));
    }

    @Test
    void samplesOf32Bits_goIntoWords() {
        Codestreams.Codestream plain = Codestreams.named("sixteen_bits");
        Samples samples = Codestreams.decode(
                plain.bytes(), PixelFormat.monochrome(plain.columns(), plain.rows(), 32, 16, 15, false));
        assertThat(samples).isInstanceOf(Samples.Ints.class);
        assertThat(samples.at(265)).isEqualTo(plain.value(265));
    }

    /** Header signed, codestream unsigned: the highest of Bits Stored is the sign. */
    @Test
    void signOfTheHeader_isTakenFromBitsStored() {
        Codestreams.Codestream plain = Codestreams.named("plain");
        Samples samples = Codestreams.decode(
                plain.bytes(), PixelFormat.monochrome(plain.columns(), plain.rows(), 16, 12, 11, true));
        for (int n = 0; n < samples.length(); n++) {
            double value = plain.value(n);
            assertThat(samples.at(n)).isEqualTo(value < 2048 ? value : value - 4096);
        }
    }

    /** SIZ says signed in the highest bit of the depth: no level shift, so that values are less by half the range. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signOfTheCodestream_isKeptOrReadAsBits(boolean signed) {
        Codestreams.Codestream plain = Codestreams.named("plain");
        byte[] bytes = plain.bytes().clone();
        bytes[42] |= (byte) 0x80;
        Samples samples =
                Codestreams.decode(bytes, PixelFormat.monochrome(plain.columns(), plain.rows(), 16, 12, 11, signed));
        for (int n = 0; n < samples.length(); n++) {
            int value = (int) plain.value(n) - 2048;
            assertThat(samples.at(n)).isEqualTo(signed ? value : value & 0xFFF);
        }
    }

    /** TNsot, at byte 11 of SOT, is wrong in files of several makers. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255})
    void wrongNumberOfTileParts_isOverlooked(int count) {
        Codestreams.Codestream parts = Codestreams.named("tile_parts_by_resolution");
        byte[] bytes = parts.bytes().clone();
        bytes[find(bytes, Marker.SOT, 0) + 11] = (byte) count;
        assertThat(Codestreams.decode(bytes, parts.format()).at(100)).isEqualTo(parts.value(100));
    }

    @Test
    void tilePartOutOfOrder_isRefused() {
        Codestreams.Codestream parts = Codestreams.named("tile_parts_by_resolution");
        byte[] bytes = parts.bytes().clone();
        bytes[find(bytes, Marker.SOT, 0) + 10] = 1;
        assertRefused(() -> Codestreams.decode(bytes, parts.format()), ErrorCode.MALFORMED_ATTRIBUTE);
    }

    /** Length 0: the tile-part goes on to EOC; DICOM may have put a byte behind it to make the length even. */
    @Test
    void openLength_reachesToTheEnd() {
        Codestreams.Codestream plain = Codestreams.named("plain");
        byte[] bytes = Arrays.copyOf(plain.bytes(), plain.bytes().length + 1);
        int sot = find(bytes, Marker.SOT, 0);
        Arrays.fill(bytes, sot + 6, sot + 10, (byte) 0);
        assertThat(Codestreams.decode(bytes, plain.format()).at(265)).isEqualTo(plain.value(265));
    }

    @ParameterizedTest
    @MethodSource("codestreams")
    void cutOff_isTruncated(Codestreams.Codestream codestream) {
        for (int length = 0; length < codestream.bytes().length - 2; length += 7) {
            byte[] bytes = Arrays.copyOf(codestream.bytes(), length);
            assertRefused(() -> Codestreams.decode(bytes, codestream.format()), ErrorCode.TRUNCATED);
        }
    }

    /** All packets are there: that EOC is missing does not matter. */
    @Test
    void withoutEndOfCodestream_isReadWhenAllPacketsAreThere() {
        Codestreams.Codestream plain = Codestreams.named("plain");
        byte[] bytes = Arrays.copyOf(plain.bytes(), plain.bytes().length - 2);
        assertThat(Codestreams.decode(bytes, plain.format()).at(265)).isEqualTo(plain.value(265));
    }

    /** A whole codestream whose layers say 200 where there are 3: what is not there is empty. Without EOC it is cut off. */
    @Test
    void packetsLeftOut_areEmptyInAWholeCodestream() {
        Codestreams.Codestream layers = Codestreams.named("layers_lrcp");
        byte[] bytes = layers.bytes().clone();
        bytes[find(bytes, Marker.COD, 0) + 7] = (byte) 200;
        assertThat(Codestreams.decode(bytes, layers.format()).at(265)).isEqualTo(layers.value(265));
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 2);
        assertRefused(() -> Codestreams.decode(cut, layers.format()), ErrorCode.TRUNCATED);
    }

    @ParameterizedTest
    @CsvSource({
        "20,14,16,12,its size differs from Rows and Columns",
        "19,13,16,12,its size differs from Rows and Columns",
        "19,14,8,8,samples are wider than Bits Allocated"
    })
    void otherSizeThanTheHeader_isRefused(int columns, int rows, int allocated, int stored, String rule) {
        assertThatThrownBy(() -> Codestreams.decode(
                        Codestreams.named("plain").bytes(),
                        PixelFormat.monochrome(columns, rows, allocated, stored, stored - 1, false)))
                .isInstanceOf(DiagnosisException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void otherComponentsThanTheHeader_areRefused() {
        assertThatThrownBy(() -> Codestreams.decode(
                        Codestreams.named("colour").bytes(), PixelFormat.monochrome(19, 14, 8, 8, 7, false)))
                .hasMessageContaining("Samples per Pixel");
    }

    /** Offsets from SOC: tile width at 24, height at 28, depth at 42, sampling at 43. */
    @ParameterizedTest
    @CsvSource({
        "43,02,TRANSFER_SYNTAX_UNSUPPORTED,subsampled",
        "24,0000000100000001,TRUNCATED,ends before",
        "24,0000000000000001,MALFORMED_ATTRIBUTE,first tile",
        "32,00000001,MALFORMED_ATTRIBUTE,first tile",
        "8,FFFFFFFF,MALFORMED_ATTRIBUTE,beyond reason",
        "42,1F,MALFORMED_ATTRIBUTE,wider"
    })
    void sizeThatIsNotRead_isRefused(int at, String patch, ErrorCode code, String rule) {
        byte[] bytes = patched(Codestreams.named("plain").bytes(), at, patch);
        assertRefused(() -> Codestreams.decode(bytes, Codestreams.named("plain").format()), code);
        assertThatThrownBy(() ->
                        Codestreams.decode(bytes, Codestreams.named("plain").format()))
                .hasMessageContaining(rule);
    }

    /** 20 000 × 20 000 tiles of one sample: refused before the first is looked at. */
    @Test
    void fourHundredMillionTiles_areRefused() {
        byte[] bytes = patched(
                Codestreams.named("plain").bytes(), 8, "00004E2000004E20" + "0000000000000000" + "0000000100000001");
        assertThatThrownBy(() -> Codestreams.decode(bytes, PixelFormat.monochrome(20_000, 20_000, 16, 12, 11, false)))
                .hasMessageContaining("65535 tiles");
    }

    /** Precincts of one or two samples, in a frame that is otherwise large. */
    @Test
    void swarmOfPrecincts_isRefused() {
        byte[] plain = Codestreams.named("plain").bytes();
        byte[] large = patched(patched(plain, 8, "00000FA000000FA0"), 24, "00000FA000000FA0");
        int cod = find(large, Marker.COD, 0);
        byte[] coding =
                HexFormat.of().parseHex("FF52000F" + "01" + "00000100" + "02" + "0404" + "00" + "01" + "001111");
        ByteBuffer bytes = ByteBuffer.allocate(large.length + 3)
                .put(large, 0, cod)
                .put(coding)
                .put(large, cod + 14, large.length - cod - 14);
        assertThatThrownBy(
                        () -> Codestreams.decode(bytes.array(), PixelFormat.monochrome(4000, 4000, 16, 12, 11, false)))
                .hasMessageContaining("more precincts and code-blocks");
    }

    @ParameterizedTest
    @CsvSource({
        "12,80,the code-block style is not read", // style
        "13,02,the wavelet is not read",
        "9,21,too many levels",
        "10,09,too large code-blocks",
        "5,05,the progression order is unknown",
        "6,0000,no layers",
        "8,01,without three components",
        "13,00,QCD"
    })
    void codingStyleThatIsNotRead_isRefused(int at, String patch, String rule) {
        byte[] plain = Codestreams.named("plain").bytes();
        byte[] bytes = patched(plain, find(plain, Marker.COD, 0) + at, patch);
        if (at == 13 && patch.equals("00")) {
            byte[] short9x7 = patched(bytes, find(bytes, Marker.QCD, 0) + 4, "42");
            assertThatThrownBy(() -> Codestreams.decode(
                            short9x7, Codestreams.named("plain").format()))
                    .hasMessageContaining(rule);
            return;
        }
        assertThatThrownBy(() ->
                        Codestreams.decode(bytes, Codestreams.named("plain").format()))
                .isInstanceOf(DiagnosisException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void wrongSegmentationSymbol_isRefused() {
        Codestreams.Codestream codestream = Codestreams.named("segmentation_symbols");
        byte[] bytes = codestream.bytes().clone();
        bytes[bytes.length - 60] ^= 0x10;
        assertThatThrownBy(() -> Codestreams.decode(bytes, codestream.format()))
                .hasMessageContaining("segmentation symbol");
    }

    static byte[] patched(byte[] bytes, int at, String hex) {
        byte[] copy = bytes.clone();
        byte[] patch = HexFormat.of().parseHex(hex);
        System.arraycopy(patch, 0, copy, at, patch.length);
        return copy;
    }

    private static int find(byte[] bytes, int marker, int from) {
        int at = from;
        while ((bytes[at] & 0xFF) != marker >> 8 || (bytes[at + 1] & 0xFF) != (marker & 0xFF)) {
            at++;
        }
        return at;
    }

    private static void assertRefused(ThrowingCallable decoding, ErrorCode code) {
        assertThatThrownBy(decoding)
                .isInstanceOfSatisfying(DiagnosisException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
