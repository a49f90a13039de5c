package org.secondread.phantoms.chest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.secondread.phantoms.space.Density;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.PointSpread;
import org.secondread.phantoms.space.Seeds;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;

/**
 * A chest for CT whose every nodule is known: body, bones, mediastinum, lungs with vessel trees, and nodules. The middle of the chest is
 * the origin of patient space. The same seed gives the same patient.
 *
 * <pre>{@code
 * ChestPhantom phantom = ChestPhantom.seeded(42).nodules(6).build();
 * }</pre>
 */
public final class ChestPhantom implements Phantom {

    private static final double SPREAD_SIGMA_MM = 0.6;

    private final long seed;
    private final Anatomy anatomy;
    private final List<Nodule> nodules;
    private final LungFilling filling;

    private ChestPhantom(Builder plan) {
        seed = plan.seed;
        PointSpread spread = new PointSpread(SPREAD_SIGMA_MM);
        anatomy = new Anatomy(spread, Seeds.random(seed, 0));
        List<Tube> vessels = LungVessels.grow(anatomy, Seeds.random(seed, 1));
        Random random = Seeds.random(seed, 2);
        nodules =
                new NodulePlacement(anatomy, vessels, random).place(plan.given, plan.diameters(random), plan.densities);
        filling = new LungFilling(nodules, new VesselMap(vessels, spread), spread);
    }

    /** A phantom in the making: without further words it has no nodule. */
    public static Builder seeded(long seed) {
        return new Builder(seed);
    }

    /** 104 axial slices of 2.5 mm and 512 × 400 pixels of 0.7 mm: holds the whole chest. */
    public static SeriesGeometry usualGeometry() {
        return SeriesGeometry.axial(512, 400, 104, 0.7, 0.7, 2.5);
    }

    public long seed() {
        return seed;
    }

    @Override
    public List<Nodule> nodules() {
        return nodules;
    }

    /** Whether a point lies in a lung: aerated tissue, vessels and nodules alike. */
    public boolean isLung(Vector3 pointMm) {
        return anatomy.lungDistance(pointMm.x(), pointMm.y(), pointMm.z()) <= 0;
    }

    /** Whether a point lies in a vessel of the lungs. */
    public boolean isLungVessel(Vector3 pointMm) {
        return isLung(pointMm) && filling.isVessel(pointMm);
    }

    @Override
    public double valueAt(double x, double y, double z) {
        return anatomy.hu(x, y, z, filling);
    }

    /** Says which nodules a phantom gets. */
    public static final class Builder {

        private static final double SMALLEST_MM = 6;
        private static final double LARGEST_MM = 20;

        private final long seed;
        private final List<Nodule> given = new ArrayList<>();
        private List<Density> densities = List.of(Density.SOLID);
        private int count;
        private double smallestMm = SMALLEST_MM;
        private double largestMm = LARGEST_MM;

        private Builder(long seed) {
            this.seed = seed;
        }

        /** So many nodules at random places, of distinct diameters between 6 and 20 mm unless said otherwise. */
        public Builder nodules(int randomNodules) {
            count = randomNodules;
            return this;
        }

        /** Bounds of the random diameters. */
        public Builder diametersMm(double smallest, double largest) {
            smallestMm = smallest;
            largestMm = largest;
            return this;
        }

        /** Densities of the random nodules, dealt in turn from the largest; solid unless said otherwise. */
        public Builder densities(Density... inTurn) {
            densities = List.of(inTurn);
            return this;
        }

        /** A nodule of the caller's choice, wherever it lies. */
        public Builder nodule(Nodule nodule) {
            given.add(nodule);
            return this;
        }

        /**
         * Builds the phantom.
         *
         * @throws IllegalStateException when the lungs have no room for a random nodule
         */
        public ChestPhantom build() {
            return new ChestPhantom(this);
        }

        /** One diameter from each of equal parts of the range, to a tenth of a millimetre. */
        private List<Double> diameters(Random random) {
            List<Double> diameters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                double share = (i + 0.1 + 0.8 * random.nextDouble()) / count;
                diameters.add(Math.rint(10 * (smallestMm + share * (largestMm - smallestMm))) / 10);
            }
            Collections.shuffle(diameters, random);
            return diameters;
        }
    }
}
