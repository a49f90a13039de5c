package org.secondread.reporting.object;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dcm4che3.data.ElementDictionary;

/** Attribute keywords of PS3.6, also of attributes that not every release of the DICOM toolkit knows. */
public final class Keywords {
    private static final Map<String, Integer> NEWER = Map.ofEntries(
            Map.entry("AlgorithmSource", Tags.AlgorithmSource),
            Map.entry("PreliminaryFlag", Tags.PreliminaryFlag),
            Map.entry("SegmentationAlgorithmIdentificationSequence", Tags.SegmentationAlgorithmIdentificationSequence),
            Map.entry("RecommendedDisplayCIELabValue", Tags.RecommendedDisplayCIELabValue),
            Map.entry("SegmentsOverlap", Tags.SegmentsOverlap),
            Map.entry("TrackingID", Tags.TrackingID),
            Map.entry("TrackingUID", Tags.TrackingUID),
            Map.entry("AlgorithmFamilyCodeSequence", Tags.AlgorithmFamilyCodeSequence),
            Map.entry("AlgorithmVersion", Tags.AlgorithmVersion),
            Map.entry("AlgorithmParameters", Tags.AlgorithmParameters),
            Map.entry("AlgorithmName", Tags.AlgorithmName));

    private static final Map<Integer, String> NEWER_BY_TAG =
            NEWER.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Keywords() {}

    /** The keyword of an attribute, or its tag where it has none. */
    public static String of(int tag) {
        String newer = NEWER_BY_TAG.get(tag);
        String keyword = newer == null ? ElementDictionary.keywordOf(tag, null) : newer;
        return keyword.isEmpty() ? number(tag) : keyword;
    }

    /** Keyword and tag, such as {@code PixelSpacing (0028,0030)}. */
    public static String withTag(int tag) {
        return of(tag) + " " + number(tag);
    }

    /** The attribute of a keyword. */
    public static Optional<Integer> tagOf(String keyword) {
        int known = ElementDictionary.tagForKeyword(keyword, null);
        return known == -1 ? Optional.ofNullable(NEWER.get(keyword)) : Optional.of(known);
    }

    private static String number(int tag) {
        return "(%04X,%04X)".formatted(tag >>> 16, tag & 0xFFFF);
    }
}
