package org.secondread.preprocessing.volume;

/** How far a card lets irregular geometry go. Further policies (shear-corrected resampling) join as they are built. */
public enum AssemblyPolicy {
    /** Slices on a regular grid within the tolerance, or refusal. */
    REGULAR_GRID
}
