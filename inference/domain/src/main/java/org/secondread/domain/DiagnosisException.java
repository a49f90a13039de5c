package org.secondread.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this project: a code, the attribute that is at fault where there is one, and the rule that it
 * breaks. Neither text ever holds a value that identifies a patient. Refusals of the caller's data are expected and
 * frequent, so they carry no stack trace.
 */
public final class DiagnosisException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable String attribute;
    private final String rule;

    private DiagnosisException(ErrorCode code, @Nullable String attribute, String rule, @Nullable Throwable cause) {
        super(attribute == null ? rule : attribute + ": " + rule, cause, true, code.fault() == Fault.OURS);
        this.code = code;
        this.attribute = attribute;
        this.rule = rule;
    }

    /** A fault that no single attribute causes. */
    public static DiagnosisException of(ErrorCode code, String rule) {
        return new DiagnosisException(code, null, rule, null);
    }

    /**
     * A fault of one attribute or field.
     *
     * @param attribute DICOM keyword and tag such as {@code PixelSpacing (0028,0030)}, or the path of a card's or
     *     request's field
     * @param rule what it must fulfil, without the offending value where that could identify a patient
     */
    public static DiagnosisException of(ErrorCode code, String attribute, String rule) {
        return new DiagnosisException(code, attribute, rule, null);
    }

    /** The same fault with the lower error that revealed it. */
    public DiagnosisException causedBy(Throwable cause) {
        return new DiagnosisException(code, attribute, rule, cause);
    }

    /** The same fault with where it was found, such as {@code frame 3}. */
    public DiagnosisException in(String place) {
        return new DiagnosisException(code, attribute, rule + " (" + place + ")", this);
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<String> attribute() {
        return Optional.ofNullable(attribute);
    }

    public String rule() {
        return rule;
    }
}
