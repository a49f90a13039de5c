package org.secondread.phantoms.chest;

import java.util.Random;
import org.secondread.phantoms.space.PointSpread;

/**
 * The chest without its nodules and lung vessels: chest wall, bones, mediastinum, and the room they leave to the lungs. Every seed gives a
 * patient of another size.
 */
final class Anatomy {

    private static final double PLEURA_MM = 2;
    /** Half the distance that the two lungs keep in front of the heart. */
    private static final double JUNCTION_MM = 1.5;

    private static final double PARASPINAL_MM = 3;
    private static final double DEEP_INSIDE = -Solid.NEAR_MM;
    private static final double FISSURE_HU = -700;
    /** The fissures fall from the back to the front: {@code z = height + slope · y}. */
    private static final double FISSURE_HEIGHT = -22;

    private static final double FISSURE_SLOPE = 0.85;
    private static final double FISSURE_SCALE = 1 / StrictMath.hypot(1, FISSURE_SLOPE);

    private final double widthScale;
    private final double depthScale;
    private final double heightScale;
    private final ChestWall wall;
    private final Skeleton skeleton;
    private final Mediastinum mediastinum;
    private final Texture parenchyma;
    private final PointSpread spread;

    Anatomy(PointSpread spread, Random random) {
        this.spread = spread;
        widthScale = 0.95 + 0.08 * random.nextDouble();
        depthScale = 0.95 + 0.08 * random.nextDouble();
        heightScale = 0.95 + 0.1 * random.nextDouble();
        wall = new ChestWall(spread, random.nextLong());
        skeleton = new Skeleton(spread);
        mediastinum = new Mediastinum(spread, random.nextLong());
        parenchyma = new Texture(random.nextLong(), 4);
    }

    /** Distance to the surface of the lungs, negative within them. */
    double lungDistance(double px, double py, double pz) {
        double x = px / widthScale;
        double y = py / depthScale;
        double z = pz / heightScale;
        return lungDistance(x, y, z, wall.cavityDistance(x, y, z));
    }

    private double lungDistance(double x, double y, double z, double cavityDistance) {
        double distance = Math.max(cavityDistance + PLEURA_MM, JUNCTION_MM - Math.abs(x));
        if (distance > spread.reachMm()) {
            return distance;
        }
        distance = Math.max(distance, PARASPINAL_MM - skeleton.spineDistance(x, y, z));
        return Math.max(distance, -mediastinum.distance(x, y, z));
    }

    /** HU at a point, the lungs filled. */
    double hu(double px, double py, double pz, LungFilling filling) {
        double x = px / widthScale;
        double y = py / depthScale;
        double z = pz / heightScale;
        double cavity = wall.cavityDistance(x, y, z);
        double body = cavity < 0 ? DEEP_INSIDE : wall.bodyDistance(x, y, z);
        if (body >= spread.reachMm()) {
            return wall.outsideHu(x, y);
        }
        double share = spread.coverage(lungDistance(x, y, z, cavity));
        double hu = share == 1 ? 0 : tissueHu(x, y, z, body, cavity);
        return share == 0 ? hu : hu + share * (filling.over(parenchymaHu(x, y, z), px, py, pz) - hu);
    }

    private double tissueHu(double x, double y, double z, double body, double cavity) {
        double share = spread.coverage(cavity);
        double hu = share == 1 ? 0 : wall.tissueHu(x, y, z, body);
        hu = share == 0 ? hu : hu + share * (mediastinum.hu(x, y, z) - hu);
        hu = skeleton.over(hu, x, y, z, cavity);
        double inside = spread.coverage(body);
        return inside == 1 ? hu : wall.outsideHu(x, y) + inside * (hu - wall.outsideHu(x, y));
    }

    /** Aerated lung: denser towards the back, where the patient lies on it, slightly uneven, with the oblique fissures as thin lines. */
    private double parenchymaHu(double x, double y, double z) {
        double unevenness = parenchyma.at(x, y, z);
        double fromFissure = FISSURE_SCALE * (z - FISSURE_HEIGHT - FISSURE_SLOPE * y) + unevenness;
        return spread.over(-865 + 0.35 * y + 22 * unevenness, FISSURE_HU, Math.abs(fromFissure));
    }
}
