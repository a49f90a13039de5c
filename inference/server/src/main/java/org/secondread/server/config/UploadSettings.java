package org.secondread.server.config;

import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** Settings of uploads. */
public record UploadSettings(
        @Explained("Folder in which uploads wait for their analysis; one service per folder, emptied at start.")
        @DefaultValue(".secondread/spool")
        Path folder,

        @Explained("Most instances of one series.") @DefaultValue("5000")
        int maxInstances,

        @Explained("Largest instance.") @DefaultValue("1GB") DataSize maxInstanceSize,
        @Explained("Largest series.") @DefaultValue("4GB") DataSize maxSeriesSize,

        @Explained("Free disk space below which uploads are refused.") @DefaultValue("1GB")
        DataSize minFreeSpace) {
    public UploadSettings {
        SettingRule.require(maxInstances > 0, "upload.max-instances", "must be positive");
        SettingRule.require(maxInstanceSize.toBytes() > 0, "upload.max-instance-size", "must be positive");
        SettingRule.require(
                maxSeriesSize.compareTo(maxInstanceSize) >= 0,
                "upload.max-series-size",
                "must not be less than upload.max-instance-size");
        SettingRule.require(minFreeSpace.toBytes() >= 0, "upload.min-free-space", "must not be negative");
    }
}
