package org.secondread.phantoms.series;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * Folds the slices of a series into one multi-frame instance (PS3.3 C.7.6.16): what all share goes into the shared
 * functional groups, what places each slice into those of its frame. The object is of the class of legacy converted images
 * (A.70, A.71), which demands no more than single frames can tell.
 */
public final class EnhancedInstance {
    private static final String LEGACY_CONVERTED_CT = "1.2.840.10008.5.1.4.1.1.2.2";
    private static final String LEGACY_CONVERTED_MR = "1.2.840.10008.5.1.4.1.1.4.4";

    /** Attributes of single frames that a functional group holds instead. */
    private static final int[] FOLDED = {
        Tag.ImagePositionPatient,
        Tag.ImageOrientationPatient,
        Tag.PixelSpacing,
        Tag.SliceThickness,
        Tag.RescaleSlope,
        Tag.RescaleIntercept,
        Tag.RescaleType,
        Tag.WindowCenter,
        Tag.WindowWidth
    };

    private EnhancedInstance() {}

    /** @param slices of one series, in the order in which they become frames */
    public static Instance fold(List<Instance> slices) {
        Attributes first = slices.get(0).dataset();
        Attributes dataset = new Attributes(first);
        for (int tag : FOLDED) {
            dataset.remove(tag);
        }
        boolean ct = first.getString(Tag.SOPClassUID).equals(Modality.CT.storageClassUid());
        dataset.setString(Tag.SOPClassUID, VR.UI, ct ? LEGACY_CONVERTED_CT : LEGACY_CONVERTED_MR);
        describe(dataset, Tag.ImageType, first);
        dataset.setString(Tag.PresentationLUTShape, VR.CS, "IDENTITY");
        dataset.setNull(Tag.AcquisitionContextSequence, VR.SQ);
        dataset.setString(Tag.NumberOfFrames, VR.IS, Integer.toString(slices.size()));
        dataset.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(sharedBy(first));
        Sequence perFrame = dataset.newSequence(Tag.PerFrameFunctionalGroupsSequence, slices.size());
        for (int n = 0; n < slices.size(); n++) {
            perFrame.add(ofFrame(slices.get(n).dataset(), n + 1));
        }
        dataset.setBytes(Tag.PixelData, VR.OW, pixels(slices));
        return new Instance("ENHANCED.dcm", slices.get(0).syntax(), dataset);
    }

    private static Attributes sharedBy(Attributes slice) {
        Attributes groups = new Attributes();
        addGroup(groups, Tag.PixelMeasuresSequence, slice, Tag.SliceThickness, Tag.PixelSpacing);
        addGroup(groups, Tag.PlaneOrientationSequence, slice, Tag.ImageOrientationPatient);
        boolean ct = slice.getString(Tag.SOPClassUID).equals(Modality.CT.storageClassUid());
        Attributes type = new Attributes();
        describe(type, Tag.FrameType, slice);
        groups.newSequence(ct ? Tag.CTImageFrameTypeSequence : Tag.MRImageFrameTypeSequence, 1)
                .add(type);
        if (slice.contains(Tag.RescaleSlope)) {
            addGroup(
                    groups,
                    Tag.PixelValueTransformationSequence,
                    slice,
                    Tag.RescaleIntercept,
                    Tag.RescaleSlope,
                    Tag.RescaleType);
        }
        if (slice.contains(Tag.WindowCenter)) {
            addGroup(groups, Tag.FrameVOILUTSequence, slice, Tag.WindowCenter, Tag.WindowWidth);
        }
        return groups;
    }

    private static Attributes ofFrame(Attributes slice, int number) {
        Attributes groups = new Attributes();
        Attributes content = new Attributes();
        content.setString(Tag.StackID, VR.SH, "1");
        content.setInt(Tag.InStackPositionNumber, VR.UL, number);
        groups.newSequence(Tag.FrameContentSequence, 1).add(content);
        addGroup(groups, Tag.PlanePositionSequence, slice, Tag.ImagePositionPatient);
        groups.newSequence(Tag.UnassignedPerFrameConvertedAttributesSequence, 1).add(new Attributes());
        return groups;
    }

    /** What enhanced images say of themselves and of each frame (PS3.3 C.8.16.1 and C.8.16.2). */
    private static void describe(Attributes into, int type, Attributes slice) {
        String[] values = slice.getStrings(Tag.ImageType);
        into.setString(type, VR.CS, values[0], values[1], "VOLUME", "NONE");
        into.setString(Tag.PixelPresentation, VR.CS, "MONOCHROME");
        into.setString(Tag.VolumetricProperties, VR.CS, "VOLUME");
        into.setString(Tag.VolumeBasedCalculationTechnique, VR.CS, "NONE");
        if (slice.getString(Tag.Modality).equals("MR")) {
            into.setString(Tag.ComplexImageComponent, VR.CS, "MAGNITUDE");
            into.setString(Tag.AcquisitionContrast, VR.CS, "UNKNOWN");
        }
    }

    /** @param tags in rising order, as the toolkit wants them */
    private static void addGroup(Attributes groups, int sequence, Attributes slice, int... tags) {
        Attributes item = new Attributes();
        item.addSelected(slice, tags);
        groups.newSequence(sequence, 1).add(item);
    }

    private static byte[] pixels(List<Instance> slices) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (Instance slice : slices) {
                all.write(slice.dataset().getBytes(Tag.PixelData));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }
}
