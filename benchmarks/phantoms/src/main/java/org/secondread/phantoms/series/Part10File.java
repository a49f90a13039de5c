package org.secondread.phantoms.series;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/** Encodes a data set as a DICOM file: preamble, meta information, data (PS3.10 section 7). */
public final class Part10File {

    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
    /** Header of File Meta Information Group Length (0002,0000), UL of 4 bytes. */
    private static final byte[] GROUP_LENGTH = {2, 0, 0, 0, 'U', 'L', 4, 0};

    private static final String IMPLEMENTATION_CLASS_UID = "2.25.302837421908355018441187563099427650417";
    private static final String IMPLEMENTATION_VERSION = "SECONDREAD PHANT";

    private Part10File() {}

    /** The file with meta information that fits the data set. */
    public static byte[] encode(Attributes dataset, TransferSyntax syntax) {
        return encode(metaInformation(dataset, syntax.uid()), dataset, syntax);
    }

    /** The file with the given meta information, whether or not that is true. */
    public static byte[] encode(Attributes metaInformation, Attributes dataset, TransferSyntax syntax) {
        byte[] meta = encodeMeta(metaInformation);
        byte[] data = encodeData(dataset, syntax);
        return ByteBuffer.allocate(meta.length + data.length)
                .put(meta)
                .put(data)
                .array();
    }

    /** Preamble, prefix and meta information. */
    public static byte[] encodeMeta(Attributes metaInformation) {
        byte[] group = encodeData(metaInformation, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        return ByteBuffer.allocate(PREAMBLE + PREFIX.length + GROUP_LENGTH.length + Integer.BYTES + group.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(PREAMBLE)
                .put(PREFIX)
                .put(GROUP_LENGTH)
                .putInt(group.length)
                .put(group)
                .array();
    }

    /** The data set alone. */
    public static byte[] encodeData(Attributes dataset, TransferSyntax syntax) {
        return syntax == TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN
                ? deflate(encodeData(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN))
                : write(dataset, syntax);
    }

    /** Meta information of an instance; UIDs that the data set lacks are left out. */
    public static Attributes metaInformation(Attributes dataset, String syntaxUid) {
        Attributes meta = new Attributes();
        meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        copy(dataset, Tag.SOPClassUID, meta, Tag.MediaStorageSOPClassUID);
        copy(dataset, Tag.SOPInstanceUID, meta, Tag.MediaStorageSOPInstanceUID);
        meta.setString(Tag.TransferSyntaxUID, VR.UI, syntaxUid);
        meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_CLASS_UID);
        meta.setString(Tag.ImplementationVersionName, VR.SH, IMPLEMENTATION_VERSION);
        return meta;
    }

    private static void copy(Attributes from, int fromTag, Attributes to, int toTag) {
        if (from.contains(fromTag)) {
            to.setString(toTag, VR.UI, from.getString(fromTag));
        }
    }

    private static byte[] write(Attributes dataset, TransferSyntax syntax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DicomOutputStream stream = new DicomOutputStream(bytes, syntax.uid())) {
            stream.writeDataset(null, dataset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Deflate without zlib header, padded to an even length (PS3.5 A.5). */
    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                bytes.write(chunk, 0, deflater.deflate(chunk));
            }
            if (bytes.size() % 2 == 1) {
                bytes.write(0);
            }
            return bytes.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
