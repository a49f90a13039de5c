package org.secondread.preprocessing.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

class RleFrameDecoderTest {
    /** One literal run of three bytes, nothing (80), a run of two (FF), a padding byte (PS3.5 section G.3.1). */
    @Test
    void runs_ofBytes() {
        assertThat(decodeShorts(format(5, 8, 8, false), "02 01 80 FF 80 FF 07 00"))
                .containsExactly((short) 1, (short) 128, (short) 255, (short) 7, (short) 7);
    }

    @Test
    void theMostSignificantByteComesFirst() {
        assertThat(decodeShorts(format(3, 16, 16, false), "FE 12", "02 34 56 78"))
                .containsExactly((short) 0x1234, (short) 0x1256, (short) 0x1278);
    }

    @Test
    void fourPlanes_makeWords() {
        Samples.Ints ints = (Samples.Ints) decode(format(2, 32, 32, false), "01 FF 01", "FF 02", "FF 03", "01 04 05");

        assertThat(ints.bits()).containsExactly(0xFF020304, 0x01020305);
        assertThat(ints.at(0)).isEqualTo(0xFF020304L);
    }

    @Test
    void bitsOutsideBitsStored_areNoPartOfTheValue() {
        assertThat(decodeShorts(format(2, 16, 12, false), "01 F8 0F", "FF FF"))
                .containsExactly((short) 0x8FF, (short) 0xFFF);
        assertThat(decodeShorts(format(2, 16, 12, true), "01 F8 07", "FF FF"))
                .containsExactly((short) 0xF8FF, (short) 0x7FF);
        assertThat(decodeShorts(format(2, 8, 8, true), "01 80 7F")).containsExactly((short) -128, (short) 127);
        assertThat(((Samples.Ints) decode(format(1, 32, 20, true), "00 00", "00 08", "00 00", "00 01")).bits())
                .containsExactly(-524287);
    }

    /** Ten single bits, the first pixel in the lowest one. */
    @Test
    void singleBits_lieEightToAByte() {
        assertThat(decodeShorts(format(10, 1, 1, false), "01 B1 02"))
                .containsExactly(shorts(1, 0, 0, 0, 1, 1, 0, 1, 0, 1));
    }

    @Test
    void coloursArePlanes_andSideBySideAfterwards() {
        PixelFormat rgb = new PixelFormat(2, 1, Photometric.RGB, false, PixelFormat.SampleType.INTEGER, 8, 8, 7, false);

        assertThat(decodeShorts(rgb, "01 01 02", "01 0B 0C", "01 15 16")).containsExactly(shorts(1, 11, 21, 2, 12, 22));
    }

    @Test
    void aFrame_isWrittenWhereItBelongs_fromAnyBuffer() {
        ByteBuffer frame = frame("02 01 02 03");
        ByteBuffer direct = ByteBuffer.allocateDirect(frame.limit() + 1).put(1, frame.array());
        short[] bits = new short[5];

        new RleFrameDecoder()
                .decode(
                        direct.position(1).asReadOnlyBuffer(),
                        format(3, 8, 8, false),
                        new Samples.Shorts(bits, false),
                        1);

        assertThat(bits).containsExactly(shorts(0, 1, 2, 3, 0));
    }

