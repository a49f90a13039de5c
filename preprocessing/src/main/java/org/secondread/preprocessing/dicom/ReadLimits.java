package org.secondread.preprocessing.dicom;

/**
 * What one series may cost. More is refused with SERIES_TOO_LARGE before memory is taken for it.
 *
 * @param maxInstances instances of one series
 * @param maxHeaderBytes bytes of one data set before its pixel data, inflated
 * @param maxElements data elements and sequence items of one header
 * @param maxNesting sequences within sequences
 * @param maxSide rows or columns of an image
 * @param maxVoxels pixels of all instances together
 */
public record ReadLimits(
        int maxInstances, int maxHeaderBytes, int maxElements, int maxNesting, int maxSide, long maxVoxels) {

    /** 4,096 instances, 16 MiB and 65,536 elements a header, 16,384 rows or columns, 2²⁹ voxels (1 GiB stored). */
    public static final ReadLimits DEFAULT = new ReadLimits(4096, 16 << 20, 1 << 16, 32, 1 << 14, 1L << 29);
}
