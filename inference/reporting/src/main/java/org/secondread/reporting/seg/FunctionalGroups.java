package org.secondread.reporting.seg;

import java.util.List;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.Result;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.object.CodeItem;
import org.secondread.reporting.object.DecimalText;
import org.secondread.reporting.object.Items;

/**
 * Where each frame lies, which segment it shows and which image it was made from: Multi-frame Functional Groups and
 * Multi-frame Dimension (PS3.3 C.7.6.16 and C.7.6.17). Dimensions are the segment and the position of the slice.
 */
final class FunctionalGroups {
    private final Result result;
    private final Volume volume;
    private final CodeItem codes;
    private final SegmentFrames frames;

    FunctionalGroups(Result result, CodeItem codes, SegmentFrames frames) {
        this.result = result;
        this.volume = result.source().volume();
        this.codes = codes;
        this.frames = frames;
    }

    void write(Attributes object) {
        writeDimensions(object);
        writeShared(Items.one(object, Tag.SharedFunctionalGroupsSequence));
        List<Integer> slices = frames.slices();
        for (SegmentFrames.Frame frame : frames.list()) {
            Attributes groups = Items.another(object, Tag.PerFrameFunctionalGroupsSequence);
            writeFrame(groups, frame, slices.indexOf(frame.slice()) + 1);
        }
    }

    private void writeDimensions(Attributes object) {
        String uid = result.plan().dimensionOrganizationUid();
        Items.one(object, Tag.DimensionOrganizationSequence).setString(Tag.DimensionOrganizationUID, VR.UI, uid);
        writeDimension(object, uid, Tag.ReferencedSegmentNumber, Tag.SegmentIdentificationSequence, "Segment");
        writeDimension(object, uid, Tag.ImagePositionPatient, Tag.PlanePositionSequence, "Slice");
    }

    private static void writeDimension(Attributes object, String uid, int pointer, int group, String label) {
        Attributes item = Items.another(object, Tag.DimensionIndexSequence);
        item.setString(Tag.DimensionOrganizationUID, VR.UI, uid);
        item.setInt(Tag.DimensionIndexPointer, VR.AT, pointer);
        item.setInt(Tag.FunctionalGroupPointer, VR.AT, group);
        item.setString(Tag.DimensionDescriptionLabel, VR.LO, label);
    }

    private void writeShared(Attributes groups) {
        PatientGrid grid = volume.grid();
        Attributes measures = Items.one(groups, Tag.PixelMeasuresSequence);
        String betweenSlices = DecimalText.of(grid.spacingMm().z());
        measures.setString(Tag.SliceThickness, VR.DS, betweenSlices);
        measures.setString(Tag.SpacingBetweenSlices, VR.DS, betweenSlices);
        measures.setString(
                Tag.PixelSpacing,
                VR.DS,
                DecimalText.of(grid.spacingMm().y()),
                DecimalText.of(grid.spacingMm().x()));
        Items.one(groups, Tag.PlaneOrientationSequence)
                .setString(Tag.ImageOrientationPatient, VR.DS, orientation(grid));
    }

    private static String[] orientation(PatientGrid grid) {
        Vector3 x = grid.xDirection();
        Vector3 y = grid.yDirection();
        return new String[] {
            DecimalText.of(x.x()), DecimalText.of(x.y()), DecimalText.of(x.z()),
            DecimalText.of(y.x()), DecimalText.of(y.y()), DecimalText.of(y.z())
        };
    }

    private void writeFrame(Attributes groups, SegmentFrames.Frame frame, int sliceIndex) {
        Items.one(groups, Tag.FrameContentSequence)
                .setInt(Tag.DimensionIndexValues, VR.UL, frame.segment(), sliceIndex);
        Items.one(groups, Tag.PlanePositionSequence)
                .setString(
                        Tag.ImagePositionPatient,
                        VR.DS,
                        DecimalText.of(volume.grid().toPatient(0, 0, frame.slice())));
        Items.one(groups, Tag.SegmentIdentificationSequence)
                .setInt(Tag.ReferencedSegmentNumber, VR.US, frame.segment());
        writeDerivation(groups, volume.frames().get(frame.slice()));
    }

    private void writeDerivation(Attributes groups, SourceFrame frame) {
        Attributes derivation = Items.one(groups, Tag.DerivationImageSequence);
        codes.write(derivation, Tag.DerivationCodeSequence, Code.SEGMENTATION);
        Attributes image = Items.one(derivation, Tag.SourceImageSequence);
        image.setString(Tag.ReferencedSOPClassUID, VR.UI, frame.sopClassUid());
        image.setString(Tag.ReferencedSOPInstanceUID, VR.UI, frame.sopInstanceUid());
        OptionalInt number = frame.frameNumber();
        if (number.isPresent()) {
            image.setString(Tag.ReferencedFrameNumber, VR.IS, Integer.toString(number.getAsInt()));
        }
        image.setString(Tag.SpatialLocationsPreserved, VR.CS, volume.isResampled() ? "NO" : "YES");
        codes.write(image, Tag.PurposeOfReferenceCodeSequence, Code.PROCESSED_IMAGE);
    }
}
