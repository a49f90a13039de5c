package org.secondread.preprocessing.dicom;

import java.util.Map;

/** What is often found beside images, or is an image of a kind that is not read (PS3.6 table A-1): for messages only. */
final class OtherClass {
    private static final String ROOT = "1.2.840.10008.5.1.4.1.1.";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("4.2", "MR spectroscopy"),
            Map.entry("4.3", "enhanced MR in colour"),
            Map.entry("6.2", "ultrasound volume"),
            Map.entry("12.1", "X-ray angiography"),
            Map.entry("12.2", "radiofluoroscopy"),
            Map.entry("13.1.3", "breast tomosynthesis"),
            Map.entry("20", "nuclear medicine, whose frames are counted by energy window, detector and gate"),
            Map.entry("30", "parametric map"),
            Map.entry("66", "raw data"),
            Map.entry("66.1", "spatial registration"),
            Map.entry("66.4", "segmentation"),
            Map.entry("66.5", "surface segmentation"),
            Map.entry("66.7", "label map segmentation"),
            Map.entry("67", "real world value mapping"),
            Map.entry("77.1.6", "whole slide microscopy"),
            Map.entry("104.1", "encapsulated PDF"));

    /** Families of classes, by the beginning of their UIDs. */
    private static final Map<String, String> FAMILIES = Map.of(
            "9.", "waveform",
            "11.", "presentation state",
            "77.", "visible light",
            "88.59", "key object selection",
            "88.67", "dose report",
            "88.68", "dose report",
            "481.", "radiotherapy");

    private OtherClass() {}

    /** The kind in brackets after a space; empty when nothing is known of the class. */
    static String in(String uid) {
        if (!uid.startsWith(ROOT)) {
            return "";
        }
        String suffix = uid.substring(ROOT.length());
        String kind = KINDS.getOrDefault(suffix, family(suffix));
        return kind.isEmpty() ? "" : " (" + kind + ")";
    }

    private static String family(String suffix) {
        return FAMILIES.entrySet().stream()
                .filter(family -> suffix.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(suffix.startsWith("88.") ? "structured report" : "");
    }
}
