package org.secondread.preprocessing.dicom;

/**
 * What one series may cost. More is refused with SERIES_TOO_LARGE before memory is taken for it.
 *
 * @param maxInstances instances of one series
 * @param maxHeaderBytes bytes of one data set before its pixel data, inflated
 * @param maxElements data elements and sequence items of one header
 * @param maxNesting sequences within sequences
 * @param maxSide rows or columns of an image
 * @param maxFrames frames of one instance
 * @param maxVoxels samples of 16 bits of all instances together
 * @param maxExpansion how many bytes of an instance's frames one encoded byte may stand for, beyond 16 MiB that are free
 */
public record ReadLimits(
        int maxInstances,
        int maxHeaderBytes,
        int maxElements,
        int maxNesting,
        int maxSide,
        int maxFrames,
        long maxVoxels,
        int maxExpansion) {

    /**
     * 4,096 instances, 16 MiB and 262,144 elements a header (some thousand frames with groups of their own), 16,384 rows or
     * columns, 2¹⁸ frames of an instance, 2²⁹ voxels (1 GiB stored), 1,000 bytes of frames for one encoded.
     */
    public static final ReadLimits DEFAULT =
            new ReadLimits(4096, 16 << 20, 1 << 18, 32, 1 << 14, 1 << 18, 1L << 29, 1000);

    private static final long FREE_BYTES = 16 << 20;

    /** A frame's bytes and a volume's voxels each lie in one array. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    public ReadLimits {
        if (maxInstances < 1 || maxHeaderBytes < 1 || maxElements < 1 || maxNesting < 0) {
            throw new IllegalArgumentException("limits must let something through");
        }
        if (maxSide < 1 || (long) maxSide * maxSide * Short.BYTES > MAX_ARRAY) {
            throw new IllegalArgumentException("a frame of " + maxSide + " rows and columns is beyond an array");
        }
        if (maxFrames < 1 || maxExpansion < 1) {
            throw new IllegalArgumentException("limits must let a frame through");
        }
        if (maxVoxels < 1 || maxVoxels > MAX_ARRAY) {
            throw new IllegalArgumentException(maxVoxels + " voxels are beyond an array");
        }
    }

    /**
     * Whether frames may be so much longer than what encodes them. Blank frames are: a run of JPEG-LS or an empty packet of
     * JPEG 2000 stands for any number of pixels, which is why some of it is free.
     *
     * @param encoded bytes
     * @param decoded bytes
     */
    boolean allowExpansion(long encoded, long decoded) {
        return decoded <= FREE_BYTES + encoded * maxExpansion;
    }
}
