package org.secondread.phantoms.space;

import java.util.List;

/** An object in patient space whose value is known at every point. */
public interface Phantom {

    /**
     * The noise-free value at a point.
     *
     * @param x to the patient's left, LPS millimetres
     * @param y to the patient's back, LPS millimetres
     * @param z to the patient's head, LPS millimetres
     * @return modality units (HU for CT), edges already softened by the scanner's point spread
     */
    double valueAt(double x, double y, double z);

    /** The nodules that lie in it, in the order in which they are numbered from 1 in masks. */
    default List<Nodule> nodules() {
        return List.of();
    }

    /** The same object elsewhere. */
    default Phantom movedBy(Vector3 offsetMm) {
        return new MovedPhantom(this, offsetMm);
    }
}
