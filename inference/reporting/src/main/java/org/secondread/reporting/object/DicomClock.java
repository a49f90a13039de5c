package org.secondread.reporting.object;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Tells an instant as DICOM dates and times. All dates and times of an object stand in one zone (PS3.3 C.12.1.1.8): that
 * of the source, or the hospital's where the source states none.
 */
public final class DicomClock {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSSxx");

    private final ZoneId zone;

    private DicomClock(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @throws DiagnosisException MALFORMED_ATTRIBUTE when the source's offset is none
     */
    public static DicomClock of(Attributes source, ZoneId otherwise) {
        String offset = source.getString(Tag.TimezoneOffsetFromUTC);
        return new DicomClock(offset == null ? otherwise : parse(offset.strip()));
    }

    private static ZoneId parse(String offset) {
        try {
            return ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE, "TimezoneOffsetFromUTC (0008,0201)", "must be &ZZXX, such as +0800");
        }
    }

    /** Value of VR DA. */
    public String date(Instant instant) {
        return DATE.format(at(instant));
    }

    /** Value of VR TM. */
    public String time(Instant instant) {
        return TIME.format(at(instant));
    }

    /** Value of VR DT with its offset from UTC. */
    public String dateTime(Instant instant) {
        return DATE_TIME.format(at(instant));
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }
}
