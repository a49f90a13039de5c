package org.secondread.reporting;

import java.time.ZoneId;
import org.secondread.reporting.coding.Language;

/**
 * What a hospital decides about its reports.
 *
 * @param zone the hospital's time zone, used where the input states no Timezone Offset From UTC (0008,0201)
 * @param manufacturer Manufacturer (0008,0070) of this device
 * @param deviceSerialNumber Device Serial Number (0018,1000) of this installation
 */
public record ReportSettings(Language language, ZoneId zone, String manufacturer, String deviceSerialNumber) {
    /** Manufacturer's Model Name (0008,1090) of this device. */
    public static final String DEVICE_NAME = "SecondRead";

    public ReportSettings {
        if (manufacturer.isBlank() || deviceSerialNumber.isBlank()) {
            throw new IllegalArgumentException("manufacturer and device serial number are required");
        }
    }
}
