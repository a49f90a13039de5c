package org.secondread.cli.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.secondread.preprocessing.pixel.Samples;

/** SHA-256 over samples as 64-bit floating numbers in little endian, which hold every stored value exactly. */
final class SampleDigest {
    private static final int CHUNK = 1 << 12;

    private final MessageDigest sha256;

    SampleDigest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void add(Samples samples) {
        inChunks(samples, sha256::update);
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Writes the bytes that are digested. */
    static void write(Samples samples, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            inChunks(samples, chunk -> {
                try {
                    out.write(chunk.array(), 0, chunk.limit());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void inChunks(Samples samples, Consumer<ByteBuffer> each) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < samples.length(); from += CHUNK) {
            chunk.clear();
            for (int n = from; n < Math.min(samples.length(), from + CHUNK); n++) {
                chunk.putDouble(samples.at(n));
            }
            each.accept(chunk.flip());
        }
    }
}
