package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * A part of the packets and the order in which they come (POC, T.800 A.6.6). Upper ends are excluded; packets that came
 * before are left out.
 */
record ProgressionVolume(
        int resolutionStart, int componentStart, int layerEnd, int resolutionEnd, int componentEnd, Progression order) {
    static ProgressionVolume read(Cursor segment, int components) {
        int resolutionStart = segment.u8();
        int componentStart = segment.u8();
        int layerEnd = segment.u16();
        int resolutionEnd = segment.u8();
        int componentEnd = segment.u8();
        return new ProgressionVolume(
                resolutionStart,
                componentStart,
                layerEnd,
                resolutionEnd,
                componentEnd == 0 ? components : componentEnd,
                Progression.of(segment.u8()));
    }

    /** All packets of a tile. */
    static ProgressionVolume all(CodingStyle style, int components) {
        return new ProgressionVolume(0, 0, style.layers(), 33, components, style.order());
    }

    boolean holds(Precinct precinct) {
        return precinct.component() >= componentStart
                && precinct.component() < componentEnd
                && precinct.resolution() >= resolutionStart
                && precinct.resolution() < resolutionEnd;
    }
}
