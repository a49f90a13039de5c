package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;

/**
 * Reads attributes of a data set without ever inventing a value. A required attribute that is absent or empty is
 * MISSING_ATTRIBUTE; a value of the wrong form, number or range is MALFORMED_ATTRIBUTE, also where the attribute is
 * optional. Values are parsed from their bytes, because the toolkit's getters fall back to defaults, differ between
 * releases, and throw on what scanners write.
 */
public final class AttributeReader {
    private static final Pattern UID = Pattern.compile("\\d+(\\.\\d+)*");
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|.*\\.)0\\d.*");
    private static final int MAX_UID_LENGTH = 64;
    private static final int MAX_DECIMAL_STRING_LENGTH = 16;

    private final Attributes attributes;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);

    public AttributeReader(Attributes attributes) {
        this.attributes = attributes;
    }

    /** What had to be tolerated in the values read so far. */
    public Set<ToleratedDeviation> deviations() {
        return Set.copyOf(deviations);
    }

    /** Whether the attribute is there, with or without a value. */
    public boolean contains(DicomAttribute attribute) {
        return attributes.contains(attribute.tag());
    }

    /** The one value of a required attribute of VR CS, LO without extended characters, or the like. */
    public String string(DicomAttribute attribute) {
        return optionalString(attribute).orElseThrow(() -> lacking(attribute));
    }

    /** The one value, or empty when the attribute is absent or has none. */
    public Optional<String> optionalString(DicomAttribute attribute) {
        List<String> values = strings(attribute);
        requireAtMostOne(attribute, values.size());
        return values.stream().findFirst();
    }

    /** All values without their padding; none when the attribute is absent or blank. */
    public List<String> strings(DicomAttribute attribute) {
        String text = withoutPadding(new String(bytes(attribute), StandardCharsets.ISO_8859_1));
        return text.isEmpty() ? List.of() : split(text);
    }

    /** The text of VR PN, LO, SH or the like in the data set's character set; empty when absent or blank. */
    public Optional<String> text(DicomAttribute attribute) {
        String text = withoutPadding(
                CharacterSet.of(strings(DicomAttribute.SPECIFIC_CHARACTER_SET)).decode(attribute, bytes(attribute)));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A required UID (PS3.5 section 9.1). */
    public String uid(DicomAttribute attribute) {
        return optionalUid(attribute).orElseThrow(() -> lacking(attribute));
    }

    public Optional<String> optionalUid(DicomAttribute attribute) {
        Optional<String> uid = optionalString(attribute);
        uid.ifPresent(value -> checkUid(attribute, value));
        return uid;
    }

    /** A required number of VR US. */
    public int unsignedShort(DicomAttribute attribute) {
        return optionalUnsignedShort(attribute).orElseThrow(() -> lacking(attribute));
    }

    /** A number of VR US; one of VR SS gives its bit pattern. */
    public OptionalInt optionalUnsignedShort(DicomAttribute attribute) {
        byte[] bytes = bytes(attribute);
        if (bytes.length == 0) {
            return OptionalInt.empty();
        }
        if (bytes.length != Short.BYTES) {
            throw attribute.malformed("must be one number of 16 bits");
        }
        ByteOrder order = attributes.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return OptionalInt.of(ByteBuffer.wrap(bytes).order(order).getShort() & 0xFFFF);
    }

    /** A required number of VR US between two bounds, both allowed. */
    public int unsignedShort(DicomAttribute attribute, int from, int to) {
        int value = unsignedShort(attribute);
        if (value < from || value > to) {
            throw attribute.malformed("must lie between " + from + " and " + to);
        }
        return value;
    }

    /** An integer of VR IS, or empty when the attribute is absent or blank. */
    public OptionalInt optionalInteger(DicomAttribute attribute) {
        Optional<String> text = optionalString(attribute);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt value = NumberStrings.integer(text.get());
        if (value.isEmpty()) {
            throw attribute.malformed("is not an integer string (PS3.5 6.2)");
        }
        return value;
    }

    /** A required number of VR DS. */
    public double decimal(DicomAttribute attribute) {
        return decimals(attribute, 1)[0];
    }

    public OptionalDouble optionalDecimal(DicomAttribute attribute) {
        return strings(attribute).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(decimal(attribute));
    }

    /** A required attribute of VR DS with exactly so many values. */
    public double[] decimals(DicomAttribute attribute, int count) {
        List<String> values = strings(attribute);
        if (values.isEmpty()) {
            throw lacking(attribute);
        }
        if (values.size() != count) {
            throw attribute.malformed("must have " + count + (count == 1 ? " value" : " values"));
        }
        return values.stream().mapToDouble(text -> decimal(attribute, text)).toArray();
    }

    private double decimal(DicomAttribute attribute, String text) {
        if (text.length() > MAX_DECIMAL_STRING_LENGTH) {
            deviations.add(ToleratedDeviation.DECIMAL_STRING_TOO_LONG);
        }
        return NumberStrings.decimal(text)
                .orElseThrow(() -> attribute.malformed("is not a finite decimal string (PS3.5 6.2)"));
    }

    private void checkUid(DicomAttribute attribute, String uid) {
        if (uid.length() > MAX_UID_LENGTH || !UID.matcher(uid).matches()) {
            throw attribute.malformed("is not a UID (PS3.5 9.1)");
        }
        if (LEADING_ZERO.matcher(uid).matches()) {
            deviations.add(ToleratedDeviation.UID_LEADING_ZERO);
        }
    }

    private static void requireAtMostOne(DicomAttribute attribute, int count) {
        if (count > 1) {
            throw attribute.malformed("must have one value");
        }
    }

    private DiagnosisException lacking(DicomAttribute attribute) {
        return attribute.missing(contains(attribute) ? "has no value" : "is absent");
    }

    /** The value as it is, in the data set's byte order; empty when the attribute is absent or has none. */
    byte[] bytes(DicomAttribute attribute) {
        if (attributes.getVR(attribute.tag()) == VR.SQ) {
            throw attribute.malformed("must not be a sequence");
        }
        try {
            byte[] bytes = contains(attribute) ? attributes.getBytes(attribute.tag()) : null;
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException | RuntimeException e) {
            throw attribute.malformed("cannot be read as a value of its kind").causedBy(e);
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\\\\", -1))
                .map(AttributeReader::withoutPadding)
                .toList();
    }

    /** Without the spaces and zero bytes that pad values (PS3.5 section 6.2). */
    private static String withoutPadding(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to);
    }
}
