package org.secondread.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.secondread.domain.RequestContext;

/**
 * One series and the model that shall read it.
 *
 * @param instances DICOM files in any order; each must be an instance of the series
 * @param identity the series that the instances must belong to, as far as the caller named it
 */
public record AnalysisRequest(
        List<Path> instances, SeriesIdentity identity, ModelReference model, RequestContext context) {
    public AnalysisRequest {
        instances = List.copyOf(instances);
    }
}
