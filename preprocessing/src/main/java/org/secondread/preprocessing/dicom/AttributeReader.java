package org.secondread.preprocessing.dicom;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.dicom.Iso2022.DecodedValue;

/**
 * Reads attributes of a data set without ever inventing a value. A required attribute that is absent or empty is
 * MISSING_ATTRIBUTE; a value of the wrong form, number or range is MALFORMED_ATTRIBUTE, also where the attribute is
 * optional. Values are parsed from their bytes, because the toolkit's getters fall back to defaults, differ between
 * releases, and throw on what scanners write.
 */
public final class AttributeReader {
    private static final int MAX_UID_LENGTH = 64;
    private static final int MAX_DECIMAL_STRING_LENGTH = 16;

    private final Attributes attributes;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
    private final AttributeValues received;

    public AttributeReader(Attributes attributes) {
        this.attributes = attributes;
        this.received = new AttributeValues(attributes, deviations);
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
        return received.strings(attribute);
    }

    /** The text of VR PN, LO, SH or the like in the data set's character set; empty when absent or blank. */
    public Optional<String> text(DicomAttribute attribute) {
        CharacterSet characters = CharacterSet.of(strings(DicomAttribute.SPECIFIC_CHARACTER_SET));
        deviations.addAll(characters.deviations());
        DecodedValue value =
                characters.decode(attribute, AttributeValues.definedVr(attribute), received.bytes(attribute));
        if (value.undeclared()) {
            deviations.add(ToleratedDeviation.CHARACTER_SET_UNDECLARED);
        }
        String text = AttributeValues.withoutPadding(value.text());
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
        int length = received.bytes(attribute).length;
        if (length == 0) {
            return OptionalInt.empty();
        }
        if (length != Short.BYTES) {
            throw attribute.malformed("must be one number of 16 bits");
        }
        return OptionalInt.of(received.numbers(attribute, Short.BYTES).getShort() & 0xFFFF);
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
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(integer(attribute, text.get()));
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
        double[] decimals = new double[count];
        for (int n = 0; n < count; n++) {
            decimals[n] = decimal(attribute, values.get(n));
        }
        return decimals;
    }

    /** Some write 1 as 1.0, which leaves no doubt. */
    private int integer(DicomAttribute attribute, String text) {
        OptionalInt value = NumberStrings.integer(text);
        if (value.isPresent()) {
            return value.getAsInt();
        }
        double decimal = NumberStrings.decimal(text).orElse(Double.NaN);
        if (decimal != (int) decimal) {
            throw attribute.malformed("is not an integer string (PS3.5 6.2)");
        }
        deviations.add(ToleratedDeviation.INTEGER_AS_DECIMAL);
        return (int) decimal;
    }

    /** The items of a sequence; none when it is absent or empty. */
    public List<AttributeReader> items(DicomAttribute attribute) {
        return items(attributes, attribute).stream().map(AttributeReader::new).toList();
    }

    static List<Attributes> items(Attributes holder, DicomAttribute attribute) {
        if (holder.getValue(attribute.tag()) instanceof Sequence sequence) {
            return List.copyOf(sequence);
        }
        if (holder.containsValue(attribute.tag()) && holder.getVR(attribute.tag()) != VR.SQ) {
            throw attribute.malformed("must be a sequence");
        }
        return List.of();
    }

    /** The bit patterns of all values of VR US, SS or OW; none when the attribute is absent or empty. */
    public int[] words(DicomAttribute attribute) {
        ByteBuffer values = received.numbers(attribute, Short.BYTES);
        return IntStream.range(0, values.remaining() / Short.BYTES)
                .map(n -> values.getShort(n * Short.BYTES) & 0xFFFF)
                .toArray();
    }

    /** All values of VR UL; none when the attribute is absent or empty. */
    public long[] longs(DicomAttribute attribute) {
        ByteBuffer values = received.numbers(attribute, Integer.BYTES);
        return IntStream.range(0, values.remaining() / Integer.BYTES)
                .mapToLong(n -> Integer.toUnsignedLong(values.getInt(n * Integer.BYTES)))
                .toArray();
    }

    /** All values of VR FD, which are finite; none when the attribute is absent or empty. */
    public double[] reals(DicomAttribute attribute) {
        ByteBuffer values = received.numbers(attribute, Double.BYTES);
        double[] reals = IntStream.range(0, values.remaining() / Double.BYTES)
                .mapToDouble(n -> values.getDouble(n * Double.BYTES))
                .toArray();
        if (!Arrays.stream(reals).allMatch(Double::isFinite)) {
            throw attribute.malformed("is not a finite number");
        }
        return reals;
    }

    /** The one value of a required attribute of VR FD. */
    public double real(DicomAttribute attribute) {
        double[] values = reals(attribute);
        if (values.length == 0) {
            throw lacking(attribute);
        }
        requireAtMostOne(attribute, values.length);
        return values[0];
    }

    private double decimal(DicomAttribute attribute, String text) {
        if (text.length() > MAX_DECIMAL_STRING_LENGTH) {
            deviations.add(ToleratedDeviation.DECIMAL_STRING_TOO_LONG);
        }
        return NumberStrings.decimal(text)
                .orElseThrow(() -> attribute.malformed("is not a finite decimal string (PS3.5 6.2)"));
    }

    private void checkUid(DicomAttribute attribute, String uid) {
        if (uid.length() > MAX_UID_LENGTH) {
            throw malformedUid(attribute);
        }
        int componentStart = 0;
        for (int n = 0; n <= uid.length(); n++) {
            if (n == uid.length() || uid.charAt(n) == '.') {
                if (n == componentStart) {
                    throw malformedUid(attribute);
                }
                if (uid.charAt(componentStart) == '0' && n - componentStart > 1) {
                    deviations.add(ToleratedDeviation.UID_LEADING_ZERO);
                }
                componentStart = n + 1;
            } else if (uid.charAt(n) < '0' || uid.charAt(n) > '9') {
                throw malformedUid(attribute);
            }
        }
    }

    private static DiagnosisException malformedUid(DicomAttribute attribute) {
        return attribute.malformed("is not a UID (PS3.5 9.1)");
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
        return received.bytes(attribute);
    }
}
