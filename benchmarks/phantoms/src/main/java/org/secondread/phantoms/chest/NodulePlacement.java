package org.secondread.phantoms.chest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.secondread.phantoms.space.Density;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.NoduleShape;
import org.secondread.phantoms.space.Vector3;

/**
 * Finds places for nodules by drawing points in the lungs until one keeps all distances:
 *
 * <ul>
 *   <li>at least {@value #PLEURA_MARGIN_MM} mm from the nodule's surface to that of the lung;
 *   <li>at least {@value #NODULE_MARGIN_MM} mm between two nodules' surfaces;
 *   <li>at least {@value #VESSEL_MARGIN_MM} mm to every vessel of {@value #LARGE_VESSEL_MM} mm radius or more; smaller ones may touch it or
 *       pass through, as they do in patients.
 * </ul>
 */
final class NodulePlacement {

    private static final double PLEURA_MARGIN_MM = 3;
    private static final double NODULE_MARGIN_MM = 8;
    private static final double VESSEL_MARGIN_MM = 1;
    private static final double LARGE_VESSEL_MM = 2;

    private static final int ATTEMPTS = 50_000;

    private final Anatomy anatomy;
    private final List<Tube> largeVessels;
    private final Random random;

    NodulePlacement(Anatomy anatomy, List<Tube> vessels, Random random) {
        this.anatomy = anatomy;
        this.largeVessels = vessels.stream()
                .filter(tube -> tube.largestRadius() >= LARGE_VESSEL_MM)
                .toList();
        this.random = random;
    }

    /** Adds a nodule of each diameter to those already there; the largest is placed first. */
    List<Nodule> place(List<Nodule> present, List<Double> diametersMm, List<Density> densities) {
        List<Nodule> nodules = new ArrayList<>(present);
        List<Double> falling =
                diametersMm.stream().sorted(Comparator.reverseOrder()).toList();
        for (int i = 0; i < falling.size(); i++) {
            nodules.add(placeOne(nodules, falling.get(i), densities.get(i % densities.size())));
        }
        return List.copyOf(nodules);
    }

    private Nodule placeOne(List<Nodule> present, double diameterMm, Density density) {
        NoduleShape shape = NoduleShape.random(random);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Nodule nodule = new Nodule(LungRegion.pointInBounds(random), diameterMm, density, shape);
            if (isFree(nodule, present)) {
                return nodule;
            }
        }
        throw new IllegalStateException("no room left in the lungs for a nodule of " + diameterMm + " mm");
    }

    private boolean isFree(Nodule nodule, List<Nodule> present) {
        Vector3 centre = nodule.centreMm();
        double reach = nodule.reachMm();
        return anatomy.lungDistance(centre.x(), centre.y(), centre.z()) < -reach - PLEURA_MARGIN_MM
                && present.stream()
                        .allMatch(other ->
                                centre.distanceTo(other.centreMm()) > reach + other.reachMm() + NODULE_MARGIN_MM)
                && largeVessels.stream().allMatch(vessel -> vessel.distanceTo(centre) > reach + VESSEL_MARGIN_MM);
    }
}
