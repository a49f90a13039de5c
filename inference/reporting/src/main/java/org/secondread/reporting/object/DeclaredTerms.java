package org.secondread.reporting.object;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** The values of Specific Character Set (0008,0005) that hold for a data set or item (PS3.3 C.12.1.1.2). */
public final class DeclaredTerms {
    private DeclaredTerms() {}

    /**
     * Its own ones where it declares any, also when they are those of the default repertoire, which is none.
     *
     * @param around what holds for the data set around an item
     */
    public static List<String> of(Attributes attributes, List<String> around) {
        if (!attributes.contains(Tag.SpecificCharacterSet)) {
            return around;
        }
        String[] terms = attributes.getStrings(Tag.SpecificCharacterSet);
        return terms == null ? List.of() : List.of(terms);
    }
}
