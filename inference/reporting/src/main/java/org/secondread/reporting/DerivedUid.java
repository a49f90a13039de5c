package org.secondread.reporting;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * UIDs that follow from names: the same parts give the same UID, on every machine and at every time. A name-based UUID
 * (RFC 9562 section 5.5, SHA-1) written as a UID under the root 2.25 (PS3.5 section B.2).
 */
public final class DerivedUid {
    /** Keeps our names apart from everybody else's; drawn once at random. */
    private static final UUID NAMESPACE = UUID.fromString("5f2bb1de-2d9c-4e7c-9d0f-6a0f3f3c8a11");

    private DerivedUid() {}

    /** The UID of a name, whose parts may hold anything but the unit separator U+001F. */
    public static String of(String... parts) {
        return "2.25." + new BigInteger(1, uuid(String.join("\u001f", parts)));
    }

    private static byte[] uuid(String name) {
        byte[] space = ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array();
        MessageDigest sha1 = sha1();
        sha1.update(space);
        byte[] uuid = Arrays.copyOf(sha1.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x50);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return uuid;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
