package org.secondread.models.catalog;

import java.util.Optional;

/**
 * One version of a model as the catalog sees it now.
 *
 * @param name the folder's name
 * @param version the folder's name below it
 * @param card empty when the card cannot be read
 * @param identity empty when the card cannot be read
 * @param problem why it was refused; for a ready model, why its newer content was
 */
public record CatalogEntry(
        String name,
        String version,
        State state,
        Optional<ModelCard> card,
        Optional<ModelIdentity> identity,
        Optional<String> problem) {

    /** Where a version stands on its way into service. */
    public enum State {
        /** Its card was read; nothing was loaded yet. */
        LISTED,
        /** Its files are being checked and its golden case run. */
        LOADING,
        /** It serves. */
        READY,
        /** It stays out of service. */
        REFUSED,
        /** It was taken out of service. */
        RETIRED
    }
}
