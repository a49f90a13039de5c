package org.secondread.phantoms.space;

/** What a nodule looks like on CT. */
public enum Density {
    /** Soft tissue throughout. */
    SOLID(1, 30, 30),
    /** A soft-tissue core of half the diameter in a ground-glass shell. */
    PART_SOLID(0.5, 30, -550),
    /** Denser than lung, with vessels still visible through it. */
    GROUND_GLASS(1, -600, -600);

    private final double coreShare;
    private final double coreHu;
    private final double shellHu;

    Density(double coreShare, double coreHu, double shellHu) {
        this.coreShare = coreShare;
        this.coreHu = coreHu;
        this.shellHu = shellHu;
    }

    /** Diameter of the core over the diameter of the nodule. */
    public double coreShare() {
        return coreShare;
    }

    public double coreHu() {
        return coreHu;
    }

    public double shellHu() {
        return shellHu;
    }
}
