package org.secondread.preprocessing.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Map;

/**
 * Decodes text by Specific Character Set (0008,0005), PS3.3 C.12.1.1.2. A single term names one encoding; several terms
 * mean code extensions, which {@link Iso2022} follows. The toolkit's own decoding differs between releases: the older one
 * takes GBK for ASCII and splits values at the backslash that is the second byte of a character.
 */
public final class CharacterSet {
    private static final DicomAttribute DECLARATION = DicomAttribute.SPECIFIC_CHARACTER_SET;

    private static final Map<String, String> WITHOUT_EXTENSIONS = Map.ofEntries(
            Map.entry("", "US-ASCII"),
            Map.entry("ISO_IR 6", "US-ASCII"),
            Map.entry("ISO_IR 100", "ISO-8859-1"),
            Map.entry("ISO_IR 101", "ISO-8859-2"),
            Map.entry("ISO_IR 109", "ISO-8859-3"),
            Map.entry("ISO_IR 110", "ISO-8859-4"),
            Map.entry("ISO_IR 144", "ISO-8859-5"),
            Map.entry("ISO_IR 127", "ISO-8859-6"),
            Map.entry("ISO_IR 126", "ISO-8859-7"),
            Map.entry("ISO_IR 138", "ISO-8859-8"),
            Map.entry("ISO_IR 148", "ISO-8859-9"),
            Map.entry("ISO_IR 203", "ISO-8859-15"),
            Map.entry("ISO_IR 13", "JIS_X0201"),
            Map.entry("ISO_IR 166", "TIS-620"),
            Map.entry("ISO_IR 192", "UTF-8"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));

    private final List<String> terms;

    private CharacterSet(List<String> terms) {
        this.terms = terms;
    }

    /**
     * @param terms the values of Specific Character Set; none means the default repertoire
     * @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE when one is no defined term
     */
    public static CharacterSet of(List<String> terms) {
        for (String term : terms) {
            if (!WITHOUT_EXTENSIONS.containsKey(term) && !Iso2022.isTerm(term)) {
                throw DECLARATION.malformed("holds a term that PS3.3 C.12.1.1.2 does not define");
            }
        }
        return new CharacterSet(terms);
    }

    /** @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE for bytes outside the character set */
    String decode(DicomAttribute attribute, byte[] bytes) {
        try {
            return decode(bytes);
        } catch (CharacterCodingException e) {
            throw attribute.malformed("holds bytes outside the declared character set");
        }
    }

    /**
     * Decodes a whole value, padding and backslashes between its values included.
     *
     * @throws CharacterCodingException for bytes outside the character set
     */
    public String decode(byte[] bytes) throws CharacterCodingException {
        String first = terms.isEmpty() ? "" : terms.get(0);
        if (terms.size() <= 1 && WITHOUT_EXTENSIONS.containsKey(first)) {
            return decode(Charset.forName(WITHOUT_EXTENSIONS.get(first)), bytes);
        }
        return Iso2022.startingWith(first).decode(bytes);
    }

    static String decode(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
