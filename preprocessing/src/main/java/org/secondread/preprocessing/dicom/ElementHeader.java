package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.util.Optional;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Tag, VR and length of a data element (PS3.5 section 7.1).
 *
 * @param written the VR as written; empty in implicit VR and where what is written is no VR
 * @param vr the VR as written, else the dictionary's
 * @param length of the value, 0 to 2³²−2, or {@link #UNDEFINED}
 * @param size bytes of the header itself
 */
record ElementHeader(int tag, Optional<ExplicitVr> written, VR vr, long length, int size) {
    static final long UNDEFINED = 0xFFFFFFFFL;

    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;

    private static final int COMMAND_GROUP = 0;
    private static final int META_GROUP = 2;
    private static final int SHORT_FORM = 8;
    private static final int LONG_FORM = 12;

    /**
     * The header that begins at the next byte; nothing is skipped.
     *
     * @param end where the data set or item ends, which the value must not pass
     */
    static ElementHeader peek(HeaderBytes bytes, boolean explicitVr, int end) throws IOException {
        bytes.require(SHORT_FORM);
        int tag = bytes.tagAt(0);
        if (!explicitVr || tag >>> 16 == ITEM >>> 16) {
            return implicit(bytes, tag);
        }
        Optional<ExplicitVr> vr = ExplicitVr.of(bytes.byteAt(4), bytes.byteAt(5));
        return vr.isPresent() ? explicit(bytes, tag, vr) : provable(bytes, tag, end);
    }

    boolean isOfUndefinedLength() {
        return length == UNDEFINED;
    }

    boolean isDelimiter() {
        return tag == ITEM_END || tag == SEQUENCE_END;
    }

    boolean isGroupLength() {
        return (tag & 0xFFFF) == 0;
    }

    /** Whether an item without its delimiter ends before this. */
    boolean endsUndelimitedItem() {
        return tag == ITEM || tag == SEQUENCE_END;
    }

    /** Whether this is no element of a data set but of a command, of meta information or of a sequence's frame. */
    boolean isForeign() {
        int group = tag >>> 16;
        return group == COMMAND_GROUP || group == META_GROUP || group == ITEM >>> 16;
    }

    /** Whether the value is a sequence, also one that was written as UN by somebody who did not know it (PS3.5 6.2.2). */
    boolean holdsItems(HeaderBytes bytes, DataSetEncoding encoding) throws IOException {
        if (vr == VR.SQ) {
            return true;
        }
        if (isOfUndefinedLength()) {
            return vr == VR.UN || !encoding.explicitVr();
        }
        return vr == VR.UN
                && dictionaryVr(tag) == VR.SQ
                && length >= SHORT_FORM
                && bytes.has(size + Integer.BYTES)
                && bytes.tagAt(size) == ITEM;
    }

    /** The value with the bytes of each word turned round, where the VR has words. */
    byte[] reversed(byte[] value) {
        return written.isPresent() ? written.get().reversed(tag, value) : value;
    }

    DiagnosisException malformed(String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, DicomAttribute.print(tag), rule);
    }

    private static ElementHeader implicit(HeaderBytes bytes, int tag) {
        long length = bytes.intAt(4) & UNDEFINED;
        return new ElementHeader(tag, Optional.empty(), dictionaryVr(tag), length, SHORT_FORM);
    }

    private static ElementHeader explicit(HeaderBytes bytes, int tag, Optional<ExplicitVr> written) throws IOException {
        ExplicitVr vr = written.orElseThrow();
        if (!vr.isLongForm()) {
            return new ElementHeader(tag, written, vr.toolkit(), bytes.shortAt(6), SHORT_FORM);
        }
        bytes.require(LONG_FORM);
        return new ElementHeader(tag, written, vr.toolkit(), bytes.intAt(8) & UNDEFINED, LONG_FORM);
    }

    /**
     * What is meant where no VR stands: a VR of later editions, whose length has 32 bits (PS3.5 section 6.2), a VR of 16
     * bits, or none at all. It is accepted when exactly one of them leads to a next element.
     */
    private static ElementHeader provable(HeaderBytes bytes, int tag, int end) throws IOException {
        VR vr = dictionaryVr(tag) == VR.SQ ? VR.UN : dictionaryVr(tag);
        long[] lengths = {
            bytes.intAt(4) & UNDEFINED, bytes.shortAt(6), bytes.has(LONG_FORM) ? bytes.intAt(8) & UNDEFINED : UNDEFINED
        };
        int[] sizes = {SHORT_FORM, SHORT_FORM, LONG_FORM};
        ElementHeader only = null;
        for (int n = 0; n < sizes.length; n++) {
            if (leadsOn(bytes, tag, sizes[n] + lengths[n], end)) {
                if (only != null) {
                    throw only.malformed("has an unknown VR and no sure length");
                }
                only = new ElementHeader(tag, Optional.empty(), vr, lengths[n], sizes[n]);
            }
        }
        if (only == null) {
            throw DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, DicomAttribute.print(tag), "has an unknown VR");
        }
        return only;
    }

    private static boolean leadsOn(HeaderBytes bytes, int tag, long offset, int end) throws IOException {
        if (bytes.position() + offset == end) {
            return true;
        }
        if (bytes.position() + offset + SHORT_FORM > end || !bytes.has(offset + SHORT_FORM)) {
            return false;
        }
        int next = bytes.tagAt((int) offset);
        boolean isElement = ExplicitVr.of(bytes.byteAt((int) offset + 4), bytes.byteAt((int) offset + 5))
                .isPresent();
        return next == ITEM_END || next == SEQUENCE_END || isElement && Integer.compareUnsigned(tag, next) < 0;
    }

    private static VR dictionaryVr(int tag) {
        return ElementDictionary.vrOf(tag, null);
    }
}
