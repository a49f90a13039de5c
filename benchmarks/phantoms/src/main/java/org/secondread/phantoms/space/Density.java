package org.secondread.phantoms.space;

/** What a nodule looks like on CT. */
public enum Density {
    /** Soft tissue throughout. */
    SOLID(30, 30),
    /** A soft-tissue core of half the diameter in a ground-glass shell. */
    PART_SOLID(30, -550),
    /** Denser than lung, with vessels still visible through it. */
    GROUND_GLASS(-600, -600);

    /** Diameter of the core over the diameter of the nodule. */
    static final double CORE_SHARE = 0.5;

    private final double coreHu;
    private final double shellHu;

    Density(double coreHu, double shellHu) {
        this.coreHu = coreHu;
        this.shellHu = shellHu;
    }

    public double coreHu() {
        return coreHu;
    }

    public double shellHu() {
        return shellHu;
    }
}
