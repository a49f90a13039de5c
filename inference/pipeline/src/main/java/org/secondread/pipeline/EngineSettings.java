package org.secondread.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.reporting.ReportSettings;

/**
 * What an engine needs to know.
 *
 * @param models folder of the catalog
 * @param natives folder into which native libraries are unpacked, once per release
 * @param threads compute threads of the whole process
 */
public record EngineSettings(Path models, Path natives, int threads, ReadLimits limits, ReportSettings report) {

    /** SHA-256 of everything here that can change a result, in lower-case hexadecimal. */
    String digest() {
        try {
            byte[] text = (limits + " " + report).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
