package org.secondread.models.catalog;

import java.util.concurrent.atomic.AtomicBoolean;
import org.secondread.models.runtime.ModelRunner;

/**
 * The right to use one version of a model until it is closed. The version that a lease began with is the one it ends with,
 * whatever the catalog loads meanwhile.
 */
public final class ModelLease implements AutoCloseable {
    private final LoadedModel model;
    private final AtomicBoolean closed = new AtomicBoolean();

    ModelLease(LoadedModel model) {
        this.model = model;
    }

    public ModelCard card() {
        return model.card();
    }

    public ModelIdentity identity() {
        return model.identity();
    }

    /**
     * The network of a stage; not to be closed by the user.
     *
     * @param stage index into {@link ModelCard#stages()}
     */
    public ModelRunner runner(int stage) {
        if (closed.get()) {
            throw new IllegalStateException("the lease of " + identity() + " is closed");
        }
        return model.runner(stage);
    }

    /** A second lease of the same model. */
    ModelLease another() {
        return model.lease();
    }

    /** Gives the model back; its networks are freed with the last lease. Closing twice does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            model.giveBack();
        }
    }
}
