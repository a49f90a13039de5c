package org.secondread.phantoms.chest;

import org.secondread.phantoms.space.Seeds;

/** Smooth seeded noise in space: values between −1 and 1 at the corners of a cubic lattice, trilinear in between. */
final class Texture {

    private final long mixedSeed;
    private final double cellMm;

    Texture(long seed, double cellMm) {
        this.mixedSeed = Seeds.mix(seed);
        this.cellMm = cellMm;
    }

    double at(double x, double y, double z) {
        double u = x / cellMm;
        double v = y / cellMm;
        double w = z / cellMm;
        long i = (long) Math.floor(u);
        long j = (long) Math.floor(v);
        long k = (long) Math.floor(w);
        double near = layer(i, j, k, u - i, v - j);
        double far = layer(i, j, k + 1, u - i, v - j);
        return near + (w - k) * (far - near);
    }

    private double layer(long i, long j, long k, double s, double t) {
        double front = corner(i, j, k) + s * (corner(i + 1, j, k) - corner(i, j, k));
        double back = corner(i, j + 1, k) + s * (corner(i + 1, j + 1, k) - corner(i, j + 1, k));
        return front + t * (back - front);
    }

    private double corner(long i, long j, long k) {
        return (Seeds.at(mixedSeed, i, j, k) >> 11) * 0x1.0p-52;
    }
}
