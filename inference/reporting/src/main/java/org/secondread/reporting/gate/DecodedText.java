package org.secondread.reporting.gate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.preprocessing.dicom.CharacterSet;
import org.secondread.reporting.object.DeclaredTerms;

/**
 * The values of a data set as text, so that two data sets can be compared whatever character sets they and their items are
 * in.
 */
final class DecodedText {
    private final Attributes attributes;
    private final List<String> terms;
    private final CharacterSet characters;

    DecodedText(Attributes root) {
        this(root, List.of());
    }

    private DecodedText(Attributes attributes, List<String> termsAround) {
        this.attributes = attributes;
        this.terms = DeclaredTerms.of(attributes, termsAround);
        this.characters = CharacterSet.of(terms);
    }

    /** The value of an attribute without its padding, item by item for a sequence; empty when absent or blank. */
    String of(int tag) {
        if (!attributes.contains(tag)) {
            return "";
        }
        return attributes.getVR(tag) == VR.SQ ? items(attributes.getSequence(tag)) : text(tag);
    }

    private String items(Sequence items) {
        StringBuilder text = new StringBuilder();
        for (Attributes item : items) {
            DecodedText inside = new DecodedText(item, terms);
            Arrays.stream(item.tags())
                    .filter(tag -> tag != Tag.SpecificCharacterSet)
                    .forEach(tag ->
                            text.append(tag).append('=').append(inside.of(tag)).append('\n'));
            text.append('\f');
        }
        return text.toString();
    }

    private String text(int tag) {
        try {
            byte[] bytes = Optional.ofNullable(attributes.getBytes(tag)).orElse(new byte[0]);
            return decode(attributes.getVR(tag), bytes).stripTrailing().replace("\0", "");
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /** Undecodable bytes are compared as they are. */
    private String decode(VR vr, byte[] bytes) {
        try {
            return vr.useSpecificCharacterSet()
                    ? characters.decode(vr, bytes)
                    : new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
