package org.secondread.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the models and of what they may use. */
public record ModelsSettings(
        @Explained("Folder of the catalog; the project's own unless given.") @Nullable
        Path catalog,

        @Explained("Compute threads of the whole process; 0 takes one per core.") @DefaultValue("0")
        int threads) {
    public ModelsSettings {
        SettingRule.require(threads >= 0, "models.threads", "must not be negative");
    }

    /** Compute threads on this machine. */
    public int threadsHere() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
