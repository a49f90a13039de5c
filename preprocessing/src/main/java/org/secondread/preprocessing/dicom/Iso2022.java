package org.secondread.preprocessing.dicom;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Text with code extensions (ISO/IEC 2022 as restricted by PS3.5 section 6.1.2.5). Escape sequences put a character set
 * into G0 (bytes below 80H) or G1 (bytes above). At each line, page, tab and delimiter of the value both return to those
 * of the first term, which the standard demands of the writer; what is a delimiter depends on the VR, since other text
 * may hold {@code ^} and {@code =} within a run of another set. Runs of one set are decoded at once, multi-byte sets
 * through the EUC encoding that holds them.
 */
final class Iso2022 {
    private static final int ESCAPE = 0x1B;
    private static final String CONTROL_DELIMITERS = "\t\n\f\r";

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
        THAI("x-iso-8859-11", false, 1),
        ROMAJI("JIS_X0201", true, 1),
        KATAKANA("JIS_X0201", false, 1),
        KANJI("EUC-JP", true, 2),
        KANJI_SUPPLEMENT("EUC-JP", true, 2),
        HANGUL("EUC-KR", false, 2),
        HANZI("GB2312", false, 2);

        private final Charset charset;
        private final boolean inG0;
        private final int bytes;

        GraphicSet(String charset, boolean inG0, int bytes) {
            this.charset = Charset.forName(charset);
            this.inG0 = inG0;
            this.bytes = bytes;
        }

        /** The bytes of whole characters as the encoding has them: EUC sets the high bit, and marks the supplement. */
        byte[] encoded(byte[] text, int from, int to) {
            byte[] run = Arrays.copyOfRange(text, from, to);
            if (!inG0 || bytes == 1) {
                return run;
            }
            for (int n = 0; n < run.length; n++) {
                run[n] |= (byte) 0x80;
            }
            return this == KANJI_SUPPLEMENT ? marked(run) : run;
        }

        private static byte[] marked(byte[] pairs) {
            byte[] triples = new byte[pairs.length / 2 * 3];
            for (int n = 0; n < pairs.length / 2; n++) {
                triples[3 * n] = (byte) 0x8F;
                triples[3 * n + 1] = pairs[2 * n];
                triples[3 * n + 2] = pairs[2 * n + 1];
            }
            return triples;
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

    private final Set<GraphicSet> declared;
    private final String delimiters;
    private final GraphicSet initialG0;
    private final GraphicSet initialG1;
    private final StringBuilder text = new StringBuilder();
    private GraphicSet g0;
    private GraphicSet g1;
    private boolean undeclared;

    private Iso2022(Set<GraphicSet> declared, GraphicSet first, String delimiters) {
        this.declared = declared;
        this.delimiters = delimiters;
        this.initialG0 = first == GraphicSet.KATAKANA ? GraphicSet.ROMAJI : GraphicSet.ASCII;
        this.initialG1 = first.inG0 ? GraphicSet.ASCII : first;
        this.g0 = initialG0;
        this.g1 = initialG1;
    }

    static boolean isTerm(String term) {
        return TERMS.containsKey(term);
    }

    /**
     * Decodes one value.
     *
     * @param terms the values of Specific Character Set, in their form with code extensions; not all need be known
     * @param delimiters characters at which the first term's sets return, besides those of lines, pages and tabs
     */
    static DecodedValue decode(List<String> terms, String delimiters, byte[] bytes) throws CharacterCodingException {
        Set<GraphicSet> declared = EnumSet.of(GraphicSet.ASCII, GraphicSet.ROMAJI);
        terms.forEach(term -> declared.add(TERMS.getOrDefault(term, GraphicSet.ASCII)));
        GraphicSet first = terms.isEmpty() ? GraphicSet.ASCII : TERMS.getOrDefault(terms.get(0), GraphicSet.ASCII);
        Iso2022 decoder = new Iso2022(declared, first, CONTROL_DELIMITERS + delimiters);
        decoder.decode(bytes);
        return new DecodedValue(decoder.text.toString(), decoder.undeclared);
    }

    private void decode(byte[] bytes) throws CharacterCodingException {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == ESCAPE) {
                at += 1 + invoke(bytes, at + 1);
            } else {
                int end = endOfRun(bytes, at);
                append(setOf(bytes[at]), bytes, at, end);
                at = end;
            }
        }
    }

    /** Puts the set that the sequence after an escape names into its place; returns the sequence's length. */
    private int invoke(byte[] bytes, int at) throws CharacterCodingException {
        for (int length = 2; length <= 3 && at + length <= bytes.length; length++) {
            GraphicSet set = ESCAPES.get(new String(bytes, at, length, StandardCharsets.ISO_8859_1));
            if (set != null) {
                g0 = set.inG0 ? set : g0;
                g1 = set.inG0 ? g1 : set;
                undeclared |= !declared.contains(set);
                return length;
            }
        }
        throw new MalformedInputException(1);
    }

    /** Control characters and the space are the same in all sets. */
    private GraphicSet setOf(byte b) {
        if (b >= 0 && b <= ' ') {
            return GraphicSet.ASCII;
        }
        return b >= 0 ? g0 : g1;
    }

    /** Where characters of another set begin, or where the sets may return. */
    private int endOfRun(byte[] bytes, int from) throws CharacterCodingException {
        GraphicSet set = setOf(bytes[from]);
        int at = from;
        while (at < bytes.length && bytes[at] != ESCAPE && setOf(bytes[at]) == set) {
            if (set.bytes == 1 && delimiters.indexOf(bytes[at]) >= 0) {
                return at + 1;
            }
            at += set.bytes;
        }
        if (at > bytes.length) {
            throw new MalformedInputException(1);
        }
        return at;
    }

    private void append(GraphicSet set, byte[] bytes, int from, int to) throws CharacterCodingException {
        text.append(CharacterSet.decode(set.charset, set.encoded(bytes, from, to)));
        if (set.bytes == 1 && delimiters.indexOf(bytes[to - 1]) >= 0) {
            g0 = initialG0;
            g1 = initialG1;
        }
    }

    /**
     * Text, and how it came to be.
     *
     * @param undeclared whether an escape sequence named a set that Specific Character Set does not
     */
    record DecodedValue(String text, boolean undeclared) {}
}
