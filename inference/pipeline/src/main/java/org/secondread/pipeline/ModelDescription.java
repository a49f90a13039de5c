package org.secondread.pipeline;

import java.util.List;
import org.secondread.models.catalog.ModelIdentity;

/**
 * What a model's card says, in short.
 *
 * @param task what it does, in one sentence
 * @param modalities accepted Modality (0008,0060) values
 * @param bodyParts accepted Body Part Examined (0018,0015) values
 * @param licence such as an SPDX identifier
 */
public record ModelDescription(
        ModelIdentity identity,
        State state,
        String task,
        String intendedUse,
        List<String> modalities,
        List<String> bodyParts,
        String licence) {
    public ModelDescription {
        modalities = List.copyOf(modalities);
        bodyParts = List.copyOf(bodyParts);
    }

    /** Whether a model may be asked. */
    public enum State {
        /** Being loaded, or running its golden case. */
        LOADING,
        /** Passed its golden case. */
        READY,
        /** Failed a check and is kept out of service. */
        REFUSED
    }
}
