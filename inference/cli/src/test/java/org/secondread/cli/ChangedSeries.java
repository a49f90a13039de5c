package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.phantoms.series.DecimalString;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.phantoms.space.Vector3;

/** A real series of 16-bit slices that is written again in other words: the patient stays the same. */
record ChangedSeries(List<Instance> slices) {

    /** Reads a folder of single-frame images. */
    static ChangedSeries read(Path folder) throws IOException {
        List<Instance> slices = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                slices.add(new Instance(
                        String.valueOf(file.getFileName()), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataset(file)));
            }
        }
        return new ChangedSeries(slices);
    }

    @SuppressWarnings("deprecation") // the one signature that all releases have
    private static Attributes dataset(Path file) throws IOException {
        try (DicomInputStream stream = new DicomInputStream(file.toFile())) {
            return stream.readDataset(-1, -1);
        }
    }

    List<Path> write(Path folder) throws IOException {
        return SeriesFile.writeAll(slices.stream().map(Instance::toFile).toList(), folder);
    }

    /** File names in the reverse order. */
    ChangedSeries renamed() {
        List<Instance> renamed = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            renamed.add(slices.get(i).withFileName("f%05d".formatted(slices.size() - i)));
        }
        return new ChangedSeries(renamed);
    }

    /** Instance numbers that fall where they rose. */
    ChangedSeries numberedBackwards() {
        int last = slices.stream().mapToInt(ChangedSeries::number).max().orElseThrow();
        return changed(dataset -> dataset.setString(
                Tag.InstanceNumber, VR.IS, Integer.toString(last + 1 - dataset.getInt(Tag.InstanceNumber, 0))));
    }

    ChangedSeries movedBy(Vector3 mm) {
        return changed(dataset -> move(dataset, mm));
    }

    /** Every row written from its other end, and the attributes that say so. */
    ChangedSeries columnsReversed() {
        return changed(dataset -> {
            int columns = dataset.getInt(Tag.Columns, 0);
            int rows = dataset.getInt(Tag.Rows, 0);
            byte[] pixels = pixels(dataset);
            byte[] flipped = new byte[pixels.length];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    copyPixel(pixels, row * columns + column, flipped, row * columns + columns - 1 - column);
                }
            }
            dataset.setBytes(Tag.PixelData, VR.OW, flipped);
            turnAround(dataset, 0, (columns - 1) * dataset.getDoubles(Tag.PixelSpacing)[1]);
        });
    }

    /** The last row written first, and the attributes that say so. */
    ChangedSeries rowsReversed() {
        return changed(dataset -> {
            int rowBytes = 2 * dataset.getInt(Tag.Columns, 0);
            int rows = dataset.getInt(Tag.Rows, 0);
            byte[] pixels = pixels(dataset);
            byte[] flipped = new byte[pixels.length];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(pixels, row * rowBytes, flipped, (rows - 1 - row) * rowBytes, rowBytes);
            }
            dataset.setBytes(Tag.PixelData, VR.OW, flipped);
            turnAround(dataset, 1, (rows - 1) * dataset.getDoubles(Tag.PixelSpacing)[0]);
        });
    }

    private ChangedSeries changed(Consumer<Attributes> change) {
        return new ChangedSeries(
                slices.stream().map(slice -> slice.with(change)).toList());
    }

    /** Negates one direction and moves the first pixel to the other end of the image. */
    private static void turnAround(Attributes dataset, int axis, double lengthMm) {
        double[] cosines = dataset.getDoubles(Tag.ImageOrientationPatient);
        Vector3[] directions = {vector(cosines, 0), vector(cosines, 3)};
        move(dataset, directions[axis].times(lengthMm));
        directions[axis] = directions[axis].times(-1);
        dataset.setString(Tag.ImageOrientationPatient, VR.DS, DecimalString.of(directions));
    }

    private static void move(Attributes dataset, Vector3 mm) {
        Vector3 position = vector(dataset.getDoubles(Tag.ImagePositionPatient), 0);
        dataset.setString(Tag.ImagePositionPatient, VR.DS, DecimalString.of(position.plus(mm)));
    }

    private static Vector3 vector(double[] values, int first) {
        return new Vector3(values[first], values[first + 1], values[first + 2]);
    }

    private static int number(Instance slice) {
        return slice.dataset().getInt(Tag.InstanceNumber, 0);
    }

    private static byte[] pixels(Attributes dataset) {
        return (byte[]) dataset.getValue(Tag.PixelData);
    }

    private static void copyPixel(byte[] from, int pixel, byte[] to, int target) {
        System.arraycopy(from, 2 * pixel, to, 2 * target, 2);
    }
}
