package org.secondread.preprocessing.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

class LosslessTest {
    @ParameterizedTest
    @MethodSource("encoders")
    void whatWasEncoded_comesBack(LosslessEncoder encoder) {
        short[] samples = samples(encoder);
        PixelFormat format = encoder.components() == 1
                ? Decoding.monochrome(encoder.columns(), encoder.rows(), encoder.precision(), false)
                : Decoding.colour(encoder.columns(), encoder.rows(), Photometric.RGB, encoder.precision());

        short[] decoded = Decoding.of(encoder.encode(samples), format).samples();

        for (int n = 0; n < samples.length; n++) {
            samples[n] = (short) ((samples[n] & 0xFFFF) >> encoder.pointTransform() << encoder.pointTransform());
        }
        assertThat(decoded).isEqualTo(samples);
    }

    static Stream<LosslessEncoder> encoders() {
        return IntStream.rangeClosed(1, 7).boxed().flatMap(predictor -> Stream.of(2, 7, 8, 12, 15, 16)
                .flatMap(precision -> Stream.of(0, 1, precision - 1)
                        .flatMap(pointTransform -> Stream.of(
                                new LosslessEncoder(
                                        13, 7, 1, precision, predictor, pointTransform, 0, true, TestCode.FLAT),
                                new LosslessEncoder(
                                        13, 27, 1, precision, predictor, pointTransform, 2, true, TestCode.STEEP),
                                new LosslessEncoder(
                                        1, 5, 1, precision, predictor, pointTransform, 3, true, TestCode.FLAT),
                                new LosslessEncoder(
                                        6,
                                        9,
                                        3,
                                        precision,
                                        predictor,
                                        pointTransform,
                                        4,
                                        true,
                                        TestCode.STEEP_REVERSED),
                                new LosslessEncoder(
                                        6, 9, 3, precision, predictor, pointTransform, 0, true, TestCode.values()),
                                new LosslessEncoder(
                                        6, 9, 3, precision, predictor, pointTransform, 4, false, TestCode.values())))));
    }

    /** Half noise over the whole range, half small steps, with both ends of the range side by side. */
    private static short[] samples(LosslessEncoder encoder) {
        short[] samples = new short[encoder.columns() * encoder.rows() * encoder.components()];
        Random random = new Random(encoder.precision());
        int greatest = (1 << encoder.precision()) - 1;
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (short) (n % 2 == 0 ? random.nextInt(greatest + 1) : greatest - n % 3);
        }
        samples[0] = 0;
        samples[samples.length - 1] = (short) greatest;
        return samples;
    }

    /** T.81 H.1.2.2: category 16 is 32768 and takes no bits behind its codeword. */
    @Test
    void aDifferenceOfHalfTheRange() {
        short[] samples = {0, Short.MIN_VALUE, 0, 1, (short) 0x8001, (short) 0xFFFF, 0x7FFF};

        assertThat(Decoding.of(
                                LosslessEncoder.ofMonochrome(7, 1, 16).encode(samples),
                                Decoding.monochrome(7, 1, 16, false))
                        .samples())
                .isEqualTo(samples);
    }

    /** Stored bits, high bit, sign; precision and one sample of the codestream; the stored value. */
    @ParameterizedTest
    @CsvSource({
        "16, 12, 11, true, 12, 0xFFF, -1",
        "16, 12, 11, true, 16, 0xFFFF, -1",
        "16, 12, 11, true, 16, 0x0800, -2048",
        "16, 12, 11, false, 12, 0xFFF, 4095",
        "16, 12, 11, false, 16, 0xF123, 61731",
        "16, 16, 15, true, 16, 0x8000, -32768",
        "16, 16, 15, false, 12, 0xFFF, 4095",
        "8, 8, 7, true, 8, 0x80, -128",
        "8, 8, 7, false, 8, 0x80, 128",
        "16, 12, 15, true, 16, 0xFFF0, -1",
        "16, 12, 15, false, 16, 0xFFF7, 4095",
        "16, 12, 15, false, 12, 0xFFF, 4095",
    })
    void theSignIsThatOfTheFormat(
            int allocated, int stored, int highBit, boolean signed, int precision, String sample, double value) {
        PixelFormat format = PixelFormat.monochrome(1, 1, allocated, stored, highBit, signed);
        short[] samples = {(short) Integer.decode(sample).intValue()};

        short[] decoded = Decoding.of(
                        LosslessEncoder.ofMonochrome(1, 1, precision).encode(samples), format)
                .samples();

        assertThat(new Samples.Shorts(decoded, signed).at(0)).isEqualTo(value);
    }

    @Test
    void samplesGoWhereTheyBelong_andTheBufferIsLeftAsItIs() {
        byte[] encoded = LosslessEncoder.ofMonochrome(2, 1, 8).encode(new short[] {3, 5});
        ByteBuffer direct = ByteBuffer.allocateDirect(encoded.length + 3)
                .put(new byte[3])
                .put(encoded)
                .position(3);
        short[] into = {9, 9, 9, 9};

        new JpegFrameDecoder().decode(direct, Decoding.monochrome(2, 1, 8, false), new Samples.Shorts(into, false), 1);

        assertThat(into).containsExactly((short) 9, (short) 3, (short) 5, (short) 9);
        assertThat(direct.position()).isEqualTo(3);
    }

    /** One component over two columns: what T.81 A.1.1 calls a ratio of sampling factors is met in lossless RGB too. */
    @Test
    void subsampledComponents_areRepeated() {
        CodestreamWriter writer = new CodestreamWriter()
                .marker(0xD8)
                .segment(0xEE, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0)
                .frame(CodestreamWriter.SOF_LOSSLESS, 8, 1, 3, 0x21, 0x11, 0x11)
                .segment(0xC4, TestCode.FLAT.definition(0))
                .segment(0xDA, 3, 1, 0, 2, 0, 3, 0, 1, 0, 0);
        for (int difference : new int[] {1, 1, 10, 20, 1, 1, 10, 20}) {
            TestCode.FLAT.write(writer, difference);
        }
        Decoding decoding =
                Decoding.of(writer.align().marker(0xD9).toBytes(), Decoding.colour(3, 1, Photometric.YBR_FULL, 8));

        assertThat(decoding.photometric()).isEqualTo(Photometric.RGB);
        assertThat(decoding.samples()).containsExactly(129, 138, 148, 130, 138, 148, 131, 148, 168);
    }

    @Test
    void restartsWithinARow_areRefused() {
        byte[] encoded = new LosslessEncoder(4, 4, 1, 8, 1, 0, 1, true, TestCode.FLAT).encode(new short[16]);
        for (int n = 0; n < encoded.length; n++) {
            if ((encoded[n] & 0xFF) == 0xFF && (encoded[n + 1] & 0xFF) == 0xDD) {
                encoded[n + 5] = 3;
            }
        }

        Decoding.isRefused(
                encoded, Decoding.monochrome(4, 4, 8, false), ErrorCode.MALFORMED_ATTRIBUTE, "restarts within a row");
    }
}
