package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.preprocessing.dicom.ImageFileReader;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.TestingImageFile;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.PixelFormat.SampleType;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/**
 * Transfer syntax × bits allocated, stored and high bit × sign × colour model × planar configuration × VR, on three frames
 * of odd size, each value known beforehand. The bits of a cell beside the value are filled with something else.
 */
class PixelLayoutTest {
    private static final int FRAMES = 3;
    private static final int ROWS = 3;

    @TempDir
    Path folder;

    /** Bits allocated, bits stored, high bit, signed. */
    private static final int[][] CELLS = {
        {1, 1, 0, 0},
        {8, 8, 7, 0},
        {8, 8, 7, 1},
        {8, 5, 6, 0},
        {8, 4, 3, 1},
        {16, 16, 15, 0},
        {16, 16, 15, 1},
        {16, 12, 11, 0},
        {16, 12, 11, 1},
        {16, 12, 15, 1},
        {16, 10, 12, 0},
        {32, 32, 31, 0},
        {32, 32, 31, 1},
        {32, 20, 24, 1}
    };

    record Case(TransferSyntax syntax, PixelFormat format, boolean inWords) {
        @Override
        public String toString() {
            return syntax + (inWords ? " OW " : " OB ") + format;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (TransferSyntax syntax : TransferSyntax.values()) {
            if (syntax.isNative() || syntax == TransferSyntax.RLE_LOSSLESS) {
                for (int[] cell : CELLS) {
                    for (PixelFormat format : formats(cell, syntax)) {
                        cases.add(new Case(syntax, format, true));
                        if (cell[0] <= 8) {
                            cases.add(new Case(syntax, format, false));
                        }
                    }
                }
            }
        }
        return cases.stream();
    }

    private static List<PixelFormat> formats(int[] cell, TransferSyntax syntax) {
        List<PixelFormat> formats = new ArrayList<>();
        formats.add(format(cell, Photometric.MONOCHROME2, false));
        formats.add(format(cell, Photometric.MONOCHROME1, false));
        if (cell[0] > 1) {
            formats.add(format(cell, Photometric.RGB, false));
            formats.add(format(cell, Photometric.YBR_FULL, false));
            if (syntax.isNative()) {
                formats.add(format(cell, Photometric.RGB, true));
                formats.add(format(cell, Photometric.YBR_FULL, true));
            }
        }
        if (cell[0] == 8 && syntax.isNative()) {
            formats.add(format(cell, Photometric.YBR_FULL_422, false));
        }
        return formats;
    }

