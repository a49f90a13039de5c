package org.secondread.cli.remote;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.secondread.api.v1.ObjectBegin;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.ResultObject.DicomIdentity;
import org.secondread.pipeline.ResultObject.Form;

/** A result object on its way in; complete when size and digest are as announced. */
final class RemoteObject {
    private final ObjectBegin begin;
    private ByteString content = ByteString.empty();

    RemoteObject(ObjectBegin begin) {
        this.begin = begin;
    }

    void append(ByteString bytes) {
        content = content.concat(bytes);
    }

    ResultObject complete() {
        byte[] bytes = content.toByteArray();
        if (bytes.length != begin.getSizeBytes() || !sha256(bytes).equals(begin.getSha256())) {
            throw RemoteAnswer.broken("an object is not as the server announced it");
        }
        return new ResultObject(form(), begin.getMediaType(), fileName(), identity(), ByteBuffer.wrap(bytes));
    }

    /** A server must not choose where on this machine a file is written. */
    private String fileName() {
        String name = begin.getFileName();
        Path file = Path.of(name);
        if (name.isEmpty() || file.getNameCount() != 1 || file.isAbsolute() || name.startsWith(".")) {
            throw RemoteAnswer.broken("the server names a file with a folder");
        }
        return name;
    }

    private Form form() {
        return switch (begin.getForm()) {
            case OBJECT_FORM_STRUCTURED_REPORT -> Form.STRUCTURED_REPORT;
            case OBJECT_FORM_SEGMENTATION -> Form.SEGMENTATION;
            case OBJECT_FORM_SUMMARY -> Form.SUMMARY;
            case OBJECT_FORM_PICTURE -> Form.PICTURE;
            case OBJECT_FORM_UNSPECIFIED, UNRECOGNIZED ->
                throw RemoteAnswer.broken("the server sends an object of a form unknown here");
        };
    }

    private Optional<DicomIdentity> identity() {
        return begin.getSopInstanceUid().isEmpty()
                ? Optional.empty()
                : Optional.of(new DicomIdentity(begin.getSopClassUid(), begin.getSopInstanceUid()));
    }

    private static ByteString sha256(byte[] bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
