package org.secondread.reporting.object;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.reporting.DerivedUid;

/** DICOM files in memory, PS3.10 section 7, written in Explicit VR Little Endian. */
public final class Part10File {
    private static final String IMPLEMENTATION_CLASS_UID = DerivedUid.of("implementation");
    private static final String IMPLEMENTATION_VERSION = "SECONDREAD_0";
    private static final int USUAL_SIZE = 1 << 16;

    private Part10File() {}

    public static byte[] write(Attributes dataSet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try {
            DicomOutputStream meta = new DicomOutputStream(bytes, Uids.EXPLICIT_VR_LITTLE_ENDIAN);
            meta.writeFileMetaInformation(fileMetaInformation(dataSet));
            meta.flush();
            DicomOutputStream data = new DicomOutputStream(bytes, Uids.EXPLICIT_VR_LITTLE_ENDIAN);
            data.writeDataset(null, dataSet);
            data.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a whole file.
     *
     * @throws DiagnosisException NOT_DICOM when the bytes are no DICOM file that can be read to its end
     */
    public static Attributes read(byte[] file) {
        try (DicomInputStream in = new DicomInputStream(new BufferedInputStream(new ByteArrayInputStream(file)))) {
            Attributes dataSet = in.readDataset(-1, -1);
            if (dataSet.contains(Tag.SOPClassUID)) {
                return dataSet;
            }
        } catch (IOException | RuntimeException e) {
            throw DiagnosisException.of(ErrorCode.NOT_DICOM, "cannot be read as a DICOM file")
                    .causedBy(e);
        }
        throw DiagnosisException.of(ErrorCode.NOT_DICOM, Keywords.withTag(Tag.SOPClassUID), "is absent");
    }

    private static Attributes fileMetaInformation(Attributes dataSet) {
        Attributes meta = new Attributes();
        meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, dataSet.getString(Tag.SOPClassUID));
        meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, dataSet.getString(Tag.SOPInstanceUID));
        meta.setString(Tag.TransferSyntaxUID, VR.UI, Uids.EXPLICIT_VR_LITTLE_ENDIAN);
        meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_CLASS_UID);
        meta.setString(Tag.ImplementationVersionName, VR.SH, IMPLEMENTATION_VERSION);
        return meta;
    }
}
