package org.secondread.phantoms.chest;

import java.util.List;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.PointSpread;
import org.secondread.phantoms.space.Vector3;

/** Nodules and vessels: what the lungs hold besides aerated tissue. Vessels show through whatever is less dense than they. */
final class LungFilling {

    private static final double VESSEL_HU = 40;

    /** A nodule and how far from its centre it shows. */
    private record Site(Nodule nodule, Vector3 centre, double reach) {

        boolean isNear(double x, double y, double z) {
            return Math.abs(x - centre.x()) < reach
                    && Math.abs(y - centre.y()) < reach
                    && Math.abs(z - centre.z()) < reach;
        }
    }

    private final List<Site> sites;
    private final VesselMap vessels;
    private final PointSpread spread;

    LungFilling(List<Nodule> nodules, VesselMap vessels, PointSpread spread) {
        this.sites = nodules.stream()
                .map(nodule -> new Site(nodule, nodule.centreMm(), nodule.reachMm() + 2 * spread.reachMm()))
                .toList();
        this.vessels = vessels;
        this.spread = spread;
    }

    double over(double parenchymaHu, double x, double y, double z) {
        double hu = parenchymaHu;
        for (Site site : sites) {
            if (site.isNear(x, y, z)) {
                hu = site.nodule().over(hu, new Vector3(x, y, z), spread);
            }
        }
        return hu + vessels.coverage(x, y, z) * Math.max(0, VESSEL_HU - hu);
    }

    boolean isVessel(Vector3 pointMm) {
        return vessels.contains(pointMm);
    }
}
