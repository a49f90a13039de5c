package org.secondread.reporting;

/** The kinds of objects that a result may consist of. */
public enum ResultForm {
    /** Comprehensive 3D SR by TID 1500. */
    STRUCTURED_REPORT("report", "application/dicom"),
    /** Binary segmentation, one segment per region. */
    SEGMENTATION("segmentation", "application/dicom"),
    /** The summary as JSON. */
    SUMMARY("summary", "application/json"),
    /** A picture of one finding for people. */
    PICTURE("finding", "image/png");

    private final String stem;
    private final String mediaType;

    ResultForm(String stem, String mediaType) {
        this.stem = stem;
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** File name of the only object of this form in a result. */
    public String fileName() {
        return stem + extension();
    }

    /** File name of one of several objects of this form, counted from 1. */
    public String fileName(int ordinal) {
        return "%s-%02d%s".formatted(stem, ordinal, extension());
    }

    private String extension() {
        return switch (mediaType) {
            case "application/dicom" -> ".dcm";
            case "application/json" -> ".json";
            default -> ".png";
        };
    }
}
