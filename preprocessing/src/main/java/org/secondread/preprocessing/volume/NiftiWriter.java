package org.secondread.preprocessing.volume;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.Volume.LinearUnits;

/**
 * Writes a volume as a NIfTI-1 single file (Cox et al., "A (sort of) new image data format standard: NIfTI-1", 2004; header
 * {@code nifti1.h}). NIfTI's world is RAS, so x and y of LPS change their signs. The place in the patient is given as a
 * matrix (sform).
 *
 * <p>When one mapping to units holds for all slices, voxels are the stored values in their own type with that mapping as
 * scl_slope and scl_inter; otherwise they are 32-bit floating point values in units.
 */
public final class NiftiWriter {
    private static final int HEADER_BYTES = 348;
    private static final int VOXEL_OFFSET = 352;
    private static final byte UNITS_MM = 2;
    private static final short NO_QUATERNION = 0;
    private static final short SCANNER_COORDINATES = 1;
    private static final byte[] MAGIC = {'n', '+', '1', 0};

    /**
     * Writes the whole volume, slice by slice.
     *
     * @param file the name's end decides: {@code .nii.gz} is compressed, all else is not
     * @throws IOException when the file cannot be written
     */
    public void write(Volume volume, Path file) throws IOException {
        try (OutputStream out = open(file)) {
            boolean mapped = isStoredLinearly(volume);
            out.write(header(volume, mapped).array());
            for (int k = 0; k < volume.grid().sizeZ(); k++) {
                out.write((mapped ? storedSlice(volume, k) : valueSlice(volume, k)).array());
            }
        }
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : new BufferedOutputStream(out);
    }

    private static boolean isStoredLinearly(Volume volume) {
        return IntStream.range(0, volume.grid().sizeZ())
                .allMatch(k -> volume.units(k).equals(volume.units(0)));
    }

    private static ByteBuffer header(Volume volume, boolean mapped) {
        PatientGrid grid = volume.grid();
        LinearUnits mapping = mapped ? volume.units(0) : new LinearUnits(1, 0);
        ByteBuffer header = littleEndian(VOXEL_OFFSET);
        header.putInt(0, HEADER_BYTES);
        putShorts(header, 40, 3, grid.sizeX(), grid.sizeY(), grid.sizeZ(), 1, 1, 1, 1);
        DataType type = mapped ? DataType.of(volume.stored()) : DataType.FLOAT32;
        header.putShort(70, type.code);
        header.putShort(72, (short) (type.bytes * Byte.SIZE));
        Vector3 spacing = grid.spacingMm();
        putFloats(header, 76, 1, spacing.x(), spacing.y(), spacing.z());
        putFloats(header, 108, VOXEL_OFFSET, mapping.slope(), mapping.intercept());
        header.put(123, UNITS_MM);
        putPlacement(header, grid);
        header.position(344).put(MAGIC);
        return header;
    }

    private static void putPlacement(ByteBuffer header, PatientGrid grid) {
        double[] lps = grid.indexToPatient();
        putShorts(header, 252, NO_QUATERNION, SCANNER_COORDINATES);
        for (int row = 0; row < 3; row++) {
            double sign = row == 2 ? 1 : -1;
            for (int column = 0; column < 4; column++) {
                header.putFloat(280 + 16 * row + 4 * column, (float) (sign * lps[4 * row + column]));
            }
        }
    }

    private static ByteBuffer storedSlice(Volume volume, int k) {
        PatientGrid grid = volume.grid();
        int pixels = grid.sizeX() * grid.sizeY();
        int from = (int) grid.offset(0, 0, k);
        ByteBuffer slice = littleEndian(pixels * DataType.of(volume.stored()).bytes);
        if (volume.stored() instanceof Samples.Shorts shorts) {
            slice.asShortBuffer().put(shorts.bits(), from, pixels);
        } else if (volume.stored() instanceof Samples.Ints ints) {
            slice.asIntBuffer().put(ints.bits(), from, pixels);
        } else if (volume.stored() instanceof Samples.Floats floats) {
            slice.asFloatBuffer().put(floats.values(), from, pixels);
        } else if (volume.stored() instanceof Samples.Doubles doubles) {
            slice.asDoubleBuffer().put(doubles.values(), from, pixels);
        }
        return slice;
    }

    private static ByteBuffer valueSlice(Volume volume, int k) {
        PatientGrid grid = volume.grid();
        ByteBuffer slice = littleEndian(grid.sizeX() * grid.sizeY() * Float.BYTES);
        for (int j = 0; j < grid.sizeY(); j++) {
            for (int i = 0; i < grid.sizeX(); i++) {
                slice.putFloat(volume.valueAt(i, j, k));
            }
        }
        return slice;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void putShorts(ByteBuffer header, int at, int... values) {
        for (int n = 0; n < values.length; n++) {
            header.putShort(at + 2 * n, (short) values[n]);
        }
    }

    private static void putFloats(ByteBuffer header, int at, double... values) {
        for (int n = 0; n < values.length; n++) {
            header.putFloat(at + 4 * n, (float) values[n]);
        }
    }

    /** How a voxel is written, with its code in the header. */
    private enum DataType {
        INT16(4, Short.BYTES),
        INT32(8, Integer.BYTES),
        FLOAT32(16, Float.BYTES),
        FLOAT64(64, Double.BYTES),
        UINT16(512, Short.BYTES),
        UINT32(768, Integer.BYTES);

        private final short code;
        private final int bytes;

        DataType(int code, int bytes) {
            this.code = (short) code;
            this.bytes = bytes;
        }

        static DataType of(Samples stored) {
            if (stored instanceof Samples.Shorts shorts) {
                return shorts.signed() ? INT16 : UINT16;
            } else if (stored instanceof Samples.Ints ints) {
                return ints.signed() ? INT32 : UINT32;
            }
            return stored instanceof Samples.Floats ? FLOAT32 : FLOAT64;
        }
    }
}
