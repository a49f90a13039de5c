package org.secondread.reporting;

import java.time.Instant;

/**
 * The forms and identifiers of one result, fixed before anything is written, so that objects can name each other and a
 * replay of the same analysis gives the same objects.
 *
 * @param analysisId of which every UID here is derived: by (analysis id, form, ordinal)
 * @param startedAt content time of every object
 */
public record ResultPlan(String analysisId, Instant startedAt) {

    public static ResultPlan of(Provenance provenance) {
        return new ResultPlan(provenance.analysisId(), provenance.startedAt());
    }

    /** SOP Instance UID of the n-th object of a form, counted from 1. */
    public String sopInstanceUid(ResultForm form, int ordinal) {
        return uid("instance", form, ordinal);
    }

    /** SOP Instance UID of the only object of a form. */
    public String sopInstanceUid(ResultForm form) {
        return sopInstanceUid(form, 1);
    }

    /** Each form has a series of its own, since a series holds one modality. */
    public String seriesInstanceUid(ResultForm form) {
        return uid("series", form, 1);
    }

    /** Dimension Organization UID (0020,9164) of the segmentation. */
    public String dimensionOrganizationUid() {
        return uid("dimensions", ResultForm.SEGMENTATION, 1);
    }

    private String uid(String role, ResultForm form, int ordinal) {
        return DerivedUid.of("analysis", analysisId, role, form.name(), Integer.toString(ordinal));
    }
}
