package org.secondread.server.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the stop. */
public record ShutdownSettings(
        @Explained("How long accepted analyses may go on once the service is told to stop; new ones are refused.")
        @DefaultValue("60s")
        Duration drainTimeout) {
    public ShutdownSettings {
        SettingRule.require(!drainTimeout.isNegative(), "shutdown.drain-timeout", "must not be negative");
    }
}
