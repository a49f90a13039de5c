package org.secondread.phantoms.chest;

import org.secondread.phantoms.space.PointSpread;

/** Spine, ribs, sternum and shoulder blades: dense shells around marrow. */
final class Skeleton {

    private static final double CORTEX_HU = 620;
    private static final double MARROW_HU = 190;
    private static final double CARTILAGE_HU = 95;
    private static final double DISC_HU = 75;
    private static final double CANAL_HU = 20;
    private static final double CORTEX_MM = 1.6;

    private static final double VERTEBRA_PITCH = 25;
    private static final double DISC_HALF_HEIGHT = 2.5;
    private static final double RIB_PITCH = 25;
    private static final double RIB_DROP = 42;
    private static final double RIB_DEPTH = 7.5;
    private static final double RIB_HALF_THICKNESS = 4.2;
    private static final double RIB_HALF_HEIGHT = 6.5;
    /** Cosine of a rib's azimuth from the back at which bone gives way to cartilage. */
    private static final double CARTILAGE_BEGINS = -0.72;

    private static final double CARTILAGE_ENDS = -0.97;

    private final Solid vertebra = Column.endless(0, 62, 19, 15, 0.3);
    private final Solid arch = Column.endless(0, 84, 15, 13, 0.2);
    private final Solid canal = Column.endless(0, 83, 9, 7.5, 0);
    private final Solid spinousProcess = Column.endless(0, 97, 3.5, 11, 0.8);
    private final Solid transverseProcesses = new Ellipsoid(0, 80, 0, 36, 5, 7);
    private final Solid sternum = Column.endless(0, -98, 19, 5, 0.7);
    private final Solid rightBlade = new Ellipsoid(-90, 78, 62, 42, 5, 52);
    private final Solid leftBlade = new Ellipsoid(90, 78, 62, 42, 5, 52);
    private final Solid spine = vertebra.or(Column.endless(0, 84, 22, 15, 0.2));
    private final PointSpread spread;

    Skeleton(PointSpread spread) {
        this.spread = spread;
    }

    double spineDistance(double x, double y, double z) {
        return spine.distance(x, y, z);
    }

    /** Lays the bones at a point over the tissue around them. */
    double over(double tissueHu, double x, double y, double z, double cavityDistance) {
        double hu = y > 40 && Math.abs(x) < 42 ? overSpine(tissueHu, x, y, z) : tissueHu;
        hu = overRibs(hu, x, y, z, cavityDistance);
        if (y < -85 && z < 75) {
            return bone(hu, sternum.distance(x, y, z));
        }
        return y > 40 && z > 0 ? overBlades(hu, x, y, z, cavityDistance) : hu;
    }

    private double overSpine(double tissueHu, double x, double y, double z) {
        double level = z - VERTEBRA_PITCH * Math.rint(z / VERTEBRA_PITCH);
        double hu = overVertebra(tissueHu, x, y, z, level);
        if (Math.abs(level) < 8) {
            hu = bone(hu, Math.max(transverseProcesses.distance(x, y, level), 14 - Math.abs(x)));
        }
        if (level > -9 && level < 4) {
            hu = bone(hu, spinousProcess.distance(x, y, z));
            hu = bone(hu, arch.distance(x, y, z));
        }
        return spread.over(hu, CANAL_HU, canal.distance(x, y, z));
    }

    private double overVertebra(double tissueHu, double x, double y, double z, double level) {
        double outline = vertebra.distance(x, y, z);
        double hu = spread.over(tissueHu, DISC_HU, outline + 1);
        double fromDisc = VERTEBRA_PITCH / 2 - DISC_HALF_HEIGHT - Math.abs(level);
        return bone(hu, Math.max(outline, -fromDisc));
    }

    private double overRibs(double tissueHu, double x, double y, double z, double cavityDistance) {
        double depth = (cavityDistance - RIB_DEPTH) / RIB_HALF_THICKNESS;
        if (Math.abs(depth) > 1.6) {
            return tissueHu;
        }
        double cosine = (y + 6) / Math.sqrt(x * x + (y + 6) * (y + 6));
        if (cosine < CARTILAGE_ENDS || (cosine > 0.9 && Math.abs(x) < 30)) {
            return tissueHu;
        }
        double line = z - 4 + RIB_DROP * (1 - cosine);
        double height = 0.95 * (line - RIB_PITCH * Math.rint(line / RIB_PITCH)) / RIB_HALF_HEIGHT;
        double edge = (Math.sqrt(depth * depth + height * height) - 1) * RIB_HALF_THICKNESS;
        return cosine < CARTILAGE_BEGINS ? spread.over(tissueHu, CARTILAGE_HU, edge) : bone(tissueHu, edge);
    }

    /** The blades lean on the ribs, turned inwards at the back. */
    private double overBlades(double tissueHu, double x, double y, double z, double cavityDistance) {
        double leaning = y + 0.45 * (Math.abs(x) - 90);
        Solid blade = x < 0 ? rightBlade : leftBlade;
        return bone(tissueHu, Math.max(blade.distance(x, leaning, z), 14 - cavityDistance));
    }

    private double bone(double tissueHu, double edge) {
        return spread.over(spread.over(tissueHu, CORTEX_HU, edge), MARROW_HU, edge + CORTEX_MM);
    }
}
