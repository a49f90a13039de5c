package org.secondread.preprocessing.dicom;

import java.nio.file.Path;

/**
 * An input file that is no part of the series.
 *
 * @param name file name as the caller gave it; it may identify a patient and belongs into no log
 */
public record LeftOut(String name, Reason reason) {
    public static LeftOut of(Path file, Reason reason) {
        return new LeftOut(String.valueOf(file.getFileName()), reason);
    }

    @Override
    public String toString() {
        return name + ": " + reason.what();
    }

    /** Why. */
    public enum Reason {
        NOT_DICOM("no DICOM file"),
        DICOM_DIRECTORY("a directory of DICOM files"),
        DUPLICATE("an instance that came before, with equal bytes"),
        OTHER_OBJECT("an object that is no image of the patient, such as a report or a presentation state"),
        WITHOUT_PLACE("an image without a place in the patient, such as a captured screen or a dose sheet"),
        LOCALIZER("a localizer"),
        PROJECTION("a projection of slices, such as a maximum intensity projection"),
        REFORMATTED("a reformatted section among slices that are none"),
        OTHER_ORIENTATION("a few images across the slices");

        private final String what;

        Reason(String what) {
            this.what = what;
        }

        /** What the file holds, in a few words. */
        public String what() {
            return what;
        }

        /** Whether an image of the patient was left out, which the reader of a result may expect to have been looked at. */
        public boolean isImage() {
            return switch (this) {
                case LOCALIZER, PROJECTION, REFORMATTED, OTHER_ORIENTATION -> true;
                case NOT_DICOM, DICOM_DIRECTORY, DUPLICATE, OTHER_OBJECT, WITHOUT_PLACE -> false;
            };
        }
    }
}
