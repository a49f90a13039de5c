package org.secondread.preprocessing.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Holds the sequential DCT against the JDK's reader, which is libjpeg: samples are to be equal, not close. */
class DctTest {
    /** @param sampling horizontal and vertical factor of the first component, as in a frame header; 0 for monochrome */
    record Picture(int columns, int rows, int sampling, float quality) {
        PixelFormat format() {
            return sampling == 0
                    ? Decoding.monochrome(columns, rows, 8, false)
                    : Decoding.colour(columns, rows, Photometric.YBR_FULL, 8);
        }

        /** Smooth shades under noise, so that coefficients of all sizes occur. */
        byte[] encode() throws IOException {
            BufferedImage image = new BufferedImage(
                    columns, rows, sampling == 0 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
            Random random = new Random(columns * 100L + rows);
            for (int n = 0; n < columns * rows * image.getRaster().getNumBands(); n++) {
                int pixel = n / image.getRaster().getNumBands();
                int shade = (int) (128 + 100 * Math.sin(pixel % columns / 5.0 + n % 3) + random.nextInt(56) - 28);
                image.getRaster()
                        .setSample(
                                pixel % columns,
                                pixel / columns,
                                n % image.getRaster().getNumBands(),
                                Math.max(0, Math.min(shade, 255)));
            }
            return encode(image);
        }

        private byte[] encode(BufferedImage image) throws IOException {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
                if (sampling != 0) {
                    setSampling(metadata);
                }
                writer.setOutput(output);
                writer.write(null, new IIOImage(image, null, metadata), parameters);
            } finally {
                writer.dispose();
            }
            return bytes.toByteArray();
        }

        private void setSampling(IIOMetadata metadata) throws IOException {
            String format = metadata.getNativeMetadataFormatName();
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
            IIOMetadataNode luminance =
                    (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
            luminance.setAttribute("HsamplingFactor", String.valueOf(sampling >> 4));
            luminance.setAttribute("VsamplingFactor", String.valueOf(sampling & 15));
            metadata.setFromTree(format, root);
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void samplesEqualThoseOfLibjpeg(Picture picture) throws IOException {
        byte[] encoded = picture.encode();

        Decoding decoding = Decoding.of(encoded, picture.format());

        assertThat(decoding.photometric())
                .isEqualTo(picture.sampling == 0 ? Photometric.MONOCHROME2 : Photometric.YBR_FULL);
        assertThat(decoding.samples()).isEqualTo(byLibjpeg(encoded));
    }

    static Stream<Picture> pictures() {
        return Stream.of(0, 0x11, 0x21, 0x22, 0x41)
                .flatMap(sampling -> Stream.of(
                        new Picture(1, 1, sampling, 0.9f),
                        new Picture(3, 5, sampling, 0.9f),
                        new Picture(5, 3, sampling, 0.2f),
                        new Picture(16, 16, sampling, 0.75f),
                        new Picture(17, 33, sampling, 0.01f),
                        new Picture(31, 18, sampling, 0.5f),
                        new Picture(70, 41, sampling, 1.0f)));
    }

    private static short[] byLibjpeg(byte[] encoded) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
            reader.setInput(input);
            int[] samples =
                    reader.readRaster(0, null).getPixels(0, 0, reader.getWidth(0), reader.getHeight(0), (int[]) null);
            short[] narrow = new short[samples.length];
            IntStream.range(0, samples.length).forEach(n -> narrow[n] = (short) samples[n]);
            return narrow;
        } finally {
            reader.dispose();
        }
    }

    /** By the definition, T.81 A.3.3, in floating point. Eight-bit and twelve-bit samples. */
    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void theTransform_isWithinOneOfTheDefinition(int precision) {
        Random random = new Random(precision);
        for (int n = 0; n < 200; n++) {
            int[] block = new int[64];
            for (int k = 0; k < 64; k++) {
                block[k] = random.nextInt(4) == 0 ? random.nextInt(1 << precision - 1) - (1 << precision - 2) : 0;
            }
            short[] expected = byDefinition(block, precision);
            short[] samples = new short[64];
            new InverseDct(precision).transform(block, samples, 0, 1, 8);
            for (int k = 0; k < 64; k++) {
                assertThat((int) samples[k]).isBetween(expected[k] - 1, expected[k] + 1);
            }
        }
    }

    private static short[] byDefinition(int[] block, int precision) {
        short[] samples = new short[64];
        for (int place = 0; place < 64; place++) {
            double sum = 0;
            for (int k = 0; k < 64; k++) {
                sum += block[k] / 4.0 * wave(place % 8, k % 8) * wave(place / 8, k / 8);
            }
            double level = Math.rint(sum) + (1 << precision - 1);
            samples[place] = (short) Math.max(0, Math.min(level, (1 << precision) - 1));
        }
        return samples;
    }

