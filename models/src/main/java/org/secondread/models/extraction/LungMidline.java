package org.secondread.models.extraction;

import java.util.Optional;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.tensor.SliceBox;

/**
 * Tells the sides of the chest by the lungs' midline: halfway between the outermost lung voxels of all slices, which the rib
 * cage keeps symmetric where heart, diaphragm or a collapsed lobe do not. Close to the midline no side is stated.
 */
final class LungMidline {
    static final CodedConcept RIGHT = new CodedConcept("24028007", "SCT", "Right");
    static final CodedConcept LEFT = new CodedConcept("7771000", "SCT", "Left");
    private static final double UNDECIDED_MM = 5;

    private final PatientGrid grid;
    private final double midlineI;

    /** @param lungs on a grid in reading orientation, not empty */
    LungMidline(RegionMask lungs) {
        this.grid = lungs.grid();
        int first = grid.sizeX();
        int last = 0;
        for (int k = 0; k < grid.sizeZ(); k++) {
            Optional<SliceBox> box = lungs.box(k);
            first = Math.min(first, box.map(SliceBox::fromI).orElse(first));
            last = Math.max(last, box.map(SliceBox::toI).orElse(last));
        }
        this.midlineI = (first + last - 1) / 2.0;
    }

    /** The side of a point in the patient. */
    Optional<CodedConcept> side(Vector3 pointMm) {
        double leftOfMidlineMm =
                (grid.toIndex(pointMm).x() - midlineI) * grid.spacingMm().x();
        if (Math.abs(leftOfMidlineMm) < UNDECIDED_MM) {
            return Optional.empty();
        }
        return Optional.of(leftOfMidlineMm > 0 ? LEFT : RIGHT);
    }
}
