package org.secondread.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.secondread.preprocessing.pixel.Samples;

/** SHA-256 over samples as 64-bit floating numbers in little endian, which hold every stored value exactly. */
final class SampleDigest {
    private static final int CHUNK = 1 << 12;

    private final MessageDigest sha256;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    SampleDigest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void add(Samples samples) {
        for (int from = 0; from < samples.length(); from += CHUNK) {
            chunk.clear();
            for (int n = from; n < Math.min(samples.length(), from + CHUNK); n++) {
                chunk.putDouble(samples.at(n));
            }
            sha256.update(chunk.flip());
        }
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
