package org.secondread.reporting.sr;

import java.util.stream.Collectors;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.coding.Code;

/** Which algorithm made a statement (TID 4019): the model by name and version, and the whole provenance as parameters. */
final class Algorithm {
    private final Provenance provenance;

    Algorithm(Provenance provenance) {
        this.provenance = provenance;
    }

    /** Name and version. */
    void identify(ContentItem item) {
        ModelIdentity model = provenance.model();
        item.text(Relationship.HAS_CONCEPT_MOD, Code.ALGORITHM_NAME, model.name());
        item.text(Relationship.HAS_CONCEPT_MOD, Code.ALGORITHM_VERSION, model.version());
    }

    /** Name, version and everything else that would be needed to repeat the analysis. */
    void describe(ContentItem item) {
        identify(item);
        parameter(item, "model sha256", provenance.model().sha256());
        parameter(item, "model manufacturer", provenance.model().manufacturer());
        parameter(item, "analysis", provenance.analysisId());
        parameter(item, "input sha256", provenance.inputDigest());
        parameter(item, "configuration sha256", provenance.configurationDigest());
        parameter(
                item,
                "software",
                provenance.software().stream()
                        .map(component -> component.name() + " " + component.version())
                        .collect(Collectors.joining(", ")));
        provenance.toleratedDeviations().forEach(deviation -> parameter(item, "tolerated", deviation));
    }

    private static void parameter(ContentItem item, String name, String value) {
        item.text(Relationship.HAS_CONCEPT_MOD, Code.ALGORITHM_PARAMETERS, name + "=" + value);
    }
}
