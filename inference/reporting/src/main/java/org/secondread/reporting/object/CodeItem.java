package org.secondread.reporting.object;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.CodedConcept;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.coding.Language;

/** Writes coded concepts as items of a code sequence, PS3.3 table 8.8-1. */
public final class CodeItem {
    private final Language language;

    public CodeItem(Language language) {
        this.language = language;
    }

    /** Adds a sequence with one coded item, and gives that item. */
    public Attributes write(Attributes parent, int sequence, CodedConcept concept) {
        Attributes item = Items.one(parent, sequence);
        item.setString(Tag.CodeValue, VR.SH, concept.value());
        item.setString(Tag.CodingSchemeDesignator, VR.SH, concept.scheme());
        item.setString(Tag.CodeMeaning, VR.LO, Code.meaning(concept, language));
        return item;
    }

    public Attributes write(Attributes parent, int sequence, Code code) {
        return write(parent, sequence, code.concept());
    }
}
