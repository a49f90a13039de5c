package org.secondread.server.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the work itself. */
public record AnalysisSettings(
        @Explained("Analyses at work at a time.") @DefaultValue("2")
        int concurrent,

        @Explained("Calls that may be uploading or waiting beyond those; further ones are refused at once.")
        @DefaultValue("16")
        int waiting,

        @Explained("Longest life of a call, from its header to its last result, whatever deadline it states.")
        @DefaultValue("10m")
        Duration maxDuration,

        @Explained("Requests with an idempotency key that are remembered, so that a repeat gives equal objects.")
        @DefaultValue("10000")
        int rememberedRequests,

        @Explained("Name of the hospital for which this service works.") @DefaultValue("local")
        String tenant) {
    public AnalysisSettings {
        SettingRule.require(concurrent > 0, "analysis.concurrent", "must be positive");
        SettingRule.require(waiting >= 0, "analysis.waiting", "must not be negative");
        SettingRule.require(maxDuration.toMillis() > 0, "analysis.max-duration", "must be positive");
        SettingRule.require(rememberedRequests >= 0, "analysis.remembered-requests", "must not be negative");
        SettingRule.require(!tenant.isBlank(), "analysis.tenant", "must not be blank");
    }
}
