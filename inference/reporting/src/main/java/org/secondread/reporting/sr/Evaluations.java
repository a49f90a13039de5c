package org.secondread.reporting.sr;

import org.secondread.preprocessing.quality.Limitation;
import org.secondread.reporting.Result;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.coding.Phrase;

/**
 * Qualitative Evaluations (TID 1500 row 12), present in every report: whether anything was found at all, the triage statement, what a reader has to know of the input, and that no person has verified it.
 */
final class Evaluations {
    private final Result result;

    Evaluations(Result result) {
        this.result = result;
    }

    void write(ContentItem root) {
        boolean found = !result.findings().isEmpty();
        ContentItem evaluations = root.container(Relationship.CONTAINS, Code.QUALITATIVE_EVALUATIONS);
        evaluations.code(
                Relationship.CONTAINS, Code.FINDINGS_SUMMARY, found ? Code.WITH_FINDINGS : Code.WITHOUT_FINDINGS);
        if (!found) {
            comment(evaluations, Phrase.NOTHING_FOUND);
        }
        new TriageGroup(result).write(evaluations);
        result.source().limitations().forEach(limitation -> writeLimitation(evaluations, limitation));
        comment(evaluations, Phrase.NOT_VERIFIED);
    }

    private static void writeLimitation(ContentItem evaluations, Limitation limitation) {
        evaluations
                .code(Relationship.CONTAINS, Code.INPUT_LIMITATION, limitation.concept())
                .text(Relationship.HAS_PROPERTIES, Code.COMMENT, limitation.detail());
    }

    private void comment(ContentItem evaluations, Phrase phrase) {
        evaluations.text(
                Relationship.CONTAINS, Code.COMMENT, phrase.in(result.settings().language()));
    }
}
