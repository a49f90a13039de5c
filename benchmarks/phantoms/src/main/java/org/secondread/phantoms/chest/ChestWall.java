package org.secondread.phantoms.chest;

import org.secondread.phantoms.space.PointSpread;

/** Skin, fat and muscle around the thoracic cavity, and the couch beneath. */
final class ChestWall {

    static final double AIR_HU = -1000;

    private static final double SKIN_MM = 2;
    private static final double SKIN_HU = -5;
    private static final double FAT_HU = -105;
    private static final double MUSCLE_HU = 52;
    private static final double COUCH_SHELL_HU = -250;
    private static final double COUCH_FOAM_HU = -920;

    private final Solid body = new Column(0, 0, 168, 114, 0.35, 95, 110);
    private final Solid muscle = new Column(0, 3, 150, 103, 0.30, 92, 75);
    private final Solid cavity = new Column(0, -6, 130, 87, 0.25, -20, 142);
    private final PointSpread spread;
    private final Texture streaks;

    ChestWall(PointSpread spread, long seed) {
        this.spread = spread;
        this.streaks = new Texture(seed, 9);
    }

    double bodyDistance(double x, double y, double z) {
        return body.distance(x, y, z);
    }

    /** Distance to the inner surface of the chest wall. */
    double cavityDistance(double x, double y, double z) {
        return cavity.distance(x, y, z);
    }

    /** Air around the patient, and the couch. */
    double outsideHu(double x, double y) {
        double depth = shellDistance(x, y);
        double hu = AIR_HU + spread.coverage(-depth) * (COUCH_FOAM_HU - AIR_HU);
        return hu + spread.coverage(Math.abs(depth - 1.5) - 1.5) * (COUCH_SHELL_HU - hu);
    }

    /** Skin, fat and muscle, whatever lies further inside. */
    double tissueHu(double x, double y, double z, double bodyDistance) {
        double hu = SKIN_HU + spread.coverage(bodyDistance + SKIN_MM) * (FAT_HU - SKIN_HU);
        double muscleEdge = muscle.distance(x, y, z) + 2.5 * streaks.at(x, y, z);
        double share = spread.coverage(muscleEdge);
        if (share == 0) {
            return hu;
        }
        double marbling = Math.max(0, streaks.at(2.1 * x, 2.1 * y, 0.7 * z) - 0.45);
        return hu + share * (MUSCLE_HU - 140 * marbling - hu);
    }

    /** How deep a point lies in the couch, whose surface is a wide trough. */
    private static double shellDistance(double x, double y) {
        return Math.sqrt(x * x + (y + 270) * (y + 270)) - 396;
    }
}
