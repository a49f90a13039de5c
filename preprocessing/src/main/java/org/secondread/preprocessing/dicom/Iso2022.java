package org.secondread.preprocessing.dicom;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Text with code extensions (ISO/IEC 2022 as restricted by PS3.5 section 6.1.2.5). Escape sequences put a character set
 * into G0 (bytes below 80H) or G1 (bytes above); at the delimiters of a value both return to those of the first term.
 * Multi-byte sets are decoded a character at a time through the EUC encoding that holds them.
 */
final class Iso2022 {
    private static final int ESCAPE = 0x1B;

    /** What a term or an escape sequence invokes. */
    private enum GraphicSet {
        ASCII("US-ASCII", true, 1),
        LATIN_1("ISO-8859-1", false, 1),
        LATIN_2("ISO-8859-2", false, 1),
        LATIN_3("ISO-8859-3", false, 1),
        LATIN_4("ISO-8859-4", false, 1),
        CYRILLIC("ISO-8859-5", false, 1),
        ARABIC("ISO-8859-6", false, 1),
        GREEK("ISO-8859-7", false, 1),
        HEBREW("ISO-8859-8", false, 1),
        LATIN_5("ISO-8859-9", false, 1),
        LATIN_9("ISO-8859-15", false, 1),
        THAI("TIS-620", false, 1),
        ROMAJI("JIS_X0201", true, 1),
        KATAKANA("JIS_X0201", false, 1),
        KANJI("EUC-JP", true, 2),
        KANJI_SUPPLEMENT("EUC-JP", true, 2),
        HANGUL("EUC-KR", false, 2),
        HANZI("GB2312", false, 2);

        private final String charset;
        private final boolean inG0;
        private final int bytes;

        GraphicSet(String charset, boolean inG0, int bytes) {
            this.charset = charset;
            this.inG0 = inG0;
            this.bytes = bytes;
        }
    }

    private static final Map<String, GraphicSet> TERMS = Map.ofEntries(
            Map.entry("ISO 2022 IR 6", GraphicSet.ASCII),
            Map.entry("ISO 2022 IR 100", GraphicSet.LATIN_1),
            Map.entry("ISO 2022 IR 101", GraphicSet.LATIN_2),
            Map.entry("ISO 2022 IR 109", GraphicSet.LATIN_3),
            Map.entry("ISO 2022 IR 110", GraphicSet.LATIN_4),
            Map.entry("ISO 2022 IR 144", GraphicSet.CYRILLIC),
            Map.entry("ISO 2022 IR 127", GraphicSet.ARABIC),
            Map.entry("ISO 2022 IR 126", GraphicSet.GREEK),
            Map.entry("ISO 2022 IR 138", GraphicSet.HEBREW),
            Map.entry("ISO 2022 IR 148", GraphicSet.LATIN_5),
            Map.entry("ISO 2022 IR 203", GraphicSet.LATIN_9),
            Map.entry("ISO 2022 IR 166", GraphicSet.THAI),
            Map.entry("ISO 2022 IR 13", GraphicSet.KATAKANA),
            Map.entry("ISO 2022 IR 87", GraphicSet.KANJI),
            Map.entry("ISO 2022 IR 159", GraphicSet.KANJI_SUPPLEMENT),
            Map.entry("ISO 2022 IR 149", GraphicSet.HANGUL),
            Map.entry("ISO 2022 IR 58", GraphicSet.HANZI));

    private static final Map<String, GraphicSet> ESCAPES = Map.ofEntries(
            Map.entry("(B", GraphicSet.ASCII),
            Map.entry("(J", GraphicSet.ROMAJI),
            Map.entry(")I", GraphicSet.KATAKANA),
            Map.entry("-A", GraphicSet.LATIN_1),
            Map.entry("-B", GraphicSet.LATIN_2),
            Map.entry("-C", GraphicSet.LATIN_3),
            Map.entry("-D", GraphicSet.LATIN_4),
            Map.entry("-L", GraphicSet.CYRILLIC),
            Map.entry("-G", GraphicSet.ARABIC),
            Map.entry("-F", GraphicSet.GREEK),
            Map.entry("-H", GraphicSet.HEBREW),
            Map.entry("-M", GraphicSet.LATIN_5),
            Map.entry("-b", GraphicSet.LATIN_9),
            Map.entry("-T", GraphicSet.THAI),
            Map.entry("$B", GraphicSet.KANJI),
            Map.entry("$(D", GraphicSet.KANJI_SUPPLEMENT),
            Map.entry("$)C", GraphicSet.HANGUL),
            Map.entry("$)A", GraphicSet.HANZI));

    private final GraphicSet initialG0;
    private final GraphicSet initialG1;
    private GraphicSet g0;
    private GraphicSet g1;

    private Iso2022(GraphicSet first) {
        this.initialG0 = first == GraphicSet.KATAKANA ? GraphicSet.ROMAJI : GraphicSet.ASCII;
        this.initialG1 = first.inG0 ? GraphicSet.ASCII : first;
        this.g0 = initialG0;
        this.g1 = initialG1;
    }

    static boolean isTerm(String term) {
        return TERMS.containsKey(term);
    }

    /** @param firstTerm the first value of Specific Character Set, with or without extensions, or empty */
    static Iso2022 startingWith(String firstTerm) {
        String extended = firstTerm.replace("ISO_IR", "ISO 2022 IR");
        return new Iso2022(TERMS.getOrDefault(extended, GraphicSet.ASCII));
    }

    String decode(byte[] bytes) throws CharacterCodingException {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == ESCAPE) {
                at += 1 + invoke(bytes, at + 1);
            } else {
                at += append(text, bytes, at);
            }
        }
        return text.toString();
    }

    /** Puts the set that the sequence after an escape names into its place; returns the sequence's length. */
    private int invoke(byte[] bytes, int at) throws CharacterCodingException {
        for (int length = 2; length <= 3 && at + length <= bytes.length; length++) {
            GraphicSet set = ESCAPES.get(new String(bytes, at, length, StandardCharsets.ISO_8859_1));
            if (set != null) {
                g0 = set.inG0 ? set : g0;
                g1 = set.inG0 ? g1 : set;
                return length;
            }
        }
        throw new MalformedInputException(1);
    }

    private int append(StringBuilder text, byte[] bytes, int at) throws CharacterCodingException {
        GraphicSet set = bytes[at] >= 0 ? g0 : g1;
        if (bytes[at] >= 0 && bytes[at] <= ' ') {
            set = GraphicSet.ASCII;
        }
        if (at + set.bytes > bytes.length) {
            throw new MalformedInputException(1);
        }
        String character = CharacterSet.decode(Charset.forName(set.charset), encoded(set, bytes, at));
        text.append(character);
        if (set.bytes == 1 && "\\^=\r\n\t\f".contains(character)) {
            g0 = initialG0;
            g1 = initialG1;
        }
        return set.bytes;
    }

    private static byte[] encoded(GraphicSet set, byte[] bytes, int at) {
        return switch (set) {
            case KANJI -> new byte[] {(byte) (bytes[at] | 0x80), (byte) (bytes[at + 1] | 0x80)};
            case KANJI_SUPPLEMENT -> new byte[] {(byte) 0x8F, (byte) (bytes[at] | 0x80), (byte) (bytes[at + 1] | 0x80)};
            default -> set.bytes == 1 ? new byte[] {bytes[at]} : new byte[] {bytes[at], bytes[at + 1]};
        };
    }
}
