package org.secondread.phantoms.space;

import java.util.Random;

/** Makes unrelated random numbers of related seeds; {@link Random} alone begins almost alike for 1, 2 and 3. */
public final class Seeds {

    private Seeds() {}

    /** The finisher of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every bit of the result depends on every bit given. */
    public static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number for a place on an integer lattice, unrelated to those of its neighbours; the seed has been mixed. */
    public static long at(long mixedSeed, long i, long j, long k) {
        return mix(mixedSeed + i * 0x9E3779B97F4A7C15L + j * 0xC2B2AE3D27D4EB4FL + k * 0x165667B19E3779F9L);
    }

    /** One of several independent streams of a seed. */
    public static Random random(long seed, int stream) {
        return new Random(at(mix(seed), stream, 0, 0));
    }
}
