package org.secondread.preprocessing.dicom;

/**
 * A tolerated deviation as it occurred in one series.
 *
 * @param kind what it is
 * @param instances how many instances show it
 * @param detail measured figures with units, or empty; no patient data
 */
public record Deviation(ToleratedDeviation kind, int instances, String detail) {
    @Override
    public String toString() {
        String figures = detail.isEmpty() ? "" : ": " + detail;
        return kind.sentence() + figures + " (" + kind.clause() + ")";
    }
}