    private static PixelFormat format(int[] cell, Photometric photometric, boolean planar) {
        int columns = photometric == Photometric.YBR_FULL_422 ? 6 : 5;
        return new PixelFormat(
                columns, ROWS, photometric, planar, SampleType.INTEGER, cell[0], cell[1], cell[2], cell[3] == 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyValueArrives(Case c) {
        PixelFormat format = c.format();
        TestingImageFile file = new TestingImageFile(c.syntax()).format(format, FRAMES);
        if (c.syntax().isEncapsulated()) {
            List<byte[]> items = new ArrayList<>(List.of(new byte[0]));
            for (int frame = 0; frame < FRAMES; frame++) {
                items.add(encoded(c.syntax(), format, even(cells(c, frame, frame + 1))));
            }
            file.items(items).delimiter();
        } else {
            file.element(0x7FE00010, c.inWords() ? "OW" : "OB", even(cells(c, 0, FRAMES)));
        }

        ImageFrames image = decode(file);

        for (int n = 0; n < FRAMES * format.sampleCount(); n++) {
            assertThat(image.samples().at(n)).as("sample %d", n).isEqualTo(expected(format, n));
        }
        assertThat(image.count()).isEqualTo(FRAMES);
        boolean shared = format.photometric() == Photometric.YBR_FULL_422;
        assertThat(image.photometric()).isEqualTo(shared ? Photometric.YBR_FULL : format.photometric());
    }

    @ParameterizedTest
    @EnumSource(
            value = TransferSyntax.class,
            names = {
                "IMPLICIT_LITTLE_ENDIAN",
                "EXPLICIT_LITTLE_ENDIAN",
                "EXPLICIT_BIG_ENDIAN",
                "DEFLATED_EXPLICIT_LITTLE_ENDIAN"
            })
    void floatingValuesArrive(TransferSyntax syntax) {
        ByteOrder order = syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer floats = ByteBuffer.allocate(FRAMES * 15 * Float.BYTES).order(order);
        ByteBuffer doubles = ByteBuffer.allocate(FRAMES * 15 * Double.BYTES).order(order);
        for (int n = 0; n < FRAMES * 15; n++) {
            floats.putFloat(n / 7f - 3);
            doubles.putDouble(n / 7.0 - 3);
        }

        ImageFrames single = decode(new TestingImageFile(syntax)
                .format(floating(SampleType.FLOAT, Float.SIZE), FRAMES)
                .element(0x7FE00008, "OF", floats.array()));
        ImageFrames twice = decode(new TestingImageFile(syntax)
                .format(floating(SampleType.DOUBLE, Double.SIZE), FRAMES)
                .element(0x7FE00009, "OD", doubles.array()));

        for (int n = 0; n < FRAMES * 15; n++) {
            assertThat(single.samples().at(n)).isEqualTo(n / 7f - 3);
            assertThat(twice.samples().at(n)).isEqualTo(n / 7.0 - 3);
        }
    }

    /** A frame of a deflated set costs what it costs, not what all frames before it do. */
    @Test
    void manyFramesOfADeflatedSet_areInflatedOnce() {
        PixelFormat format = PixelFormat.monochrome(64, 64, 16, 16, 15, false);
        int frames = 2000;
        ByteBuffer value = ByteBuffer.allocate(frames * 64 * 64 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < frames; n++) {
            value.putShort(n * 64 * 64 * 2, (short) n);
        }

        ImageFrames image = decode(new TestingImageFile(TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN)
                .format(format, frames)
                .element(0x7FE00010, "OW", value.array()));

        for (int n = 0; n < frames; n++) {
            assertThat(image.samples().at(n * 64 * 64)).isEqualTo(n);
        }
    }

    private ImageFrames decode(TestingImageFile file) {
        return new ImageFrameDecoder(TestingSeries.cpus())
                .decode(
                        new ImageFileReader(ReadLimits.DEFAULT).read(file.write(folder.resolve("image.dcm"))),
                        TestingRequest.alive());
    }

    private static PixelFormat floating(SampleType type, int bits) {
        return new PixelFormat(5, ROWS, Photometric.MONOCHROME2, false, type, bits, bits, bits - 1, true);
    }

    /** The value of a sample, which takes every part of the range that its bits have. */
    private static double expected(PixelFormat format, int n) {
        int each = format.sampleCount();
        boolean shared = format.photometric() == Photometric.YBR_FULL_422 && n % 3 > 0;
        int sample = shared ? n / each * each + n % each / 6 * 6 + n % 3 : n;
        long bits = sample * 0x9E3779B97F4A7C15L >>> 64 - format.bitsStored();
        return format.signed() ? bits << 64 - format.bitsStored() >> 64 - format.bitsStored() : bits;
    }

    /** The cells of some frames as they lie one after another. */
    private static byte[] cells(Case c, int from, int to) {
        PixelFormat format = c.format();
        ByteBuffer bytes = ByteBuffer.allocate((int) (to * format.bitCount() / 8) + 4)
                .order(c.syntax().isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int bit = 0;
        for (int n : order(format, from, to)) {
            long value = (long) expected(format, n) & (1L << format.bitsStored()) - 1;
            int down = format.highBit() + 1 - format.bitsStored();
            long beside = ~((1L << format.bitsStored()) - 1 << down) & 0x5A6B_7C8DL * (n + 1);
            long cell = value << down | beside;
            switch (format.bitsAllocated()) {
                case 1 -> bytes.put(bit / 8, (byte) (bytes.get(bit / 8) | value << bit % 8));
                case 8 -> bytes.put(bit / 8, (byte) cell);
                case 16 -> bytes.putShort(bit / 8, (short) cell);
                default -> bytes.putInt(bit / 8, (int) cell);
            }
            bit += format.bitsAllocated();
        }
        byte[] cells = even(Arrays.copyOf(bytes.array(), (bit + 7) / 8));
        if (c.syntax().isBigEndian() && c.inWords() && format.bitsAllocated() <= 8) {
            for (int n = 0; n < cells.length; n += 2) {
                byte first = cells[n];
                cells[n] = cells[n + 1];
                cells[n + 1] = first;
            }
        }
        return cells;
    }

    /** The samples in the order in which native encoding has them. */
    private static List<Integer> order(PixelFormat format, int from, int to) {
        int samples = format.photometric().samples();
        int pixels = format.pixelCount();
        List<Integer> order = new ArrayList<>();
        for (int frame = from; frame < to; frame++) {
            int first = frame * format.sampleCount();
            for (int n = 0; n < format.sampleCount(); n++) {
                int at = format.planar() ? n % pixels * samples + n / pixels : n;
                if (format.photometric() != Photometric.YBR_FULL_422) {
                    order.add(first + at);
                } else if (n % 6 < 4) {
                    order.add(first + n / 6 * 6 + new int[] {0, 3, 1, 2}[n % 6]);
                }
            }
        }
        return order;
    }

    private static byte[] encoded(TransferSyntax syntax, PixelFormat format, byte[] cells) {
        return switch (syntax) {
            case DEFLATED_IMAGE_FRAME -> TestingImageFile.deflated(cells);
            case RLE_LOSSLESS -> runLengths(format, cells);
            default -> cells;
        };
    }

    /** PS3.5 annex G, with literal runs and one replicate run of two where bytes repeat. */
    private static byte[] runLengths(PixelFormat format, byte[] cells) {
        int width = Math.max(1, format.bitsAllocated() / 8);
        int samples = format.photometric().samples();
        ByteBuffer header =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(samples * width);
        ByteArrayOutputStream segments = new ByteArrayOutputStream();
        for (int sample = 0; sample < samples; sample++) {
            for (int n = width - 1; n >= 0; n--) {
                header.putInt(64 + segments.size());
                int count = format.bitsAllocated() == 1 ? (format.pixelCount() + 7) / 8 : format.pixelCount();
                for (int pixel = 0; pixel < count; pixel++) {
                    byte value = cells[(pixel * samples + sample) * width + n];
                    boolean twice = pixel + 1 < count && cells[((pixel + 1) * samples + sample) * width + n] == value;
                    segments.write(twice ? -1 : 0);
                    segments.write(value);
                    pixel += twice ? 1 : 0;
                }
                segments.write(new byte[segments.size() % 2], 0, segments.size() % 2);
            }
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(header.array());
        frame.writeBytes(segments.toByteArray());
        return frame.toByteArray();
    }

    private static byte[] even(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    }
}
