package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;

/**
 * States in one value which bytes a result rests on: the SHA-256 over the SHA-256 of each instance's file, in the order of
 * the SOP Instance UIDs.
 */
public final class InputDigester {
    private static final int CHUNK = 1 << 16;

    private final CpuBudget cpus;

    public InputDigester(CpuBudget cpus) {
        this.cpus = cpus;
    }

    /**
     * Reads every file of the series once, however many frames it holds.
     *
     * @return 64 hexadecimal digits in lower case
     * @throws DiagnosisException CANCELLED, OUT_OF_TIME
     */
    public String digest(CheckedSeries series, RequestContext context) {
        SortedMap<String, Path> byUid = new TreeMap<>();
        series.frames().forEach(frame -> byUid.put(frame.source().sopInstanceUid(), frame.file()));
        List<Path> files = List.copyOf(byUid.values());
        byte[][] digests = new byte[files.size()][];
        cpus.forEach(digests.length, context, n -> digests[n] = ofFile(files.get(n)));
        MessageDigest whole = sha256();
        for (byte[] digest : digests) {
            whole.update(digest);
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private static byte[] ofFile(Path file) {
        MessageDigest sha256 = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                sha256.update(chunk, 0, count);
            }
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an input file cannot be read")
                    .causedBy(e);
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
