package org.secondread.phantoms.chest;

import java.util.List;
import org.secondread.phantoms.space.PointSpread;

/** What lies between the lungs and beneath them: fat, heart, great vessels, airways, oesophagus, liver and spleen. */
final class Mediastinum {

    private static final double FAT_HU = -95;
    private static final double LIVER_HU = 58;
    private static final double SPLEEN_HU = 46;
    private static final double AIRWAY_AIR_HU = -995;
    private static final double AIRWAY_WALL_HU = 30;
    private static final double AIRWAY_WALL_MM = 1.5;
    private static final double RECESS_CLOSES_BELOW = -108;
    private static final double RECESS_CLOSING = 3;
    /** Fat around the organs where they bulge into the lungs. */
    private static final double COVER_MM = 2;

    /** One organ: its shape and what CT shows inside it. */
    private record Organ(Solid shape, double hu) {}

    private final Solid heart = new Ellipsoid(30, -30, -62, 55, 46, 56).or(new Ellipsoid(-8, -22, -48, 42, 40, 46));
    private final Solid liver = new Ellipsoid(-62, -4, -160, 76, 92, 78);
    private final Solid spleen = new Ellipsoid(62, -4, -170, 76, 92, 78);
    private final Solid aorta = Pipe.through(
            12.5, -12, -20, -30, -16, -22, 20, -10, -14, 44, 4, 4, 54, 20, 28, 46, 25, 42, 25, 24, 48, -20, 14, 46,
            -140);
    private final Solid cavalVein = Pipe.through(8.5, -23, -14, 95, -24, -10, 50, -24, -8, -10);
    private final Solid pulmonaryArteries = Pipe.through(11, 16, -34, -20, 18, -22, 8, 10, -6, 12, -22, 0, 6, -40, 4, 2)
            .or(Pipe.through(10, 18, -20, 10, 34, 6, 10, 42, 10, 4));
    private final Solid neckVessels = Pipe.through(5, -14, -4, 60, -20, -2, 140)
            .or(Pipe.through(4.5, 14, 0, 58, 18, -2, 140))
            .or(Pipe.through(5, 20, 14, 56, 23, 10, 140));
    private final Solid oesophagus = Pipe.through(7, 3, 26, 140, 4, 28, 20, 6, 30, -60, 14, 22, -140);
    private final Solid airways = Pipe.through(8.2, 0, 2, 150, -1, 8, 60, 0, 12, 28)
            .or(Pipe.through(6.2, 0, 12, 28, -22, 14, 8, -44, 14, -4))
            .or(Pipe.through(5.8, 0, 12, 28, 24, 16, 4, 46, 16, -10));
    private final Solid core = Column.endless(0, 24, 25, 48, 0.1).or(Column.endless(-2, -40, 19, 56, 0));
    private final Solid abdomen = liver.or(spleen);
    private final Solid bulging =
            heart.or(aorta).or(cavalVein).or(pulmonaryArteries).or(neckVessels);
    private final List<Organ> organs = List.of(
            new Organ(heart, 42),
            new Organ(pulmonaryArteries, 44),
            new Organ(cavalVein, 43),
            new Organ(aorta, 45),
            new Organ(neckVessels, 44),
            new Organ(oesophagus, 34));
    private final PointSpread spread;
    private final Texture texture;

    Mediastinum(PointSpread spread, long seed) {
        this.spread = spread;
        this.texture = new Texture(seed, 7);
    }

    /** Distance to everything in the cavity that is not lung. */
    double distance(double x, double y, double z) {
        double covered = Math.min(core.distance(x, y, z), bulging.distance(x, y, z) - COVER_MM);
        return Math.min(covered, abdomen.distance(x, y, z) - recessClosingMm(z));
    }

    /** By how much diaphragm and chest wall have come together: below the domes the recess between them closes and the lungs end. */
    private static double recessClosingMm(double z) {
        return Math.max(0, RECESS_CLOSES_BELOW - z) * RECESS_CLOSING;
    }

    /** HU of the cavity's content, lungs aside. */
    double hu(double x, double y, double z) {
        double unevenness = texture.at(x, y, z);
        double hu = FAT_HU + 12 * unevenness;
        for (Organ organ : organs) {
            hu = spread.over(hu, organ.hu(), organ.shape().distance(x, y, z));
        }
        double airway = airways.distance(x, y, z);
        hu = spread.over(hu, AIRWAY_WALL_HU, airway - AIRWAY_WALL_MM);
        hu = spread.over(hu, AIRWAY_AIR_HU, airway);
        hu = spread.over(hu, SPLEEN_HU + 4 * unevenness, spleen.distance(x, y, z));
        return spread.over(hu, LIVER_HU + 3 * unevenness, liver.distance(x, y, z));
    }
}