    private static double wave(int x, int u) {
        return (u == 0 ? Math.sqrt(0.5) : 1) * Math.cos((2 * x + 1) * u * Math.PI / 16);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void aFlatBlock_isTheSameByTheShortWay(int precision) {
        for (int first = -9 << precision - 1; first < 9 << precision - 1; first += 3) {
            short[] samples = new short[64];
            short[] flat = new short[64];
            int[] block = new int[64];
            block[0] = first;
            new InverseDct(precision).transform(block, samples, 0, 1, 8);
            new InverseDct(precision).transformFlat(first, flat, 0, 1, 8);
            assertThat(flat).isEqualTo(samples);
        }
    }

    /** Two units of one block, steps 8: DC 16 · 8 / 8 above the middle, then 4 more; a restart forgets the first. */
    @Test
    void restarts_forgetTheLastBlock() {
        assertThat(twoFlatBlocks(false)).startsWith((short) 2064).endsWith((short) 2068);
        assertThat(twoFlatBlocks(true)).startsWith((short) 2064).endsWith((short) 2052);
    }

    private static short[] twoFlatBlocks(boolean restart) {
        int[] steps = new int[65];
        Arrays.fill(steps, 1, 65, 8);
        CodestreamWriter writer = new CodestreamWriter()
                .marker(0xD8)
                .segment(0xDB, steps)
                .segment(0xC4, TestCode.FLAT.definition(0))
                .segment(0xC4, TestCode.FLAT.definition(0x10))
                .frame(0xC1, 12, 8, 16, 0x11);
        if (restart) {
            writer.segment(0xDD, 0, 1);
        }
        writer.segment(0xDA, 1, 1, 0, 0, 63, 0);
        TestCode.FLAT.write(writer, 16);
        TestCode.FLAT.write(writer, 0);
        if (restart) {
            writer.align().raw(0xFF).marker(0xD0);
        }
        TestCode.FLAT.write(writer, 4);
        TestCode.FLAT.write(writer, 0);
        return Decoding.of(writer.align().marker(0xD9).toBytes(), Decoding.monochrome(16, 8, 12, false))
                .samples();
    }

    /**
     * 20 x 9 samples, chrominance halved both ways. Alone, luminance has 3 x 2 blocks; with the others it has two units of
     * 2 x 2, whose last column of blocks is dropped (T.81 A.2.2, A.2.3).
     */
    @Test
    void aScanForEachComponent_givesTheSameAsOneForAll() {
        CodestreamWriter together = subsampled().segment(0xDA, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0);
        writeFlat(together, 0, 3, 20, 23, 50, -50, 6, 9, 26, 29, 51, -49);
        CodestreamWriter apart = subsampled().segment(0xDA, 1, 1, 0, 0, 63, 0);
        writeFlat(apart, 0, 3, 6, 20, 23, 26);
        apart.segment(0xDA, 1, 3, 0, 0, 63, 0);
        writeFlat(apart, -50, -49);
        apart.segment(0xDA, 1, 2, 0, 0, 63, 0);
        writeFlat(apart, 50, 51);

        short[] samples = Decoding.of(together.toBytes(), Decoding.colour(20, 9, Photometric.YBR_FULL, 8))
                .samples();

        assertThat(Decoding.of(apart.toBytes(), Decoding.colour(20, 9, Photometric.YBR_FULL, 8))
                        .samples())
                .isEqualTo(samples);
        assertThat(samples).startsWith(128, 178, 78).endsWith(154, 179, 79);
        assertThat(samples[(7 * 20 + 8) * 3]).isEqualTo((short) 131);
        assertThat(samples[(8 * 20 + 7) * 3]).isEqualTo((short) 148);
    }

    private static CodestreamWriter subsampled() {
        int[] steps = new int[65];
        Arrays.fill(steps, 1, 65, 8);
        return new CodestreamWriter()
                .marker(0xD8)
                .segment(0xDB, steps)
                .segment(0xC4, TestCode.FLAT.definition(0))
                .segment(0xC4, TestCode.FLAT.definition(0x10))
                .frame(0xC0, 8, 9, 20, 0x22, 0x11, 0x11);
    }

    /** Blocks of one level each, by their level above the middle: luminance above −40 and below 40, then the others. */
    private static void writeFlat(CodestreamWriter writer, int... levels) {
        int[] last = new int[3];
        for (int level : levels) {
            int component = Math.abs(level) < 40 ? 0 : level > 0 ? 1 : 2;
            TestCode.FLAT.write(writer, level - last[component]);
            TestCode.FLAT.write(writer, 0);
            last[component] = level;
        }
        writer.align();
    }

    /** Rows 0 and 4 of a component at half height, weighted 3 : 1; the edges stay. */
    @Test
    void halvedRows_areWeighted() {
        Plane from = new Plane(new short[] {0, 4}, 0, 1, 1, 1, 2);
        Plane to = Plane.of(1, 4);

        new Upsampling(from, to, 1, 2, true).apply();

        assertThat(to.samples()).containsExactly(0, 1, 3, 4);
    }
}
