package org.secondread.preprocessing.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.testing.Python;

/**
 * What pydicom and its plug-ins make of one file: a line of the index that {@code reference_frames.py} writes.
 *
 * @param path within the corpus
 * @param syntax UID
 * @param decoded whether there are samples
 * @param type numpy's name of their type
 * @param samples file that holds them
 */
record ReferenceFrames(String path, String syntax, boolean decoded, String type, Path samples) {
    static List<ReferenceFrames> of(Path corpus, Path into) throws IOException {
        Python.script(ReferenceFrames.class, "reference_frames.py", corpus, into);
        return Files.readAllLines(into.resolve("index.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .map(f -> new ReferenceFrames(f[0], f[1], f[2].equals("decoded"), f[4], into.resolve(f[6])))
                .toList();
    }

    /** The largest difference of any sample; infinite when their number differs. */
    double largestDifference(Samples ours) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(samples)).order(ByteOrder.LITTLE_ENDIAN);
        int width = Integer.parseInt(type.replaceAll("\\D", "")) / Byte.SIZE;
        if (bytes.capacity() != (long) ours.length() * width) {
            return Double.POSITIVE_INFINITY;
        }
        IntToDoubleFunction theirs = values(bytes);
        double largest = 0;
        for (int n = 0; n < ours.length(); n++) {
            double a = theirs.applyAsDouble(n);
            double b = ours.at(n);
            largest = Double.compare(a, b) == 0 ? largest : Math.max(largest, Math.abs(a - b));
        }
        return largest;
    }

    private IntToDoubleFunction values(ByteBuffer bytes) {
        return switch (type) {
            case "uint8" -> n -> bytes.get(n) & 0xFF;
            case "int8" -> bytes::get;
            case "uint16" -> n -> bytes.getShort(n * Short.BYTES) & 0xFFFF;
            case "int16" -> n -> bytes.getShort(n * Short.BYTES);
            case "uint32" -> n -> Integer.toUnsignedLong(bytes.getInt(n * Integer.BYTES));
            case "int32" -> n -> bytes.getInt(n * Integer.BYTES);
            case "float32" -> n -> bytes.getFloat(n * Float.BYTES);
            case "float64" -> n -> bytes.getDouble(n * Double.BYTES);
            default -> throw new IllegalArgumentException(type + " in " + path);
        };
    }
}
