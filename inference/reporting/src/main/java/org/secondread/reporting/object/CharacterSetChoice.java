package org.secondread.reporting.object;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * Which Specific Character Set (0008,0005) a result is written in: that of the input where it can hold all of our text,
 * and of the input's items that declare another, else ISO_IR 192. ASCII text fits into all of them; GB18030 and ISO_IR 192
 * hold everything.
 */
final class CharacterSetChoice {
    private static final String UTF_8 = "ISO_IR 192";
    private static final Set<String> UNIVERSAL = Set.of(UTF_8, "GB18030");
    private static final int ASCII_END = 0x80;

    private CharacterSetChoice() {}

    /**
     * @param ownContent everything that is written besides copied values
     * @return none for the default repertoire
     */
    static List<String> choose(Attributes source, Attributes ownContent) {
        List<String> terms = DeclaredTerms.of(source, List.of());
        boolean universal = terms.size() == 1 && UNIVERSAL.contains(terms.get(0));
        return universal || isAscii(ownContent) && isAllIn(terms, source) ? terms : List.of(UTF_8);
    }

    private static boolean isAllIn(List<String> terms, Attributes source) {
        return DeclaredTerms.of(source, terms).equals(terms)
                && Arrays.stream(source.tags())
                        .filter(tag -> source.getVR(tag) == VR.SQ)
                        .mapToObj(source::getSequence)
                        .flatMap(Sequence::stream)
                        .allMatch(item -> isAllIn(terms, item));
    }

    private static boolean isAscii(Attributes content) {
        return Arrays.stream(content.tags()).allMatch(tag -> isAscii(content, tag));
    }

    private static boolean isAscii(Attributes content, int tag) {
        VR vr = content.getVR(tag);
        if (vr == VR.SQ) {
            Sequence items = content.getSequence(tag);
            return items.stream().allMatch(CharacterSetChoice::isAscii);
        }
        return !vr.useSpecificCharacterSet() || tag == Tag.SpecificCharacterSet || isAscii(content.getStrings(tag));
    }

    private static boolean isAscii(String[] values) {
        return values == null || Arrays.stream(values).allMatch(v -> v.chars().allMatch(c -> c < ASCII_END));
    }
}
