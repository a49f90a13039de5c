package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
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
    private static final byte[] NONE = {};
    private static final int MAX_UID_LENGTH = 64;
    private static final int MAX_DECIMAL_STRING_LENGTH = 16;

    /** The VR of each attribute by the dictionary; UN where the toolkit's release does not have it yet. */
    private static final Map<DicomAttribute, VR> DEFINED = new EnumMap<>(DicomAttribute.class);

    static {
        for (DicomAttribute attribute : DicomAttribute.values()) {
            DEFINED.put(attribute, ElementDictionary.vrOf(attribute.tag(), null));
        }
    }

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
        byte[] bytes = bytes(attribute);
        String text = withoutPadding(new String(bytes, StandardCharsets.ISO_8859_1));
        if (text.isEmpty()) {
            return List.of();
        }
        notePadding(attribute, bytes[bytes.length - 1]);
        return text.indexOf('\\') < 0 ? List.of(text) : split(text);
    }

    /** The text of VR PN, LO, SH or the like in the data set's character set; empty when absent or blank. */
    public Optional<String> text(DicomAttribute attribute) {
        CharacterSet characters = CharacterSet.of(strings(DicomAttribute.SPECIFIC_CHARACTER_SET));
        deviations.addAll(characters.deviations());
        DecodedValue value = characters.decode(attribute, DEFINED.getOrDefault(attribute, VR.UN), bytes(attribute));
        if (value.undeclared()) {
            deviations.add(ToleratedDeviation.CHARACTER_SET_UNDECLARED);
        }
        String text = withoutPadding(value.text());
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
        ByteBuffer values = numbers(attribute, Short.BYTES);
        return IntStream.range(0, values.remaining() / Short.BYTES)
                .map(n -> values.getShort(n * Short.BYTES) & 0xFFFF)
                .toArray();
    }

    /** All values of VR UL; none when the attribute is absent or empty. */
    public long[] longs(DicomAttribute attribute) {
        ByteBuffer values = numbers(attribute, Integer.BYTES);
        return IntStream.range(0, values.remaining() / Integer.BYTES)
                .mapToLong(n -> Integer.toUnsignedLong(values.getInt(n * Integer.BYTES)))
                .toArray();
    }

    /** All values of VR FD, which are finite; none when the attribute is absent or empty. */
    public double[] reals(DicomAttribute attribute) {
        ByteBuffer values = numbers(attribute, Double.BYTES);
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

    private ByteBuffer numbers(DicomAttribute attribute, int width) {
        byte[] bytes = bytes(attribute);
        if (bytes.length % width != 0) {
            throw attribute.malformed("must be numbers of " + width * Byte.SIZE + " bits");
        }
        return ByteBuffer.wrap(bytes).order(attributes.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
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

    /** UIDs are padded with a zero byte, other text with spaces. */
    private void notePadding(DicomAttribute attribute, byte last) {
        boolean isUid = attributes.getVR(attribute.tag()) == VR.UI;
        if (last == (isUid ? ' ' : 0)) {
            deviations.add(ToleratedDeviation.PADDING_IRREGULAR);
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
        VR vr = attributes.getVR(attribute.tag());
        if (vr == null) {
            return NONE;
        }
        checkKind(attribute, vr);
        if (attributes.getValue(attribute.tag()) instanceof byte[] received) {
            return received;
        }
        try {
            byte[] bytes = attributes.getBytes(attribute.tag());
            return bytes == null ? NONE : bytes;
        } catch (IOException | RuntimeException e) {
            throw attribute.malformed("cannot be read as a value of its kind").causedBy(e);
        }
    }

    /** A value of another VR than the attribute's has the same meaning only when both are text, or both 16-bit numbers. */
    private void checkKind(DicomAttribute attribute, VR vr) {
        VR defined = DEFINED.getOrDefault(attribute, VR.UN);
        if (vr == VR.SQ && defined != VR.SQ) {
            throw attribute.malformed("must not be a sequence");
        }
        if (vr == defined || vr == VR.UN || defined == VR.UN || isShort(vr) && isShort(defined)) {
            return;
        }
        if (!vr.isStringType() || !defined.isStringType()) {
            throw attribute.malformed("must have VR " + defined + " and has " + vr);
        }
        deviations.add(ToleratedDeviation.VR_NOT_AS_DEFINED);
    }

    private static boolean isShort(VR vr) {
        return vr == VR.US || vr == VR.SS || vr == VR.OW;
    }

    private static List<String> split(String text) {
        List<String> values = new ArrayList<>(6);
        int from = 0;
        for (int to = text.indexOf('\\'); to >= 0; to = text.indexOf('\\', from)) {
            values.add(withoutPadding(text.substring(from, to)));
            from = to + 1;
        }
        values.add(withoutPadding(text.substring(from)));
        return Collections.unmodifiableList(values);
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
