package org.secondread.pipeline;

import java.util.Optional;
import org.secondread.models.catalog.ModelIdentity;

/**
 * A model by its catalog name, or one version of it.
 *
 * @param version empty means the newest that is ready
 */
public record ModelReference(String name, Optional<String> version) {

    /** Exactly this model. */
    public static ModelReference to(ModelIdentity identity) {
        return new ModelReference(identity.name(), Optional.of(identity.version()));
    }

    /** Reads {@code name} or {@code name@version}. */
    public static ModelReference parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new ModelReference(text, Optional.empty())
                : new ModelReference(text.substring(0, at), Optional.of(text.substring(at + 1)));
    }

    public boolean matches(ModelIdentity identity) {
        return name.equals(identity.name())
                && version.map(identity.version()::equals).orElse(true);
    }

    @Override
    public String toString() {
        return version.map(v -> name + "@" + v).orElse(name);
    }
}
