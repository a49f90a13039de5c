package org.secondread.reporting.gate;

import java.util.List;

/** What the gate says of one object. */
public record Verdict(List<Violation> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }

    public boolean isConformant() {
        return violations.isEmpty();
    }
}
