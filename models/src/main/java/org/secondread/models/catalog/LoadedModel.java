package org.secondread.models.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.models.runtime.ModelRunner;
import org.secondread.models.runtime.ModelRuntime;

/** The networks of one model, shared by all leases and closed with the last of them. */
final class LoadedModel {
    private final ModelCard card;
    private final ModelIdentity identity;
    private final List<ModelRunner> runners;
    private int leases;

    private LoadedModel(ModelCard card, ModelIdentity identity, List<ModelRunner> runners) {
        this.card = card;
        this.identity = identity;
        this.runners = List.copyOf(runners);
    }

    /** Loads all stages for a first lease; nothing stays open when one of them is refused. */
    static ModelLease load(Path folder, ModelCard card, ModelIdentity identity, ModelRuntime runtime) {
        StageFiles files = new StageFiles(folder, card, runtime);
        List<ModelRunner> runners = new ArrayList<>();
        try {
            for (int index = 0; index < card.stages().size(); index++) {
                runners.add(files.load(index));
            }
            return new LoadedModel(card, identity, runners).lease();
        } catch (RuntimeException e) {
            runners.forEach(ModelRunner::close);
            throw e;
        }
    }

    ModelCard card() {
        return card;
    }

    ModelIdentity identity() {
        return identity;
    }

    ModelRunner runner(int stage) {
        return runners.get(stage);
    }

    /** A new lease; only to be asked for while another lease is held. */
    synchronized ModelLease lease() {
        leases++;
        return new ModelLease(this);
    }

    synchronized void giveBack() {
        leases--;
        if (leases == 0) {
            runners.forEach(ModelRunner::close);
        }
    }
}
