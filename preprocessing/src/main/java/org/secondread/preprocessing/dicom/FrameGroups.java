package org.secondread.preprocessing.dicom;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/**
 * The functional groups of an enhanced multi-frame instance (PS3.3 C.7.6.16). What used to stand in each single-frame
 * instance stands there in items of sequences: once for all frames in the shared groups, or frame by frame in the per-frame
 * groups. Unfolding the groups that concern one frame gives it a data set such as a single-frame image has, so that the
 * same rules read both. The attributes of different groups do not overlap (C.7.6.16.2); objects converted from single
 * frames keep what has no other place in two groups of their own, which come first and give way to all others.
 */
final class FrameGroups {
    /** The groups whose attributes are read, in the order in which they are unfolded. Others are left folded. */
    private static final Set<DicomAttribute> UNFOLDED = EnumSet.of(
            DicomAttribute.CARDIAC_SYNCHRONIZATION_SEQUENCE,
            DicomAttribute.CONTRAST_BOLUS_USAGE_SEQUENCE,
            DicomAttribute.CT_IMAGE_FRAME_TYPE_SEQUENCE,
            DicomAttribute.CT_RECONSTRUCTION_SEQUENCE,
            DicomAttribute.CT_X_RAY_DETAILS_SEQUENCE,
            DicomAttribute.FRAME_CONTENT_SEQUENCE,
            DicomAttribute.FRAME_VOI_LUT_SEQUENCE,
            DicomAttribute.MR_DIFFUSION_SEQUENCE,
            DicomAttribute.MR_ECHO_SEQUENCE,
            DicomAttribute.MR_IMAGE_FRAME_TYPE_SEQUENCE,
            DicomAttribute.MR_MODIFIER_SEQUENCE,
            DicomAttribute.MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE,
            DicomAttribute.PET_FRAME_TYPE_SEQUENCE,
            DicomAttribute.PIXEL_MEASURES_SEQUENCE,
            DicomAttribute.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
            DicomAttribute.PLANE_ORIENTATION_SEQUENCE,
            DicomAttribute.PLANE_POSITION_SEQUENCE);

    private static final Set<DicomAttribute> UNASSIGNED = EnumSet.of(
            DicomAttribute.UNASSIGNED_SHARED_CONVERTED_ATTRIBUTES_SEQUENCE,
            DicomAttribute.UNASSIGNED_PER_FRAME_CONVERTED_ATTRIBUTES_SEQUENCE);

    private static final DicomAttribute REAL_WORLD = DicomAttribute.REAL_WORLD_VALUE_MAPPING_SEQUENCE;

    private final Attributes shared;
    private final List<Attributes> perFrame;

    private FrameGroups(Attributes shared, List<Attributes> perFrame) {
        this.shared = shared;
        this.perFrame = perFrame;
    }

    /**
     * Finds the groups of an instance.
     *
     * @param frames Number of Frames (0028,0008)
     * @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE when per-frame groups are there, but not one for
     *     each frame
     */
    static FrameGroups of(Attributes instance, int frames) {
        List<Attributes> shared = AttributeReader.items(instance, DicomAttribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        List<Attributes> perFrame =
                AttributeReader.items(instance, DicomAttribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        if (shared.size() > 1) {
            throw DicomAttribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE.malformed(
                    "must have one item (PS3.3 table C.7.6.16-1)");
        }
        if (!perFrame.isEmpty() && perFrame.size() != frames) {
            throw DicomAttribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE.malformed(
                    "must have one item for each frame (PS3.3 table C.7.6.16-1)");
        }
        return new FrameGroups(shared.isEmpty() ? new Attributes() : shared.get(0), perFrame);
    }

    /** The unfolded data set of a frame, counted from 0. What a frame says of itself goes before what is shared. */
    AttributeReader frame(int index) {
        Attributes own = perFrame.isEmpty() ? new Attributes() : perFrame.get(index);
        Attributes unfolded = new Attributes();
        for (Set<DicomAttribute> groups : List.of(UNASSIGNED, UNFOLDED)) {
            unfold(shared, groups, unfolded);
            unfold(own, groups, unfolded);
        }
        unfold(unfolded, Set.of(DicomAttribute.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE), unfolded);
        keepFolded(AttributeReader.items(shared, REAL_WORLD), unfolded);
        keepFolded(AttributeReader.items(own, REAL_WORLD), unfolded);
        return new AttributeReader(unfolded);
    }

    /** Whether all frames are alike, because no group is of single frames. */
    boolean allShared() {
        return perFrame.isEmpty();
    }

    /** Whether a frame has a group that is shared too, which the standard forbids (PS3.3 C.7.6.16.1.1). */
    boolean overlap() {
        return UNFOLDED.stream().filter(group -> shared.contains(group.tag())).anyMatch(group -> perFrame.stream()
                .anyMatch(own -> own.contains(group.tag())));
    }

    private static void unfold(Attributes from, Set<DicomAttribute> groups, Attributes into) {
        for (DicomAttribute group : groups) {
            List<Attributes> items = AttributeReader.items(from, group);
            if (!items.isEmpty()) {
                into.addAll(items.get(0));
            }
        }
    }

    private static void keepFolded(List<Attributes> mappings, Attributes into) {
        if (!mappings.isEmpty()) {
            Sequence kept = into.newSequence(REAL_WORLD.tag(), mappings.size());
            mappings.forEach(mapping -> kept.add(new Attributes(mapping)));
        }
    }
}
