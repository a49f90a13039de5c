package org.secondread.phantoms.space;

import java.util.List;

/** A phantom and its nodules shifted in patient space. */
record MovedPhantom(Phantom original, Vector3 offsetMm) implements Phantom {

    @Override
    public double valueAt(double x, double y, double z) {
        return original.valueAt(x - offsetMm.x(), y - offsetMm.y(), z - offsetMm.z());
    }

    @Override
    public List<Nodule> nodules() {
        return original.nodules().stream()
                .map(nodule -> nodule.movedBy(offsetMm))
                .toList();
    }
}
