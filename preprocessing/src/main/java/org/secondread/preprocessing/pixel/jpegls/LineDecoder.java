package org.secondread.preprocessing.pixel.jpegls;

/**
 * Decodes one line of each component of a scan. A line's sample x is at index x + 1; around it lie the neighbours that the
 * standard gives samples at the edges (T.87 clause A.2.1): before it the first sample above, behind it its own last.
 */
@FunctionalInterface
interface LineDecoder {
    /**
     * @param above per component, the line above with both its neighbours
     * @param lines per component, receives the line; the neighbour before it is set
     */
    void decode(int[][] above, int[][] lines);
}
