package org.secondread.preprocessing.volume;

/**
 * How far a card lets irregular geometry go. Whatever the policy, a volume with a hole is refused, and so is one whose slices
 * follow no straight line.
 */
public enum AssemblyPolicy {
    /** Slices on a regular, orthonormal grid within the tolerance, or refusal. */
    REGULAR_GRID,

    /** Also stacks sheared by a tilted gantry: each slice is moved within its plane, by linear interpolation. */
    SHEAR_CORRECTED,

    /** As before, and slices at uneven distances are resampled to even ones, by linear interpolation between neighbours. */
    RESAMPLED;

    boolean correctsShear() {
        return this != REGULAR_GRID;
    }

    boolean evensSpacing() {
        return this == RESAMPLED;
    }
}
