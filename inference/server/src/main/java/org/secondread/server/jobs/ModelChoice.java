package org.secondread.server.jobs;

import java.util.ArrayList;
import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelReference;

/** Turns what a caller names into exact models. */
public final class ModelChoice {
    private static final String REFERENCE = "model";
    private static final String LIST = "header.models";

    private final List<ModelDescription> models;

    /**
     * @param models by name, then by falling version
     */
    public ModelChoice(List<ModelDescription> models) {
        this.models = models;
    }

    /**
     * @param references empty for the only model there is
     * @return ready models in the order asked for
     * @throws DiagnosisException MODEL_UNKNOWN, MODEL_NOT_READY, INVALID_REQUEST
     */
    public List<ModelIdentity> choose(List<ModelReference> references) {
        if (references.isEmpty()) {
            return List.of(ready(onlyModel()));
        }
        List<ModelIdentity> chosen = new ArrayList<>();
        for (ModelReference reference : references) {
            ModelIdentity model = ready(reference);
            require(!chosen.contains(model), "names each model once");
            chosen.add(model);
        }
        return List.copyOf(chosen);
    }

    /**
     * What is known of a model, ready or not; a ready version is preferred, then a newer one.
     *
     * @throws DiagnosisException MODEL_UNKNOWN
     */
    public ModelDescription describe(ModelReference reference) {
        List<ModelDescription> named = models.stream()
                .filter(model -> reference.matches(model.identity()))
                .toList();
        if (named.isEmpty()) {
            throw DiagnosisException.of(
                    ErrorCode.MODEL_UNKNOWN, REFERENCE, "names a model and a version of the catalog");
        }
        return named.stream()
                .filter(model -> model.state() == State.READY)
                .findFirst()
                .orElse(named.get(0));
    }

    private ModelReference onlyModel() {
        List<String> names =
                models.stream().map(model -> model.identity().name()).distinct().toList();
        require(names.size() == 1, "names a model where the service has not exactly one");
        return ModelReference.parse(names.get(0));
    }

    private ModelIdentity ready(ModelReference reference) {
        ModelDescription model = describe(reference);
        if (model.state() != State.READY) {
            throw DiagnosisException.of(
                    ErrorCode.MODEL_NOT_READY,
                    REFERENCE,
                    "a model must have passed its golden case before it is asked");
        }
        return model.identity();
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, LIST, rule);
        }
    }
}
