package org.secondread.reporting.object;

import java.io.IOException;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Copies attributes of the input value by value: as the same bytes where the result keeps the input's character set, else
 * decoded, to be encoded again on writing.
 */
public final class SourceCopy {
    private final Attributes source;
    private final boolean sameCharacterSet;

    SourceCopy(Attributes source, boolean sameCharacterSet) {
        this.source = source;
        this.sameCharacterSet = sameCharacterSet;
    }

    /** Copies an attribute, with its items where it is a sequence. Does nothing where the input does not have it. */
    public void copy(int tag, Attributes to) {
        copy(tag, to, tag);
    }

    /** Copies the value of one attribute to another of the same kind. */
    public void copy(int tag, Attributes to, int toTag) {
        if (!source.contains(tag)) {
            return;
        }
        VR vr = source.getVR(tag);
        if (vr == VR.SQ) {
            copyItems(source.getSequence(tag), to.newSequence(toTag, 1));
        } else if (sameCharacterSet || !vr.useSpecificCharacterSet()) {
            to.setBytes(toTag, vr, bytes(tag));
        } else if (source.containsValue(tag)) {
            to.setString(toTag, vr, source.getStrings(tag));
        } else {
            to.setNull(toTag, vr);
        }
    }

    /** Copies from the first item of a sequence of the input, if there is one. */
    public Optional<SourceCopy> firstItem(int sequence) {
        return Optional.ofNullable(source.getNestedDataset(sequence)).map(this::of);
    }

    private SourceCopy of(Attributes item) {
        return new SourceCopy(item, sameCharacterSet);
    }

    private void copyItems(Sequence from, Sequence to) {
        for (Attributes item : from) {
            Attributes copy = Items.added(to);
            for (int tag : item.tags()) {
                of(item).copy(tag, copy);
            }
        }
    }

    private byte[] bytes(int tag) {
        try {
            byte[] bytes = source.getBytes(tag);
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, AttributePath.of(tag), "cannot be read")
                    .causedBy(e);
        }
    }
}
