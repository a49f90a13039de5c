package org.secondread.reporting.seg;

import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.reporting.ReportWriter;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.object.Keywords;
import org.secondread.reporting.object.ResultHeader;
import org.secondread.reporting.object.SourceCopy;
import org.secondread.reporting.object.Tags;
import org.secondread.reporting.object.Uids;

/**
 * Writes a binary segmentation (PS3.3 A.51): one segment per region, one frame per slice that a segment touches, on the
 * source's own grid and frame of reference. Without regions there is no object; the report says that nothing was found.
 */
public final class SegmentationWriter implements ReportWriter {
    private static final int SERIES_NUMBER = 9901;

    @Override
    public ResultForm form() {
        return ResultForm.SEGMENTATION;
    }

    @Override
    public Optional<Attributes> write(Result result) {
        if (result.segments().isEmpty()) {
            return Optional.empty();
        }
        ResultHeader header = new ResultHeader(result);
        Attributes object = header.begin(form(), Uids.SEGMENTATION, "SEG", SERIES_NUMBER);
        SegmentFrames frames = SegmentFrames.of(result.segments());
        writeImage(result.source().volume().grid(), frames, object);
        new Segments(result, header.codes()).write(object);
        new SourceReferences(result.source().volume()).write(object);
        new FunctionalGroups(result, header.codes(), frames).write(object);
        writeFrameOfReference(result, header.finish(object), object);
        object.setBytes(Tag.PixelData, VR.OB, frames.pack());
        return Optional.of(object);
    }

    /** Image Pixel and Segmentation Image, PS3.3 C.7.6.3 and C.8.20.2. */
    private static void writeImage(PatientGrid grid, SegmentFrames frames, Attributes object) {
        object.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY");
        object.setString(Tag.ContentLabel, VR.CS, "FINDINGS");
        object.setNull(Tag.ContentDescription, VR.LO);
        object.setNull(Tag.ContentCreatorName, VR.PN);
        object.setString(Tag.SegmentationType, VR.CS, "BINARY");
        object.setString(Tags.SegmentsOverlap, VR.CS, frames.overlap() ? "YES" : "NO");
        object.setString(Tag.NumberOfFrames, VR.IS, Integer.toString(frames.count()));
        object.setInt(Tag.Rows, VR.US, grid.sizeY());
        object.setInt(Tag.Columns, VR.US, grid.sizeX());
        object.setInt(Tag.SamplesPerPixel, VR.US, 1);
        object.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
        object.setInt(Tag.BitsAllocated, VR.US, 1);
        object.setInt(Tag.BitsStored, VR.US, 1);
        object.setInt(Tag.HighBit, VR.US, 0);
        object.setInt(Tag.PixelRepresentation, VR.US, 0);
    }

    /** Frame of Reference (PS3.3 C.7.4.1), and the source's history of lossy compression, which its regions share. */
    private static void writeFrameOfReference(Result result, SourceCopy copy, Attributes object) {
        SourceHeader source = result.source().volume().source();
        object.setString(
                Tag.FrameOfReferenceUID,
                VR.UI,
                source.frameOfReferenceUid().orElseThrow(SegmentationWriter::withoutFrameOfReference));
        object.setNull(Tag.PositionReferenceIndicator, VR.LO);
        copy.copy(Tag.PositionReferenceIndicator, object);
        object.setString(Tag.LossyImageCompression, VR.CS, "00");
        copy.copy(Tag.LossyImageCompression, object);
        copy.copy(Tag.LossyImageCompressionRatio, object);
        copy.copy(Tag.LossyImageCompressionMethod, object);
    }

    private static DiagnosisException withoutFrameOfReference() {
        return DiagnosisException.of(
                ErrorCode.MISSING_ATTRIBUTE,
                Keywords.withTag(Tag.FrameOfReferenceUID),
                "a region has no place in the patient without it");
    }
}
