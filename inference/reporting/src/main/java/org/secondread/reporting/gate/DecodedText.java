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

/** The values of a data set as text, so that two data sets can be compared whatever character sets they are in. */
final class DecodedText {
    private final Attributes attributes;
    private final CharacterSet characters;

    DecodedText(Attributes root) {
        this(root, characterSet(root));
    }

    private DecodedText(Attributes attributes, CharacterSet characters) {
        this.attributes = attributes;
        this.characters = characters;
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
            DecodedText inside = new DecodedText(item, characters);
            Arrays.stream(item.tags())
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

    private static CharacterSet characterSet(Attributes root) {
        String[] terms = root.getStrings(Tag.SpecificCharacterSet);
        return CharacterSet.of(terms == null ? List.of() : List.of(terms));
    }
}
