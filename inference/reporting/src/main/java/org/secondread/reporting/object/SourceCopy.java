package org.secondread.reporting.object;

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
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.CharacterSet;

/**
 * Copies attributes of the input value by value: as the same bytes where the result keeps the input's character set, else
 * decoded, to be encoded again on writing. An item that declares a character set is in that one (PS3.3 C.12.1.1.2); its
 * copy is in the result's, like everything, and declares none.
 */
public final class SourceCopy {
    private final Attributes source;
    private final List<String> terms;
    private final List<String> resultTerms;
    private final Optional<CharacterSet> decoding;

    /**
     * @param terms Specific Character Set of the source, its own or that of the data set around it
     * @param resultTerms the same of the result
     */
    SourceCopy(Attributes source, List<String> terms, List<String> resultTerms) {
        this.source = source;
        this.terms = terms;
        this.resultTerms = resultTerms;
        this.decoding = terms.equals(resultTerms) ? Optional.empty() : Optional.of(CharacterSet.of(terms));
    }

    /** Copies an attribute, with its items where it is a sequence. Does nothing where the input does not have it. */
    public void copy(int tag, Attributes to) {
        copy(tag, to, tag);
    }

    /**
     * Copies the value of one attribute to another of the same kind.
     *
     * @throws DiagnosisException MALFORMED_ATTRIBUTE for text outside the declared character set
     */
    public void copy(int tag, Attributes to, int toTag) {
        if (!source.contains(tag)) {
            return;
        }
        VR vr = source.getVR(tag);
        if (vr == VR.SQ) {
            copyItems(source.getSequence(tag), to.newSequence(toTag, 1));
        } else {
            copyValue(vr, bytes(tag), tag, to, toTag);
        }
    }

    /** Whether the input states a value, and not only blanks. */
    public boolean hasValue(int tag) {
        return source.contains(tag) && !new String(bytes(tag), StandardCharsets.ISO_8859_1).isBlank();
    }

    /** Copies from the first item of a sequence of the input, if there is one. */
    public Optional<SourceCopy> firstItem(int sequence) {
        return Optional.ofNullable(source.getNestedDataset(sequence)).map(this::of);
    }

    private void copyValue(VR vr, byte[] value, int tag, Attributes to, int toTag) {
        if (decoding.isEmpty() || !vr.useSpecificCharacterSet() || value.length == 0) {
            to.setBytes(toTag, vr, value);
        } else {
            to.setString(toTag, vr, values(vr, text(decoding.get(), vr, value, tag)));
        }
    }

    private SourceCopy of(Attributes item) {
        return new SourceCopy(item, DeclaredTerms.of(item, terms), resultTerms);
    }

    private void copyItems(Sequence from, Sequence to) {
        for (Attributes item : from) {
            Attributes copy = Items.added(to);
            SourceCopy inside = of(item);
            Arrays.stream(item.tags())
                    .filter(tag -> tag != Tag.SpecificCharacterSet)
                    .forEach(tag -> inside.copy(tag, copy));
        }
    }

    /** Only these kinds of text may hold a backslash of their own (PS3.5 section 6.2). */
    private static String[] values(VR vr, String text) {
        return switch (vr) {
            case LT, ST, UT -> new String[] {text};
            default -> text.split("\\\\", -1);
        };
    }

    private static String text(CharacterSet characters, VR vr, byte[] value, int tag) {
        try {
            return characters.decode(vr, value).stripTrailing();
        } catch (CharacterCodingException e) {
            throw malformed(tag, "holds bytes outside the declared character set");
        }
    }

    /** The value as it was received; asking the toolkit for its text would put decoded text in its place. */
    private byte[] bytes(int tag) {
        try {
            byte[] bytes = source.getBytes(tag);
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException | RuntimeException e) {
            throw malformed(tag, "cannot be read as a value of its kind").causedBy(e);
        }
    }

    private static DiagnosisException malformed(int tag, String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, Keywords.withTag(tag), rule);
    }
}
