package org.secondread.models.extraction;

import java.util.List;

/**
 * All that one model says of one volume.
 *
 * @param findings at or above the operating point, by falling score
 * @param candidates the rest, by falling score
 */
public record Findings(List<Finding> findings, List<Finding> candidates, Triage triage) {
    public Findings {
        findings = List.copyOf(findings);
        candidates = List.copyOf(candidates);
    }
}
