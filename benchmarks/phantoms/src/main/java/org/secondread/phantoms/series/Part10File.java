package org.secondread.phantoms.series;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/** Encodes a data set as a DICOM file: preamble, meta information, data (PS3.10 section 7). */
public final class Part10File {

    private static final String IMPLEMENTATION_CLASS_UID = "2.25.302837421908355018441187563099427650417";
    private static final String IMPLEMENTATION_VERSION = "SECONDREAD PHANT";

    private Part10File() {}

    /** The file with meta information that fits the data set. */
    public static byte[] encode(Attributes dataset, TransferSyntax syntax) {
        return encode(metaInformation(dataset, syntax.uid()), dataset, syntax);
    }

    /** The file with the given meta information, whether or not that is true. */
    public static byte[] encode(Attributes metaInformation, Attributes dataset, TransferSyntax syntax) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DicomOutputStream(bytes, TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid())
                    .writeFileMetaInformation(metaInformation);
            bytes.write(data(dataset, syntax));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Meta information of an instance; UIDs that the data set lacks are left out. */
    public static Attributes metaInformation(Attributes dataset, String syntaxUid) {
        Attributes meta = new Attributes();
        meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, dataset.getString(Tag.SOPClassUID));
        meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, dataset.getString(Tag.SOPInstanceUID));
        meta.setString(Tag.TransferSyntaxUID, VR.UI, syntaxUid);
        meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_CLASS_UID);
        meta.setString(Tag.ImplementationVersionName, VR.SH, IMPLEMENTATION_VERSION);
        return meta;
    }

    private static byte[] data(Attributes dataset, TransferSyntax syntax) throws IOException {
        if (syntax == TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN) {
            return deflate(data(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DicomOutputStream(bytes, syntax.uid()).writeDataset(null, dataset);
        return bytes.toByteArray();
    }

    /** Deflate without zlib header, padded to an even length (PS3.5 A.5). */
    private static byte[] deflate(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes, deflater)) {
            deflating.write(data);
        } finally {
            deflater.end();
        }
        if (bytes.size() % 2 == 1) {
            bytes.write(0);
        }
        return bytes.toByteArray();
    }
}
