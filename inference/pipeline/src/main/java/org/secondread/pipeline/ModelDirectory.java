package org.secondread.pipeline;

import java.util.List;

/** Which models this process has, and whether they may be asked. */
public interface ModelDirectory {

    /**
     * Loads every model and runs its golden case, while the caller waits. Afterwards each is ready or refused; a refused one
     * does not keep others from serving.
     */
    void prepare();

    /** All models by name, then by falling version, as they stand now. */
    List<ModelDescription> models();
}
