package org.secondread.reporting;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of a result, as the summary lists it.
 *
 * @param name unique within the result, without folders and without patient data
 * @param sopClassUid of a DICOM object
 * @param sopInstanceUid of a DICOM object
 * @param sha256 digest of the file in lower-case hexadecimal
 */
public record ResultFile(
        ResultForm form,
        String name,
        String mediaType,
        Optional<String> sopClassUid,
        Optional<String> sopInstanceUid,
        String sha256) {

    /** The only DICOM object of its form. */
    public static ResultFile ofDicom(ResultForm form, String sopClassUid, String sopInstanceUid, byte[] bytes) {
        return new ResultFile(
                form,
                form.fileName(),
                form.mediaType(),
                Optional.of(sopClassUid),
                Optional.of(sopInstanceUid),
                sha256(bytes));
    }

    /** The picture of the n-th finding, counted from 1. */
    public static ResultFile ofPicture(int number, byte[] png) {
        ResultForm form = ResultForm.PICTURE;
        return new ResultFile(
                form, form.fileName(number), form.mediaType(), Optional.empty(), Optional.empty(), sha256(png));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
