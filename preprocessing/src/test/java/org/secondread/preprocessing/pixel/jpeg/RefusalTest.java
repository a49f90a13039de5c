package org.secondread.preprocessing.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/** What is no frame of its format is refused with the reason, whatever the bytes are. */
class RefusalTest {
    private static final PixelFormat FORMAT = Decoding.monochrome(4, 3, 12, false);

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedStream_isRefused(String rule, CodestreamWriter stream) {
        Decoding.isRefused(stream.toBytes(), FORMAT, ErrorCode.MALFORMED_ATTRIBUTE, rule);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("begin with SOI", new CodestreamWriter().marker(0xD9)),
                arguments("bytes between", start().raw(0)),
                arguments("impossible length", start().marker(0xE0).raw(0, 1)),
                arguments("cannot stand between", start().marker(0xD0)),
                arguments("cannot stand between", start().marker(0x01)),
                arguments(
                        "shorter than its contents", start().segment(0xC4, 0, 1).marker(0xD9)),
                arguments("more Huffman codewords than there are", start().segment(0xC4, ofLengths(3))),
                arguments("impossible Huffman table", start().segment(0xC4, 0x20)),
                arguments("impossible quantization", start().segment(0xDB, 0x24)),
                arguments("progressive", start().frame(0xC2, 12, 3, 4, 0x11)),
                arguments("hierarchical", start().frame(0xC5, 12, 3, 4, 0x11)),
                arguments("arithmetic", start().frame(0xC9, 12, 3, 4, 0x11)),
                arguments("arithmetic", start().frame(0xCB, 12, 3, 4, 0x11)),
                arguments("arithmetic coding in", start().frame(0xCF, 12, 3, 4, 0x11)),
                arguments("DNL", start().frame(0xC3, 12, 0, 4, 0x11)),
                arguments("another size", start().frame(0xC3, 12, 4, 3, 0x11)),
                arguments("other components", start().frame(0xC3, 12, 3, 4, 0x11, 0x11, 0x11)),
                arguments("process does not allow", start().frame(0xC0, 12, 3, 4, 0x11)),
                arguments("process does not allow", start().frame(0xC1, 10, 3, 4, 0x11)),
                arguments("process does not allow", start().frame(0xC3, 17, 3, 4, 0x11)),
                arguments("process does not allow", start().frame(0xC3, 1, 3, 4, 0x11)),
                arguments("impossible component", start().frame(0xC3, 12, 3, 4, 0x10)),
                arguments("impossible component", start().frame(0xC3, 12, 3, 4, 0x51)),
                arguments("two frame headers", lossless().frame(0xC3, 12, 3, 4, 0x11)),
                arguments("before its frame header", start().segment(0xDA, 1, 1, 0, 1, 0, 0)),
                arguments("impossible number", lossless().segment(0xDA, 2, 1, 0, 1, 0, 1, 0, 0)),
                arguments("that its frame has not", lossless().segment(0xDA, 1, 2, 0, 1, 0, 0)),
                arguments("selects an impossible", lossless().segment(0xDA, 1, 1, 0x40, 1, 0, 0)),
                arguments("parameters", lossless().segment(0xDA, 1, 1, 0, 0, 0, 0)),
                arguments("parameters", lossless().segment(0xDA, 1, 1, 0, 8, 0, 0)),
                arguments("parameters", lossless().segment(0xDA, 1, 1, 0, 1, 0, 0x10)),
                arguments("parameters", lossless().segment(0xDA, 1, 1, 0, 1, 0, 12)),
                arguments("does not define", lossless().segment(0xDA, 1, 1, 0x10, 1, 0, 0)),
                arguments("codeword", scan().raw(0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE)),
                arguments("ends before its samples", scan().marker(0xD0)),
                arguments(
                        "lacks a restart",
                        restarting().raw(0, 0, 0x0F).marker(0xD1).raw(0, 0)),
                arguments(
                        "more bits",
                        restarting().raw(0, 0, 0, 0, 0x0F).marker(0xD0).raw(0, 0)),
                arguments("more bits", scan().raw(0, 0, 0, 0, 0, 0, 0, 0, 0, 0).marker(0xD9)),
                arguments(
                        "more than 16 bits",
                        start().segment(0xC4, symbol17())
                                .frame(0xC3, 12, 3, 4, 0x11)
                                .segment(0xDA, 1, 1, 0, 1, 0, 0)));
    }

    private static CodestreamWriter start() {
        return new CodestreamWriter().marker(0xD8);
    }

    private static CodestreamWriter lossless() {
        return start().segment(0xC4, TestCode.FLAT.definition(0)).frame(0xC3, 12, 3, 4, 0x11);
    }

    private static CodestreamWriter scan() {
        return lossless().segment(0xDA, 1, 1, 0, 1, 0, 0);
    }

    private static CodestreamWriter restarting() {
        return lossless().segment(0xDD, 0, 4).segment(0xDA, 1, 1, 0, 1, 0, 0);
    }

    private static int[] ofLengths(int ofLengthOne) {
        int[] definition = new int[17 + ofLengthOne];
        definition[1] = ofLengthOne;
        return definition;
    }

    private static int[] symbol17() {
        int[] definition = ofLengths(1);
        definition[17] = 17;
        return definition;
    }

    /** Bits allocated and stored, sign, precision of the codestream. */
    @ParameterizedTest
    @CsvSource({
        "8, 8, false, 9, has more bits a sample than Bits Allocated",
        "16, 16, true, 12, has no room for the sign",
        "32, 12, false, 12, must be 8 or 16",
        "1, 1, false, 8, must be 8 or 16"
    })
    void aPrecisionThatTheFormatCannotHave(int allocated, int stored, boolean signed, int precision, String rule) {
        PixelFormat format = PixelFormat.monochrome(2, 1, allocated, stored, stored - 1, signed);
        byte[] encoded = LosslessEncoder.ofMonochrome(2, 1, precision).encode(new short[2]);

        assertThat(refusal(encoded, format)).contains(rule);
    }

    private static String refusal(byte[] encoded, PixelFormat format) {
        try {
            new JpegFrameDecoder()
                    .decode(ByteBuffer.wrap(encoded), format, Samples.of(format, format.sampleCount()), 0);
            return "";
        } catch (DiagnosisException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    @Test
    void aComponentCodedTwice_isRefused() {
        byte[] once = new LosslessEncoder(2, 1, 3, 8, 1, 0, 0, false, TestCode.FLAT).encode(new short[6]);
        for (int n = 0; n < once.length - 4; n++) {
            if ((once[n] & 0xFF) == 0xFF && (once[n + 1] & 0xFF) == 0xDA) {
                once[n + 5] = 1;
            }
        }

        Decoding.isRefused(
                once,
                Decoding.colour(2, 1, Photometric.RGB, 8),
                ErrorCode.MALFORMED_ATTRIBUTE,
                "codes a component twice");
    }

    /** The marker EOI may be absent; any byte before it may not. */
    @Test
    void everyPrefix_isTruncated() {
        byte[] encoded = new LosslessEncoder(4, 3, 1, 12, 4, 0, 1, true, TestCode.STEEP)
                .encode(new short[] {1, 2, 300, 4, 5, 4095, 7, 8, 9, 10, 11, 12});
        for (int length = 0; length < encoded.length - 2; length++) {
            Decoding.isRefused(
                    Arrays.copyOf(encoded, length), FORMAT, ErrorCode.TRUNCATED, "ends before its frame does");
        }
        assertThat(Decoding.of(Arrays.copyOf(encoded, encoded.length - 2), FORMAT)
                        .samples())
                .isEqualTo(Decoding.of(encoded, FORMAT).samples());
    }

    @Test
    void whatFollowsTheFrame_isOfNoAccount() {
        byte[] encoded = LosslessEncoder.ofMonochrome(4, 3, 12).encode(new short[12]);

        assertThat(Decoding.of(Arrays.copyOf(encoded, encoded.length + 5), FORMAT)
                        .samples())
                .containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "RGB, -1, 0x11, RGB",
        "RGB, 0, 0x11, RGB",
        "RGB, 1, 0x11, YBR_FULL",
        "RGB, 2, 0x11, RGB",
        "RGB, -1, 0x22, YBR_FULL",
        "RGB, 0, 0x22, RGB",
        "YBR_FULL, -1, 0x11, YBR_FULL",
        "YBR_FULL, 0, 0x11, RGB",
        "YBR_FULL, 1, 0x22, YBR_FULL",
        "YBR_FULL_422, -1, 0x21, YBR_FULL",
        "YBR_FULL_422, -1, 0x11, YBR_FULL",
        "YBR_RCT, 1, 0x11, YBR_FULL"
    })
    void coloursAreWhatTheCodestreamSays_elseWhatTheAttributeSays(
            Photometric stated, int adobe, String sampling, Photometric expected) {
        assertThat(Decoding.of(grey(adobe, Integer.decode(sampling)), Decoding.colour(2, 1, stated, 8))
                        .photometric())
                .isEqualTo(expected);
    }

    @Test
    void coloursThatJpegHasNot_areRefused() {
        Decoding.isRefused(
                grey(-1, 0x11),
                Decoding.colour(2, 1, Photometric.YBR_RCT, 8),
                ErrorCode.MALFORMED_ATTRIBUTE,
                "Photometric Interpretation");
    }

    private static byte[] grey(int adobe, int sampling) {
        CodestreamWriter writer = start().segment(0xEE, 'O', 't', 'h', 'e', 'r', 1, 2, 3, 4, 5, 6, 1);
        if (adobe >= 0) {
            writer.segment(0xEE, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, adobe);
        }
        writer.frame(0xC3, 8, 1, 2, sampling, 0x11, 0x11)
                .segment(0xC4, TestCode.FLAT.definition(0))
                .segment(0xDA, 3, 1, 0, 2, 0, 3, 0, 1, 0, 0);
        int differences = sampling == 0x21 ? 4 : 6;
        for (int n = 0; n < differences; n++) {
            TestCode.FLAT.write(writer, 0);
        }
        return writer.align().marker(0xD9).toBytes();
    }

    @Test
    void endlessMarkers_end() {
        byte[] fill = new byte[1 << 20];
        Arrays.fill(fill, (byte) 0xFF);
        byte[] afterStart = fill.clone();
        afterStart[1] = (byte) 0xD8;
        CodestreamWriter definitions = start();
        IntStream.range(0, 30_000).forEach(n -> definitions.segment(0xC4, TestCode.FLAT.definition(0)));
        CodestreamWriter scans = lossless();
        IntStream.range(0, 30_000).forEach(n -> scans.segment(0xDA, 1, 1, 0, 1, 0, 0));

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (byte[] bytes : new byte[][] {fill, afterStart, definitions.toBytes(), scans.toBytes()}) {
                assertThat(refusal(bytes, FORMAT)).isNotEmpty();
            }
        });
    }

    /** Nothing but a refusal or samples comes out, whatever became of the bytes. */
    @ParameterizedTest
    @MethodSource("sound")
    void mutations_neverEscape(byte[] encoded, PixelFormat format) {
        Random random = new Random(encoded.length);
        int refused = 0;
        for (int n = 0; n < 3000; n++) {
            refused += refusal(mutated(encoded, random), format).isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(300, 2999);
    }

    private static byte[] mutated(byte[] encoded, Random random) {
        byte[] bytes = Arrays.copyOf(encoded, encoded.length + random.nextInt(3) - 1);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) 0xFF;
                default -> System.arraycopy(bytes, random.nextInt(at + 1), bytes, at, bytes.length - at);
            }
        }
        return bytes;
    }

    static Stream<Arguments> sound() throws IOException {
        Random random = new Random(1);
        short[] samples = new short[9 * 20 * 3];
        IntStream.range(0, samples.length).forEach(n -> samples[n] = (short) random.nextInt(4096));
        DctTest.Picture grey = new DctTest.Picture(33, 20, 0, 0.5f);
        DctTest.Picture colour = new DctTest.Picture(21, 19, 0x22, 0.5f);
        return Stream.of(
                arguments(
                        new LosslessEncoder(20, 27, 1, 12, 6, 0, 3, true, TestCode.FLAT).encode(samples),
                        Decoding.monochrome(20, 27, 12, false)),
                arguments(
                        new LosslessEncoder(20, 9, 3, 12, 7, 1, 0, false, TestCode.values()).encode(samples),
                        Decoding.colour(20, 9, Photometric.RGB, 12)),
                arguments(grey.encode(), grey.format()),
                arguments(colour.encode(), colour.format()));
    }
}
