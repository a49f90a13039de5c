package org.secondread.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.secondread.domain.DiagnosisException;

/** The packed arrays beside {@code golden.yaml}: gzip of little-endian values without a header. */
final class GoldenFiles {
    private final Path folder;

    GoldenFiles(Path folder) {
        this.folder = folder;
    }

    /** @throws DiagnosisException CARD_INVALID when the file is not exactly this long */
    short[] int16(YamlField file, int count) {
        short[] values = new short[count];
        unpack(file, count * Short.BYTES).asShortBuffer().get(values);
        return values;
    }

    /** @throws DiagnosisException CARD_INVALID when the file is not exactly this long */
    float[] float32(YamlField file, int count) {
        float[] values = new float[count];
        unpack(file, count * Float.BYTES).asFloatBuffer().get(values);
        return values;
    }

    private ByteBuffer unpack(YamlField file, int bytes) {
        Path path = folder.resolve(file.text("[A-Za-z0-9._-]+", "must be a file in this folder"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            byte[] content = in.readNBytes(bytes);
            if (content.length < bytes || in.read() >= 0) {
                throw file.invalid("must unpack to " + bytes + " bytes");
            }
            return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw file.invalid("cannot be unpacked").causedBy(e);
        }
    }
}
