package org.secondread.preprocessing.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.pixel.jpegls.TestingJpegLsEncoder.Setting;

class JpegLsFrameDecoderTest {
    /** The example of T.87 clause H.3, with its own headers. */
    private static final String EXAMPLE = "FFD8 FFF7000B0800040004 01011100 FFDA0008 01010000 0000"
            + "C000006C80208E01C0000057400000 6EE6000001BC18000005D800009160 FFD9";

    private static final short[] EXAMPLE_SAMPLES = {0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145
    };

    @Test
    void theExampleOfTheStandard() {
        assertThat(decode(bytes(EXAMPLE), mono(4, 4, 8, 8, false))).containsExactly(EXAMPLE_SAMPLES);
    }

    @Test
    void theEncoderOfTheseTests_writesTheExampleOfTheStandard() {
        int[] samples = new int[16];
        Arrays.setAll(samples, n -> EXAMPLE_SAMPLES[n]);

        assertThat(TestingJpegLsEncoder.encode(samples, 4, 4, 1, Setting.plain(8, 0, 0)))
                .isEqualTo(bytes(EXAMPLE));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatWasEncoded_isDecoded(Setting setting) {
        for (int components : setting.interleave() == 0 ? new int[] {1, 3} : new int[] {3}) {
            int columns = 67;
            int rows = 41;
            int[] samples = picture(columns * rows * components, components, setting, new Random(87));
            int[] original = samples.clone();

            byte[] encoded = TestingJpegLsEncoder.encode(samples, columns, rows, components, setting);

            short[] decoded = decode(encoded, format(columns, rows, components, 16, 16, false));
            for (int n = 0; n < samples.length; n++) {
                assertThat(decoded[n] & 0xFFFF).as("sample %d", n).isEqualTo(samples[n]);
                assertThat(Math.abs(samples[n] - original[n])).isLessThanOrEqualTo(setting.near());
            }
        }
    }

    static Stream<Setting> settings() {
        Stream<Setting> plain = Stream.of(2, 3, 7, 8, 10, 12, 15, 16).flatMap(bits -> Stream.of(0, 1, 3, 200)
                .filter(near -> near <= ((1 << bits) - 1) / 2)
                .flatMap(near -> Stream.of(0, 1, 2).map(interleave -> Setting.plain(bits, near, interleave))));
        Stream<Setting> restarted = Stream.of(0, 1, 2).flatMap(interleave -> Stream.of(1, 4, 40, 41, 50)
                .map(lines -> Setting.plain(12, 0, interleave).restartEvery(lines)));
        Stream<Setting> preset = Stream.of(
                Setting.plain(16, 0, 0).preset(4095, 0, 0, 0, 0),
                Setting.plain(8, 0, 1).preset(200, 4, 9, 30, 16),
                Setting.plain(12, 2, 2).preset(3000, 11, 40, 41, 3),
                Setting.plain(16, 0, 0).preset(0, 1, 1, 1, 255),
                Setting.plain(9, 0, 2).preset(1, 1, 1, 1, 3),
                Setting.plain(12, 0, 1).preset(4095, 50, 50, 4095, 4095));
        return Stream.of(plain, restarted, preset).flatMap(settings -> settings);
    }

    /** Flat, smooth, noisy and extreme stretches, so that runs of all lengths and escaped codes occur. */
    private static int[] picture(int count, int components, Setting setting, Random random) {
        int maxval = setting.maxval() > 0 ? setting.maxval() : (1 << setting.precision()) - 1;
        int[] samples = new int[count];
        int noise = 0;
        for (int n = components; n < count; n++) {
            if (random.nextInt(150) == 0) {
                noise = new int[] {0, 0, 1, 4, maxval / 8, maxval}[random.nextInt(6)];
            }
            int step = noise == 0 ? 0 : random.nextInt(2 * noise + 1) - noise;
            samples[n] = Math.floorMod(samples[n - components] + step, maxval + 1);
        }
        return samples;
    }

    /** 12-bit codestream in a signed format of 12 bits: 800H stands for −2048. */
    @Test
    void aSignedFormat_carriesTheSignUpFromBitsStored() {
        byte[] encoded =
                TestingJpegLsEncoder.encode(new int[] {0x800, 0x7FF, 0xFFF, 1}, 2, 2, 1, Setting.plain(12, 0, 0));

        assertThat(decode(encoded, mono(2, 2, 16, 12, true)))
                .containsExactly((short) -2048, (short) 2047, (short) -1, (short) 1);
    }

    @Test
    void aFrame_isWrittenWhereItBelongs_fromAnyBuffer() {
        PixelFormat format = mono(4, 4, 8, 8, false);
        byte[] encoded = bytes(EXAMPLE);
        ByteBuffer direct = ByteBuffer.allocateDirect(encoded.length + 2).put(1, encoded);
        direct.position(1).limit(encoded.length + 1);
        short[] bits = new short[18];

        Photometric photometric =
                new JpegLsFrameDecoder().decode(direct.asReadOnlyBuffer(), format, new Samples.Shorts(bits, false), 1);

        assertThat(photometric).isEqualTo(Photometric.MONOCHROME2);
        assertThat(Arrays.copyOfRange(bits, 1, 17)).containsExactly(EXAMPLE_SAMPLES);
        assertThat(bits[0] + bits[17]).isZero();
    }

    /** A comment, an APP8 of a SPIFF header, fill bytes, and the transform "none" of HP change nothing. */
    @Test
    void segmentsOfNoConsequence_areSkipped() {
        String more =
                EXAMPLE.replace("FFF7", "FFFE00044142 FFE800065350 4946 FFE800076D72667800 FFFFFF F7".replace(" ", ""));

        assertThat(decode(bytes(more), mono(4, 4, 8, 8, false))).containsExactly(EXAMPLE_SAMPLES);
    }

    @ParameterizedTest
    @CsvSource({
        "FFD8, FFD9, does not begin",
        "0B0800040004, 0B0800050004, Rows and Columns",
        "0B0800040004, 0B0800040003, Rows and Columns",
        "0B0800040004, 0B0800000004, Rows and Columns",
        "0B0800040004, 0B0900040004, Bits Allocated",
        "0B0800040004, 0B0100040004, 2 to 16 bits",
        "0B0800040004, 0B1100040004, 2 to 16 bits",
        "000401, 000403, Samples per Pixel",
        "000B08, 000A08, too short",
        "000B08, 000108, impossible length",
        "FFF7, FFC0, no use for",
        "FFD8, FFD8FFF8000C0100FF00000000000000, too short",
        "FFD8, FFD8FFF8000D0100FF0100010001000040, outside their ranges",
        "FFD8, FFD8FFF8000D0100FF00040003000500 40, outside their ranges",
        "FFD8, FFD8FFF8000D0100FF0004000600050040, outside their ranges",
        "FFD8, FFD8FFF8000D0100FF0004000600070002, outside their ranges",
        "FFD8, FFD8FFF800050201 01, mapping table",
        "FFD8, FFD8FFF8000504 0101, outside its frame header",
        "FFD8, FFD8FFF8000505 0101, unknown kind",
        "FFD8, FFD8FFE800076D72667801, colour transform",
        "FFDA000801010000, FFDA000801020000, its frame lacks",
        "FFDA000801010000, FFDA000801010100, mapping table",
        "FFDA000801010000, FFDA000801010080, outside their ranges",
        "FFDA000801010000, FFDA000802010000, number of components",
        "FFDA000801010000, FFDA000701010000, too short",
        "FFDA0008010100000000, FFDA0008010100000300, interleave mode",
        "FFDA0008010100000000, FFDA0008010100000001, point transform",
        "FFDA, FFF7000B0800040004 01011100 FFDA, second frame header",
        "FFDA, FFDD00040001 FFDA, restart marker",
    })
    void whatBreaksARule_isRefusedByName(String sound, String broken, String rule) {
        String spaceless = EXAMPLE.replace(" ", "");
        assertThat(spaceless).contains(sound);
        byte[] encoded = bytes(spaceless.replaceFirst(sound, broken));

        assertThatThrownBy(() -> decode(encoded, mono(4, 4, 8, 8, false)))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_ATTRIBUTE))
                .hasMessageContaining(rule)
                .hasMessageStartingWith("PixelData (7FE0,0010)");
    }

    @Test
    void formatsThatJpegLsDoesNotServe_areRefused() {
        PixelFormat words = mono(4, 4, 32, 32, false);

        assertThatThrownBy(() -> new JpegLsFrameDecoder()
                        .decode(ByteBuffer.wrap(bytes(EXAMPLE)), words, Samples.of(words, 16), 0))
                .hasMessageContaining("neither 8 nor 16 bits");
    }

    @Test
    void aFrameThatEndsEarly_isTruncated_whereverItEnds() {
        byte[] encoded = bytes(EXAMPLE);
        for (int length = 0; length < encoded.length - 4; length++) {
            byte[] part = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> decode(part, mono(4, 4, 8, 8, false)))
                    .as("%d bytes", length)
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRUNCATED));
        }
    }

    /** Seeded damage to sound frames: each is decoded or refused, by no other exception, and none of them takes long. */
    @ParameterizedTest
    @CsvSource({"8, 0, 0", "12, 0, 1", "16, 0, 2", "12, 3, 0", "8, 2, 2", "16, 1, 1"})
    void damagedFrames_areDecodedOrRefused(int precision, int near, int interleave) {
        Random random = new Random(precision * 31L + near * 7L + interleave);
        Setting setting = Setting.plain(precision, near, interleave).restartEvery(7);
        byte[] sound = TestingJpegLsEncoder.encode(picture(23 * 17 * 3, 3, setting, random), 23, 17, 3, setting);
        PixelFormat format = format(23, 17, 3, 16, precision, true);
        int refused = 0;
        for (int n = 0; n < 3000; n++) {
            byte[] damaged = Arrays.copyOf(sound, random.nextInt(4) == 0 ? random.nextInt(sound.length) : sound.length);
            for (int hit = random.nextInt(4); hit >= 0 && damaged.length > 0; hit--) {
                int at = random.nextBoolean() ? random.nextInt(damaged.length) : random.nextInt(damaged.length) % 64;
                damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
            }
            refused += isRefused(damaged, format) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(300);
    }

    private static boolean isRefused(byte[] encoded, PixelFormat format) {
        try {
            decode(encoded, format);
            return false;
        } catch (DiagnosisException e) {
            assertThat(e.code()).isIn(ErrorCode.TRUNCATED, ErrorCode.MALFORMED_ATTRIBUTE);
            return true;
        }
    }

    private static short[] decode(byte[] encoded, PixelFormat format) {
        short[] bits = new short[format.sampleCount()];
        new JpegLsFrameDecoder().decode(ByteBuffer.wrap(encoded), format, new Samples.Shorts(bits, format.signed()), 0);
        return bits;
    }

    private static PixelFormat mono(int columns, int rows, int allocated, int stored, boolean signed) {
        return PixelFormat.monochrome(columns, rows, allocated, stored, stored - 1, signed);
    }

    private static PixelFormat format(
            int columns, int rows, int components, int allocated, int stored, boolean signed) {
        return new PixelFormat(
                columns,
                rows,
                components == 1 ? Photometric.MONOCHROME2 : Photometric.RGB,
                false,
                PixelFormat.SampleType.INTEGER,
                allocated,
                stored,
                stored - 1,
                signed);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
