package org.secondread.phantoms.series;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.phantoms.space.Vector3;

/** A file as a plain reader sees it, written without knowledge of the writer's classes. */
public record ReadBack(Attributes meta, Attributes dataset) {

    @SuppressWarnings("deprecation") // the one signature that all releases have
    public static ReadBack of(byte[] file) throws IOException {
        try (DicomInputStream stream = new DicomInputStream(new ByteArrayInputStream(file))) {
            stream.setAllocateLimit(1 << 26);
            Attributes meta = stream.readFileMetaInformation();
            return new ReadBack(meta, stream.readDataset(-1, -1));
        }
    }

    public double[] doubles(int tag) {
        return dataset.getDoubles(tag);
    }

    public int integer(int tag) {
        return dataset.getInt(tag, -1);
    }

    public String text(int tag) {
        return dataset.getString(tag, "");
    }

    /** Patient position of a pixel's centre by the equation of PS3.3 C.7.6.2.1.1. */
    Vector3 pointAt(int column, int row) {
        double[] position = doubles(Tag.ImagePositionPatient);
        double[] cosines = doubles(Tag.ImageOrientationPatient);
        double[] spacing = doubles(Tag.PixelSpacing);
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            point[axis] = position[axis] + cosines[axis] * spacing[1] * column + cosines[3 + axis] * spacing[0] * row;
        }
        return new Vector3(point[0], point[1], point[2]);
    }

    /** Modality value of a pixel. */
    double valueAt(int column, int row) throws IOException {
        double slope = dataset.getDouble(Tag.RescaleSlope, 1);
        double intercept = dataset.getDouble(Tag.RescaleIntercept, 0);
        return storedAt(row * integer(Tag.Columns) + column) * slope + intercept;
    }

    private int storedAt(int pixel) throws IOException {
        byte[] bytes = dataset.getBytes(Tag.PixelData);
        int raw = integer(Tag.BitsAllocated) == 8 ? bytes[pixel] & 0xFF : word(bytes, 2 * pixel);
        int toTop = 31 - integer(Tag.HighBit);
        int unused = 32 - integer(Tag.BitsStored);
        return integer(Tag.PixelRepresentation) == 1 ? raw << toTop >> unused : raw << toTop >>> unused;
    }

    private int word(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return dataset.bigEndian() ? first << 8 | second : second << 8 | first;
    }
}
