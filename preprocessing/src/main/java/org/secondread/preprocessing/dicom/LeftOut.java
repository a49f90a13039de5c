package org.secondread.preprocessing.dicom;

/**
 * An input file that is no part of the series.
 *
 * @param name file name as the caller gave it; it may identify a patient and belongs into no log
 */
public record LeftOut(String name, Reason reason) {
    /** Why. */
    public enum Reason {
        NOT_DICOM,
        DICOM_DIRECTORY,
        DUPLICATE
    }
}