    /** An encoder that pads a frame of odd length may do so in the last run. */
    @Test
    void whatALastRunHoldsBeyondTheFrame_isPadding() {
        assertThat(decodeShorts(format(3, 8, 8, false), "FD 09")).containsExactly(shorts(9, 9, 9));
        assertThat(decodeShorts(format(3, 8, 8, false), "03 01 02 03 00")).containsExactly(shorts(1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 31, 32, 33, 128, 129, 1000, 4099})
    void whatWasEncoded_isDecoded(int count) {
        Random random = new Random(count);
        for (int repeat = 1; repeat < 300; repeat *= 3) {
            byte[] high = plane(random, count, repeat);
            byte[] low = plane(random, count, 2);

            short[] decoded = decodeShorts(format(count, 16, 16, false), packed(high), packed(low));

            for (int n = 0; n < count; n++) {
                assertThat(decoded[n]).isEqualTo((short) (high[n] << 8 | low[n] & 0xFF));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 02000000, number of segments",
        "0, 10000000, number of segments",
        "4, 3F000000, follow one another",
        "4, FFFFFFFF, follow one another",
    })
    void aHeaderThatIsNone_isRefused(int at, String bytes, String rule) {
        ByteBuffer frame = frame("02 01 02 03").put(at, HexFormat.of().parseHex(bytes));

        assertRefused(frame, format(3, 8, 8, false), ErrorCode.MALFORMED_ATTRIBUTE, rule);
    }

    @Test
    void segmentsInTheWrongOrder_areRefused() {
        ByteBuffer frame = frame("02 01 02 03", "02 01 02 03").order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(4, frame.getInt(8) + 1);

        assertRefused(frame, format(3, 16, 16, false), ErrorCode.MALFORMED_ATTRIBUTE, "follow one another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00 01", "80 80 80", "02 01 02", "00 01 FF", "00 01 FF 02 80", "01 01 02 05"})
    void aSegmentThatEndsEarly_isTruncated(String segment) {
        assertRefused(frame(segment), format(4, 8, 8, false), ErrorCode.TRUNCATED, "end before their frame");
        assertRefused(frame(segment, "03 01 02 03 04"), format(4, 16, 16, false), ErrorCode.TRUNCATED, "end before");
    }

    @Test
    void anEarlyEnd_isTruncated_whereverItIs() {
        byte[] sound = frame("FD 07", "03 01 02 03 04").array();
        for (int length = 0; length < sound.length; length++) {
            assertRefused(
                    ByteBuffer.wrap(sound, 0, length), format(4, 16, 16, false), ErrorCode.TRUNCATED, "end before");
        }
    }

    @Test
    void floatingSamples_areRefused() {
        PixelFormat floats =
                new PixelFormat(2, 2, Photometric.MONOCHROME2, false, PixelFormat.SampleType.FLOAT, 32, 32, 31, false);

        assertRefused(frame("03 01 02 03 04"), floats, ErrorCode.MALFORMED_ATTRIBUTE, "floating");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 32})
    void damagedFrames_areDecodedOrRefused(int bits) {
        Random random = new Random(bits);
        String[] segments = new String[Math.max(1, bits / 8)];
        Arrays.setAll(segments, n -> packed(plane(random, bits == 1 ? 63 : 500, 5)));
        byte[] sound = frame(segments).array();
        int refused = 0;
        for (int n = 0; n < 5000; n++) {
            byte[] damaged = Arrays.copyOf(sound, random.nextInt(5) == 0 ? random.nextInt(sound.length) : sound.length);
            for (int hit = random.nextInt(5); hit > 0 && damaged.length > 0; hit--) {
                damaged[random.nextInt(random.nextBoolean() ? damaged.length : Math.min(damaged.length, 20))] =
                        (byte) random.nextInt();
            }
            refused += isRefused(damaged, format(500, bits, bits, false)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static boolean isRefused(byte[] encoded, PixelFormat format) {
        try {
            new RleFrameDecoder().decode(ByteBuffer.wrap(encoded), format, Samples.of(format, format.sampleCount()), 0);
            return false;
        } catch (DiagnosisException e) {
            assertThat(e.code()).isIn(ErrorCode.TRUNCATED, ErrorCode.MALFORMED_ATTRIBUTE);
            return true;
        }
    }

    private static void assertRefused(ByteBuffer frame, PixelFormat format, ErrorCode code, String rule) {
        Samples samples = Samples.of(format, format.sampleCount());
        assertThatThrownBy(() -> new RleFrameDecoder().decode(frame, format, samples, 0))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(rule)
                .hasMessageStartingWith("PixelData (7FE0,0010)");
    }

    private static short[] decodeShorts(PixelFormat format, String... segments) {
        return ((Samples.Shorts) decode(format, segments)).bits();
    }

    private static Samples decode(PixelFormat format, String... segments) {
        Samples samples = Samples.of(format, format.sampleCount());
        assertThat(new RleFrameDecoder().decode(frame(segments), format, samples, 0))
                .isEqualTo(format.photometric());
        return samples;
    }

    /** The header and the segments, which are given in hexadecimal. */
    private static ByteBuffer frame(String... segments) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer header =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(segments.length);
        for (String segment : segments) {
            header.putInt(64 + body.size());
            body.writeBytes(HexFormat.of().parseHex(segment.replace(" ", "")));
        }
        byte[] whole = Arrays.copyOf(header.array(), 64 + body.size());
        System.arraycopy(body.toByteArray(), 0, whole, 64, body.size());
        return ByteBuffer.wrap(whole);
    }

    private static byte[] plane(Random random, int count, int repeat) {
        byte[] plane = new byte[count];
        for (int n = 0; n < count; n++) {
            plane[n] = n > 0 && random.nextInt(repeat) > 0 ? plane[n - 1] : (byte) random.nextInt();
        }
        return plane;
    }

    /** Greedy: two or more equal bytes are a run of their own. */
    private static String packed(byte[] plane) {
        StringBuilder hex = new StringBuilder();
        int at = 0;
        while (at < plane.length) {
            int same = at + 1;
            while (same < plane.length && same - at < 128 && plane[same] == plane[at]) {
                same++;
            }
            int to = same;
            if (same == at + 1) {
                while (to < plane.length && to - at < 128 && plane[to] != plane[to - 1]) {
                    to++;
                }
            }
            hex.append(String.format("%02X", same == at + 1 ? to - at - 1 : 1 - (same - at) & 0xFF));
            hex.append(HexFormat.of().formatHex(plane, at, same == at + 1 ? to : at + 1));
            at = to;
        }
        return hex.toString();
    }

    private static PixelFormat format(int columns, int allocated, int stored, boolean signed) {
        return PixelFormat.monochrome(columns, 1, allocated, stored, stored - 1, signed);
    }

    private static short[] shorts(int... values) {
        short[] shorts = new short[values.length];
        for (int n = 0; n < values.length; n++) {
            shorts[n] = (short) values[n];
        }
        return shorts;
    }
}
