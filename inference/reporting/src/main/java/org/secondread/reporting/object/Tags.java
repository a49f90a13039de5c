package org.secondread.reporting.object;

/** Attributes that not every supported release of the DICOM toolkit names, or names alike. */
public final class Tags {
    public static final int AlgorithmSource = 0x0024_0202;
    public static final int PreliminaryFlag = 0x0040_A496;
    public static final int SegmentationAlgorithmIdentificationSequence = 0x0062_0007;
    public static final int RecommendedDisplayCIELabValue = 0x0062_000D;
    public static final int SegmentsOverlap = 0x0062_0013;
    public static final int TrackingID = 0x0062_0020;
    public static final int TrackingUID = 0x0062_0021;
    public static final int AlgorithmFamilyCodeSequence = 0x0066_002F;
    public static final int AlgorithmVersion = 0x0066_0031;
    public static final int AlgorithmParameters = 0x0066_0032;
    public static final int AlgorithmName = 0x0066_0036;

    private Tags() {}
}
