package org.secondread.models.catalog;

import org.secondread.domain.DiagnosisException;

/** What a loaded model has to pass before it may serve. */
public interface ReadinessCheck {
    /**
     * Holds a model against its golden case.
     *
     * @param model loaded, not yet serving; stays the caller's
     * @throws DiagnosisException when it must not serve
     */
    void require(ModelLease model, GoldenCase golden);
}
