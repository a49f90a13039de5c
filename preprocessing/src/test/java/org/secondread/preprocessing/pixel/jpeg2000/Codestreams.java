package org.secondread.preprocessing.pixel.jpeg2000;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/** Small codestreams of one synthetic image, each written by another encoder with other options. */
final class Codestreams {
    /**
     * @param factor by which values were scaled before they were encoded
     * @param tolerance 0 when the codestream is lossless
     */
    record Codestream(
            String name,
            int columns,
            int rows,
            int components,
            int bits,
            int factor,
            int tolerance,
            String options,
            byte[] bytes) {
        PixelFormat format() {
            return new PixelFormat(
                    columns,
                    rows,
                    components == 3 ? Photometric.YBR_RCT : Photometric.MONOCHROME2,
                    false,
                    PixelFormat.SampleType.INTEGER,
                    bits > 8 ? 16 : 8,
                    bits,
                    bits - 1,
                    false);
        }

        /** What was encoded. */
        double value(int sample) {
            int c = sample % components;
            int x = sample / components % columns;
            int y = sample / components / columns;
            return (5 * x * x + 9 * y * y + 3 * x * y + 77 * c) * factor & (1 << bits) - 1;
        }

        @Override
        public String toString() {
            return name + " " + options;
        }
    }

    private Codestreams() {}

    static List<Codestream> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Codestreams.class.getResourceAsStream("codestreams.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Codestreams::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Codestream named(String name) {
        return all().stream()
                .filter(codestream -> codestream.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Codestream parsed(String line) {
        String[] parts = line.split(" \\| ");
        String[] size = parts[1].split(" ");
        return new Codestream(
                parts[0],
                Integer.parseInt(size[0]),
                Integer.parseInt(size[1]),
                Integer.parseInt(size[2]),
                Integer.parseInt(size[3]),
                Integer.parseInt(size[4]),
                Integer.parseInt(size[5]),
                parts[2],
                HexFormat.of().parseHex(parts[3]));
    }

    static Samples decode(byte[] bytes, PixelFormat format) {
        Samples samples = Samples.of(format, format.sampleCount());
        new Jpeg2000FrameDecoder().decode(ByteBuffer.wrap(bytes), format, samples, 0);
        return samples;
    }
}
