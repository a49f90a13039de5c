package org.secondread.preprocessing.dicom;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * By what an activity concentration in Bq/ml is multiplied to give the standardised uptake value by body weight in g/ml:
 * patient's weight in grams over the dose that was left at the time to which the pixels are corrected. This is the vendor-
 * neutral rule of the Quantitative Imaging Biomarkers Alliance (FDG-PET/CT profile, annex on SUV), from attributes of PS3.3
 * C.8.9.1 and C.8.9.2.
 *
 * <p>Decay Correction START refers to the beginning of the scan. That is Series Date and Time as long as they are not after the
 * acquisition; if they are, the series was made later, nothing public in the object tells the beginning, and there is no
 * uptake value. ADMIN refers to the injection, so the whole dose counts. Start Time has no date of its own: it is that of
 * the scan, or of the day before where that would put the injection after the scan.
 */
final class UptakeScale {
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .optionalStart()
            .appendFraction(ChronoField.MICRO_OF_SECOND, 1, 6, true)
            .optionalEnd()
            .toFormatter();

    private static final double GRAMS_PER_KILOGRAM = 1000;
    private static final Duration LONGEST_UPTAKE = Duration.ofDays(2);

    private final AttributeReader frame;
    private final AttributeReader instance;

    UptakeScale(AttributeReader frame, AttributeReader instance) {
        this.frame = frame;
        this.instance = instance;
    }

    /** The factor; empty where the object lacks something that the rule takes, or was not corrected so. */
    Optional<Double> read() {
        List<AttributeReader> tracers = instance.items(DicomAttribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE);
        OptionalDouble weight = instance.optionalDecimal(DicomAttribute.PATIENT_WEIGHT);
        if (tracers.size() != 1 || !isPositive(weight) || !isCorrected()) {
            return Optional.empty();
        }
        OptionalDouble dose = tracers.get(0).optionalDecimal(DicomAttribute.RADIONUCLIDE_TOTAL_DOSE);
        return isPositive(dose)
                ? remaining(tracers.get(0))
                        .map(fraction -> weight.getAsDouble() * GRAMS_PER_KILOGRAM / (dose.getAsDouble() * fraction))
                : Optional.empty();
    }

    private boolean isCorrected() {
        List<String> corrections = either(DicomAttribute.CORRECTED_IMAGE);
        return corrections.contains("ATTN") && (corrections.contains("DECY") || corrections.contains("DECAY"));
    }

    private Optional<Double> remaining(AttributeReader tracer) {
        return switch (single(DicomAttribute.DECAY_CORRECTION)) {
            case "ADMIN" -> Optional.of(1.0);
            case "START" -> decayed(tracer);
            default -> Optional.empty();
        };
    }

    private Optional<Double> decayed(AttributeReader tracer) {
        OptionalDouble halfLife = tracer.optionalDecimal(DicomAttribute.RADIONUCLIDE_HALF_LIFE);
        Optional<LocalDateTime> scan = scanStart();
        if (!isPositive(halfLife) || scan.isEmpty()) {
            return Optional.empty();
        }
        return injection(tracer, scan.get())
                .map(injection -> Duration.between(injection, scan.get()))
                .filter(uptake -> !uptake.isNegative() && uptake.compareTo(LONGEST_UPTAKE) < 0)
                .map(uptake -> Math.pow(2, -(uptake.toNanos() / 1e9) / halfLife.getAsDouble()));
    }

    private Optional<LocalDateTime> scanStart() {
        Optional<LocalDateTime> series = time(single(DicomAttribute.SERIES_DATE), single(DicomAttribute.SERIES_TIME));
        Optional<LocalDateTime> acquisition =
                time(single(DicomAttribute.ACQUISITION_DATE), single(DicomAttribute.ACQUISITION_TIME));
        return series.filter(
                begun -> acquisition.filter(shot -> !begun.isAfter(shot)).isPresent());
    }

    private Optional<LocalDateTime> injection(AttributeReader tracer, LocalDateTime scan) {
        Optional<String> stated = tracer.optionalString(DicomAttribute.RADIOPHARMACEUTICAL_START_DATE_TIME);
        if (stated.isPresent()) {
            return time(stated.get().split("[+-]", 2)[0], "");
        }
        String day = scan.format(DateTimeFormatter.BASIC_ISO_DATE);
        return tracer.optionalString(DicomAttribute.RADIOPHARMACEUTICAL_START_TIME)
                .flatMap(clock -> time(day, clock))
                .map(injection -> injection.isAfter(scan) ? injection.minusDays(1) : injection);
    }

    private static Optional<LocalDateTime> time(String day, String clock) {
        if (day.isEmpty() || clock.isEmpty() && day.length() <= "YYYYMMDD".length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(day + clock, DATE_TIME));
        } catch (DateTimeException notToTheSecond) {
            return Optional.empty();
        }
    }

    private String single(DicomAttribute attribute) {
        List<String> values = either(attribute);
        return values.size() == 1 ? values.get(0) : "";
    }

    private List<String> either(DicomAttribute attribute) {
        List<String> own = frame.strings(attribute);
        return own.isEmpty() ? instance.strings(attribute) : own;
    }

    private static boolean isPositive(OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() > 0;
    }
}
