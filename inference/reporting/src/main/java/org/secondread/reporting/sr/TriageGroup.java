package org.secondread.reporting.sr;

import org.secondread.models.extraction.Triage;
import org.secondread.reporting.Precision;
import org.secondread.reporting.Result;
import org.secondread.reporting.coding.Code;

/**
 * The triage statement on the whole series. No standard fixes its form; ours is a group by TID 1501 whose finding is what
 * was looked for: present or absent at the operating point, with score, operating point and urgency category,
 * and with the whole provenance.
 *
 * <p>It stands among the evaluations and not among the measurements: a validator that applies the conditions of TID 1500 to
 * the container as a whole takes every group beside a volumetric one for volumetric too.
 */
final class TriageGroup {
    private final Result result;
    private final Triage triage;

    TriageGroup(Result result) {
        this.result = result;
        this.triage = result.triage();
    }

    void write(ContentItem evaluations) {
        ContentItem group =
                new Group(Group.WHOLE_IMAGES, result.triageTracking(), triage.suspected()).write(evaluations);
        new Algorithm(result.source().provenance()).describe(group);
        Code presence = triage.isSuspected() ? Code.PRESENT : Code.ABSENT;
        group.code(Relationship.CONTAINS, Code.PRESENCE, presence);
        ScoreItem.write(group, triage.score());
        group.number(
                Relationship.CONTAINS,
                Code.OPERATING_POINT.concept(),
                Precision.score(triage.threshold()),
                Code.NO_UNITS.concept());
        group.code(Relationship.CONTAINS, Code.URGENCY, urgency());
    }

    /** CID 7035; our own term where the model assigns no urgency, since it never clears a patient. */
    private Code urgency() {
        return switch (triage.category()) {
            case MINUTES -> Code.ACTIONABLE_IN_MINUTES;
            case HOURS -> Code.ACTIONABLE_IN_HOURS;
            case DAYS -> Code.ACTIONABLE_IN_DAYS;
            case NONE -> Code.NO_URGENCY;
        };
    }
}
