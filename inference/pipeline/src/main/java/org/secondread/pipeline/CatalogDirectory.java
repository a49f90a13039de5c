package org.secondread.pipeline;

import java.util.List;
import java.util.stream.Stream;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.catalog.CatalogEntry;
import org.secondread.models.catalog.ModelCard;
import org.secondread.models.catalog.ModelIdentity;

/** The catalog as the doors see it. */
final class CatalogDirectory implements ModelDirectory {
    private final Catalog catalog;

    CatalogDirectory(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void prepare() {
        catalog.loadAll();
    }

    @Override
    public List<ModelDescription> models() {
        return catalog.list().stream().flatMap(CatalogDirectory::described).toList();
    }

    /** A version whose card cannot be read has nothing to say of itself; {@code models list} names it. */
    private static Stream<ModelDescription> described(CatalogEntry entry) {
        return entry.card().flatMap(card -> entry.identity().map(identity -> of(entry, card, identity))).stream();
    }

    private static ModelDescription of(CatalogEntry entry, ModelCard card, ModelIdentity identity) {
        return new ModelDescription(
                identity,
                state(entry.state()),
                card.title(),
                card.purpose().statement(),
                card.intendedUse().modalities().stream().sorted().toList(),
                card.intendedUse().bodyParts().stream().sorted().toList(),
                card.licence());
    }

    private static ModelDescription.State state(CatalogEntry.State state) {
        return switch (state) {
            case LISTED, LOADING -> ModelDescription.State.LOADING;
            case READY -> ModelDescription.State.READY;
            case REFUSED, RETIRED -> ModelDescription.State.REFUSED;
        };
    }
}
