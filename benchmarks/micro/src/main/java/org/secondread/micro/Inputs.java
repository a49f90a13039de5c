package org.secondread.micro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.secondread.domain.DiagnosisException;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.PixelEncoding;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * What is measured: the middle slice of a chest phantom with a scan's noise in every encoding that can be had here, and
 * a series of such slices.
 *
 * @param folder holds a folder of frames, one of slices that encoders read, and one for each series
 */
record Inputs(Path folder) {
    static final String SLICE = "native-little-endian";
    static final String SLICE_8_BIT = "native-8-bit";
    static final String SLICE_PGM = "slice.pgm";

    /** Of all frames but that of eight bits and the published one. */
    static final PixelFormat FORMAT = PixelFormat.monochrome(512, 512, 16, 12, 11, false);

    /** The only frame that no program at hand makes; its measure is of colour. */
    private static final String HTJ2K = "htj2k-rgb";

    private static final Path PUBLISHED_HTJ2K = Path.of("codecs/pydicom-data/HTJ2KLossless_08_RGB.dcm");
    private static final long SEED = 1;
    private static final int SERIES_SLICES = 24;
    private static final double NOISE_HU = 22;
    private static final double WINDOW_HU = 1600;

    Path frames() {
        return folder.resolve("frames");
    }

    Path frame(String name) {
        return frames().resolve(name);
    }

    Path series(String name) {
        return folder.resolve("series-" + name);
    }

    /**
     * Writes all inputs.
     *
     * @param data folder of published images, where there is one
     * @return names of frames that cannot be measured, with the reason
     */
    Map<String, String> make(Optional<Path> data) throws IOException {
        Files.createDirectories(frames());
        SeriesOptions options = SeriesOptions.ct(SEED);
        write(SERIES_SLICES, options, series("native"));
        write(SERIES_SLICES, deflated(options), series("deflated"));
        Path slices = Files.createDirectories(folder.resolve("slices"));
        writeSlice(options, slices.resolve(SLICE));
        writeSlice(options.withPixels(eightBits()), slices.resolve(SLICE_8_BIT));
        Files.copy(slices.resolve(SLICE), frame(SLICE));
        writeSlice(bigEndian(options), frame("native-big-endian"));
        writePgm(slices);

        Map<String, String> missing = new TreeMap<>();
        for (Encoder encoder : Encoder.ALL) {
            encoder.encode(slices, frames()).ifPresent(reason -> missing.put(encoder.name(), reason));
        }
        copyPublished(data).ifPresent(reason -> missing.put(HTJ2K, reason));
        return missing;
    }

    private static SeriesOptions deflated(SeriesOptions options) {
        return options.withSyntax(TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN);
    }

    private static SeriesOptions bigEndian(SeriesOptions options) {
        return options.withSyntax(TransferSyntax.EXPLICIT_BIG_ENDIAN);
    }

    /** The window of a lung reading. */
    private static PixelEncoding eightBits() {
        return PixelEncoding.unsigned(Byte.SIZE).withRescale(WINDOW_HU / 255, -1350);
    }

    private static Path write(int slices, SeriesOptions options, Path folder) throws IOException {
        PhantomSeries series = new PhantomSeries(
                ChestPhantom.seeded(SEED).nodules(4).build(),
                SeriesGeometry.axial(FORMAT.columns(), FORMAT.rows(), slices, 0.7, 0.7, 2.5),
                new ImageNoise(NOISE_HU, SEED));
        return SeriesWriter.write(series, options, folder).files().get(0);
    }

    private void writeSlice(SeriesOptions options, Path file) throws IOException {
        Path written = write(1, options, folder.resolve("one-" + file.getFileName()));
        Files.move(written, file);
    }

    private static void writePgm(Path slices) throws IOException {
        Frame frame = Frame.read(slices.resolve(SLICE));
        Samples samples = frame.decode(frame.samples());
        ByteArrayOutputStream pgm = new ByteArrayOutputStream();
        pgm.writeBytes("P5\n%d %d\n%d\n"
                .formatted(FORMAT.columns(), FORMAT.rows(), (1 << FORMAT.bitsStored()) - 1)
                .getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < samples.length(); i++) {
            pgm.write((int) samples.at(i) >> Byte.SIZE);
            pgm.write((int) samples.at(i));
        }
        Files.write(slices.resolve(SLICE_PGM), pgm.toByteArray());
    }

    private Optional<String> copyPublished(Optional<Path> data) throws IOException {
        Optional<Path> file =
                data.map(folder -> folder.resolve(PUBLISHED_HTJ2K)).filter(Files::exists);
        if (file.isEmpty()) {
            return Optional.of("SECONDREAD_DATA names no folder with published images");
        }
        try {
            Frame.read(file.get());
        } catch (DiagnosisException e) {
            return Optional.of(e.rule());
        }
        Files.copy(file.get(), frame(HTJ2K));
        return Optional.empty();
    }
}
