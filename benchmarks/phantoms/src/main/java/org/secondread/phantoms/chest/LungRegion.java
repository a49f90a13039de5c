package org.secondread.phantoms.chest;

import java.util.Random;
import org.secondread.phantoms.space.Vector3;

/** The box that holds both lungs of every phantom, in LPS millimetres around the middle of the chest. */
final class LungRegion {

    static final Vector3 LOWEST = new Vector3(-140, -100, -140);
    static final Vector3 HIGHEST = new Vector3(140, 100, 135);

    private LungRegion() {}

    static Vector3 pointInBounds(Random random) {
        Vector3 size = HIGHEST.minus(LOWEST);
        return LOWEST.plus(new Vector3(
                size.x() * random.nextDouble(), size.y() * random.nextDouble(), size.z() * random.nextDouble()));
    }
}
