package org.secondread.preprocessing.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dcm4che3.data.VR;
import org.secondread.preprocessing.dicom.Iso2022.DecodedValue;

/**
 * Decodes text by Specific Character Set (0008,0005), PS3.3 C.12.1.1.2. A single term names one encoding; several terms
 * mean code extensions, which {@link Iso2022} follows. A name must never be wrong without notice: bytes that the declared
 * set does not define are refused, also control characters that PS3.5 section 6.1.3 does not allow, which Latin sets
 * would turn any bytes into. Nothing is guessed from the bytes: two bytes of GBK can be a letter in UTF-8. Only what is
 * misspelt beyond doubt is put right. The toolkit's own decoding differs between releases: the older one takes GBK for
 * ASCII and splits values at the backslash that is the second byte of a character.
 */
public final class CharacterSet {
    private static final DicomAttribute DECLARATION = DicomAttribute.SPECIFIC_CHARACTER_SET;
    private static final Charset JIS_X_0201 = Charset.forName("JIS_X0201");

    /** Sets that stand alone: others cannot be added to them (PS3.3 C.12.1.1.2). */
    private static final Set<String> ALONE = Set.of("ISO_IR 192", "GB18030", "GBK");

    private static final Map<String, Charset> WITHOUT_EXTENSIONS = Map.ofEntries(
            set("", "US-ASCII"),
            set("ISO_IR 6", "US-ASCII"),
            set("ISO_IR 100", "ISO-8859-1"),
            set("ISO_IR 101", "ISO-8859-2"),
            set("ISO_IR 109", "ISO-8859-3"),
            set("ISO_IR 110", "ISO-8859-4"),
            set("ISO_IR 144", "ISO-8859-5"),
            set("ISO_IR 127", "ISO-8859-6"),
            set("ISO_IR 126", "ISO-8859-7"),
            set("ISO_IR 138", "ISO-8859-8"),
            set("ISO_IR 148", "ISO-8859-9"),
            set("ISO_IR 203", "ISO-8859-15"),
            set("ISO_IR 13", "JIS_X0201"),
            set("ISO_IR 166", "x-iso-8859-11"),
            set("ISO_IR 192", "UTF-8"),
            set("GB18030", "GB18030"),
            set("GBK", "GBK"));

    /** What is written instead of a space, an underscore or nothing between the parts of a term. */
    private static final Pattern WITH_EXTENSIONS = Pattern.compile("ISO[ _-]?2022[ _-]?IR[ _-]?(\\d{1,3})");

    private static final Pattern SINGLE = Pattern.compile("ISO[ _-]?IR[ _-]?(\\d{1,3})");
    private static final Map<String, String> OTHER_NAMES =
            Map.of("UTF-8", "ISO_IR 192", "UTF8", "ISO_IR 192", "GB 18030", "GB18030", "GB-18030", "GB18030");

    private final List<String> terms;
    private final Set<ToleratedDeviation> deviations;

    private CharacterSet(List<String> terms, Set<ToleratedDeviation> deviations) {
        this.terms = terms;
        this.deviations = deviations;
    }

    /**
     * @param declared the values of Specific Character Set; none means the default repertoire
     * @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE when one is no defined term
     */
    public static CharacterSet of(List<String> declared) {
        Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
        List<String> terms = declared.stream().map(CharacterSet::defined).toList();
        if (!terms.equals(declared)) {
            deviations.add(ToleratedDeviation.CHARACTER_SET_MISSPELT);
        }
        if (terms.size() > 1 && ALONE.contains(terms.get(0))) {
            deviations.add(ToleratedDeviation.CHARACTER_SET_COMBINED);
            terms = terms.subList(0, 1);
        }
        return new CharacterSet(terms, deviations);
    }

    /** The defined terms that hold, in place of those that were written. */
    List<String> terms() {
        return terms;
    }

    /** What was tolerated in the declaration. */
    Set<ToleratedDeviation> deviations() {
        return Set.copyOf(deviations);
    }

    /** @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE for bytes outside the character set */
    DecodedValue decode(DicomAttribute attribute, VR vr, byte[] bytes) {
        try {
            return decodeValue(vr, bytes);
        } catch (CharacterCodingException e) {
            throw attribute.malformed(
                    terms.isEmpty()
                            ? "holds more than ASCII, and no character set is declared"
                            : "holds bytes outside the declared character set");
        }
    }

    /**
     * Decodes a whole value, padding and backslashes between its values included.
     *
     * @param vr which tells the delimiters (PS3.5 section 6.1.2.5.3)
     * @throws CharacterCodingException for bytes outside the character set
     */
    public String decode(VR vr, byte[] bytes) throws CharacterCodingException {
        return decodeValue(vr, bytes).text();
    }

    private DecodedValue decodeValue(VR vr, byte[] bytes) throws CharacterCodingException {
        String first = terms.isEmpty() ? "" : terms.get(0);
        Charset alone = terms.size() > 1 ? null : WITHOUT_EXTENSIONS.get(first);
        DecodedValue value = alone == null
                ? Iso2022.decode(terms.stream().map(CharacterSet::extensible).toList(), delimiters(vr), bytes)
                : new DecodedValue(decode(alone, bytes), false);
        if (value.text().chars().anyMatch(CharacterSet::isForbiddenControl)) {
            throw new MalformedInputException(1);
        }
        return value;
    }

    /** Romaji differ from ASCII in two characters; one of them divides values all the same (PS3.5 section 6.1.2.5.3). */
    static String decode(Charset charset, byte[] bytes) throws CharacterCodingException {
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return charset.equals(JIS_X_0201) ? text.replace('\u00A5', '\\').replace('\u203E', '~') : text;
    }

    private static String delimiters(VR vr) {
        return switch (vr) {
            case PN -> "\\^=";
            case LT, ST, UT -> "";
            default -> "\\";
        };
    }

    private static String defined(String term) {
        if (WITHOUT_EXTENSIONS.containsKey(term) || Iso2022.isTerm(term)) {
            return term;
        }
        return meant(term.toUpperCase(Locale.ROOT))
                .filter(meant -> WITHOUT_EXTENSIONS.containsKey(meant) || Iso2022.isTerm(meant))
                .orElseThrow(() -> DECLARATION.malformed("holds a term that PS3.3 C.12.1.1.2 does not define"));
    }

    private static Optional<String> meant(String term) {
        Matcher extended = WITH_EXTENSIONS.matcher(term);
        if (extended.matches()) {
            return Optional.of("ISO 2022 IR " + extended.group(1));
        }
        Matcher single = SINGLE.matcher(term);
        return Optional.of(single.matches() ? "ISO_IR " + single.group(1) : OTHER_NAMES.getOrDefault(term, term));
    }

    /** Among several terms, a set is meant in its form with code extensions. */
    private static String extensible(String term) {
        return term.replace("ISO_IR", "ISO 2022 IR");
    }

    /** Zero bytes pad values; of the others only those of lines, pages and tabs may stand in text. */
    private static boolean isForbiddenControl(int character) {
        return Character.isISOControl(character) && "\0\t\n\f\r".indexOf(character) < 0;
    }

    private static Map.Entry<String, Charset> set(String term, String charset) {
        return Map.entry(term, Charset.forName(charset));
    }
}
