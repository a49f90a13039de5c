package org.secondread.models.extraction;

import java.util.List;
import java.util.Optional;
import org.secondread.domain.CodedConcept;

/**
 * One thing that a model holds to be there.
 *
 * @param code what it is, such as (27925004, SCT, "Nodule")
 * @param site where in the body, such as (39607008, SCT, "Lung")
 * @param laterality side of a paired organ, where it was determined
 * @param measurements in a fixed order: volume, long axis, short axis, mean diameter for a region
 */
public record Finding(
        CodedConcept code,
        CodedConcept site,
        Optional<CodedConcept> laterality,
        Score score,
        List<Measurement> measurements,
        Location location) {
    public Finding {
        measurements = List.copyOf(measurements);
    }
}
