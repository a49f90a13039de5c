package org.secondread.server.config;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.secondread.reporting.ReportSettings;
import org.secondread.reporting.coding.Language;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of what stands in reports. */
public record ReportingSettings(
        @Explained("Language of code meanings in reports: `english` or `chinese`.") @DefaultValue("english")
        Language language,

        @Explained(
                "Time zone of dates and times where the input states none, such as `Asia/Shanghai`; the machine's unless given.")
        @Nullable
        ZoneId timeZone,

        @Explained("Manufacturer (0008,0070) of this device.") @DefaultValue("SecondRead")
        String manufacturer,

        @Explained("Device Serial Number (0018,1000) of this installation.") @DefaultValue("unnamed")
        String deviceSerialNumber) {
    public ReportingSettings {
        SettingRule.require(!manufacturer.isBlank(), "reporting.manufacturer", "must not be blank");
        SettingRule.require(!deviceSerialNumber.isBlank(), "reporting.device-serial-number", "must not be blank");
    }

    /** As the writers take them. */
    public ReportSettings forWriters() {
        return new ReportSettings(
                language, timeZone == null ? ZoneId.systemDefault() : timeZone, manufacturer, deviceSerialNumber);
    }
}
