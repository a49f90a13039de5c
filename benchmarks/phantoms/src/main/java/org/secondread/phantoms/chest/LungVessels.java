package org.secondread.phantoms.chest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.secondread.phantoms.space.Vector3;

/**
 * Arteries and veins of both lungs, grown by the rule of Tawhai et al. (J. Appl. Physiol. 97, 2004): points strewn over the lung are the
 * capillary beds to be supplied; a branch grows part of the way to the centroid of its points, a plane through its axis divides them
 * between its two children, and so on until one point is left. Successive planes stand at right angles, as in real lungs.
 *
 * <p>Radii follow Murray's law, {@code r = r₀·nᵖ} for n supplied points, from 6 mm at the hilum to 0.7 mm at the tips.
 */
final class LungVessels {

    static final double TIP_RADIUS_MM = 0.7;
    static final double ROOT_RADIUS_MM = 6;

    private static final int ARTERY_TIPS = 420;
    private static final int VEIN_TIPS = 300;
    private static final double MARGIN_MM = 3;
    private static final double SHARE_OF_WAY = 0.42;
    private static final double BEND = 0.08;
    private static final double EXPONENT = StrictMath.log(ROOT_RADIUS_MM / TIP_RADIUS_MM) / StrictMath.log(ARTERY_TIPS);

    private final Anatomy anatomy;
    private final Random random;
    private final List<Tube> tubes = new ArrayList<>();

    private LungVessels(Anatomy anatomy, Random random) {
        this.anatomy = anatomy;
        this.random = random;
    }

    static List<Tube> grow(Anatomy anatomy, Random random) {
        LungVessels vessels = new LungVessels(anatomy, random);
        for (int side : new int[] {-1, 1}) {
            vessels.growTree(side, ARTERY_TIPS, new Vector3(side * 36, 4, 4));
            vessels.growTree(side, VEIN_TIPS, new Vector3(side * 36, -4, -22));
        }
        return List.copyOf(vessels.tubes);
    }

    private void growTree(int side, int tips, Vector3 hilum) {
        List<Vector3> beds = new ArrayList<>();
        while (beds.size() < tips) {
            Vector3 bed = LungRegion.pointInBounds(random);
            if (bed.x() * side > 0 && anatomy.lungDistance(bed.x(), bed.y(), bed.z()) < -MARGIN_MM) {
                beds.add(bed);
            }
        }
        branch(hilum, radius(tips), beds, new Vector3(0, 0, 1));
    }

    private void branch(Vector3 start, double startRadius, List<Vector3> beds, Vector3 lastPlane) {
        if (beds.size() == 1) {
            bentTube(start, beds.get(0), startRadius, TIP_RADIUS_MM);
            return;
        }
        Vector3 centroid = centroid(beds);
        Vector3 end = start.plus(centroid.minus(start).times(SHARE_OF_WAY));
        double endRadius = radius(beds.size());
        bentTube(start, end, startRadius, endRadius);
        Vector3 plane = across(centroid.minus(start), lastPlane);
        List<Vector3> left = new ArrayList<>();
        List<Vector3> right = new ArrayList<>();
        for (Vector3 bed : beds) {
            (bed.minus(centroid).dot(plane) < 0 ? left : right).add(bed);
        }
        branch(end, Math.min(endRadius, 1.15 * radius(left.size())), left, plane);
        branch(end, Math.min(endRadius, 1.15 * radius(right.size())), right, plane);
    }

    private void bentTube(Vector3 from, Vector3 to, double fromRadius, double toRadius) {
        double length = from.distanceTo(to);
        Vector3 offset = randomVector().times(BEND * length);
        Vector3 middle = from.plus(to).times(0.5).plus(offset);
        double middleRadius = (fromRadius + toRadius) / 2;
        tubes.add(new Tube(from, middle, fromRadius, middleRadius));
        tubes.add(new Tube(middle, to, middleRadius, toRadius));
    }

    private Vector3 randomVector() {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    /** Normal of a plane that holds the branch and stands across the last one. */
    private Vector3 across(Vector3 direction, Vector3 lastPlane) {
        Vector3 normal = direction.cross(lastPlane);
        return normal.length() > 1e-6
                ? normal.unit()
                : direction.cross(randomVector()).unit();
    }

    private static Vector3 centroid(List<Vector3> points) {
        Vector3 sum = Vector3.ZERO;
        for (Vector3 point : points) {
            sum = sum.plus(point);
        }
        return sum.times(1.0 / points.size());
    }

    private static double radius(int tips) {
        return TIP_RADIUS_MM * StrictMath.pow(tips, EXPONENT);
    }
}
