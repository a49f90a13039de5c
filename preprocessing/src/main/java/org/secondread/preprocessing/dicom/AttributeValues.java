package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.VR;

/** The values of a data set as they were received, each of the kind that its attribute has by PS3.6. */
final class AttributeValues {
    private static final byte[] NONE = {};

    /** The VR of each attribute by the dictionary; UN where the toolkit's release does not have it yet. */
    private static final Map<DicomAttribute, VR> DEFINED = new EnumMap<>(DicomAttribute.class);

    static {
        for (DicomAttribute attribute : DicomAttribute.values()) {
            DEFINED.put(attribute, ElementDictionary.vrOf(attribute.tag(), null));
        }
    }

    private final Attributes attributes;
    private final Set<ToleratedDeviation> deviations;

    /** @param deviations where what had to be tolerated is noted */
    AttributeValues(Attributes attributes, Set<ToleratedDeviation> deviations) {
        this.attributes = attributes;
        this.deviations = deviations;
    }

    /** UN where the toolkit does not know the attribute. */
    static VR definedVr(DicomAttribute attribute) {
        return DEFINED.getOrDefault(attribute, VR.UN);
    }

    /** All values without their padding; none when the attribute is absent or blank. */
    List<String> strings(DicomAttribute attribute) {
        byte[] bytes = bytes(attribute);
        String text = withoutPadding(new String(bytes, StandardCharsets.ISO_8859_1));
        if (text.isEmpty()) {
            return List.of();
        }
        notePadding(attribute, bytes[bytes.length - 1]);
        return text.indexOf('\\') < 0 ? List.of(text) : split(text);
    }

    /** The value in its byte order; nothing remains when the attribute is absent or has none. */
    ByteBuffer numbers(DicomAttribute attribute, int width) {
        byte[] bytes = bytes(attribute);
        if (bytes.length % width != 0) {
            throw attribute.malformed("must be numbers of " + width * Byte.SIZE + " bits");
        }
        return ByteBuffer.wrap(bytes).order(attributes.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** UIDs are padded with a zero byte, other text with spaces. */
    private void notePadding(DicomAttribute attribute, byte last) {
        boolean isUid = attributes.getVR(attribute.tag()) == VR.UI;
        if (last == (isUid ? ' ' : 0)) {
            deviations.add(ToleratedDeviation.PADDING_IRREGULAR);
        }
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
        VR defined = definedVr(attribute);
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
    static String withoutPadding(String text) {
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
