package org.secondread.preprocessing.dicom;

import java.util.Optional;
import org.dcm4che3.data.VR;
import org.jspecify.annotations.Nullable;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The value representations of PS3.5 table 6.2-1 as they are written in explicit VR (section 7.1.2). Those that the
 * toolkit's older release does not know stand for it as UN, which keeps their bytes.
 */
enum ExplicitVr {
    AE(VR.AE, false, 1),
    AS(VR.AS, false, 1),
    AT(VR.AT, false, 2),
    CS(VR.CS, false, 1),
    DA(VR.DA, false, 1),
    DS(VR.DS, false, 1),
    DT(VR.DT, false, 1),
    FD(VR.FD, false, 8),
    FL(VR.FL, false, 4),
    IS(VR.IS, false, 1),
    LO(VR.LO, false, 1),
    LT(VR.LT, false, 1),
    OB(VR.OB, true, 1),
    OD(VR.OD, true, 8),
    OF(VR.OF, true, 4),
    OL(VR.UN, true, 4),
    OV(VR.UN, true, 8),
    OW(VR.OW, true, 2),
    PN(VR.PN, false, 1),
    SH(VR.SH, false, 1),
    SL(VR.SL, false, 4),
    SQ(VR.SQ, true, 1),
    SS(VR.SS, false, 2),
    ST(VR.ST, false, 1),
    SV(VR.UN, true, 8),
    TM(VR.TM, false, 1),
    UC(VR.UC, true, 1),
    UI(VR.UI, false, 1),
    UL(VR.UL, false, 4),
    UN(VR.UN, true, 1),
    UR(VR.UR, true, 1),
    US(VR.US, false, 2),
    UT(VR.UT, true, 1),
    UV(VR.UN, true, 8);

    private static final int LETTERS = 26;
    private static final @Nullable ExplicitVr[] BY_LETTERS = new ExplicitVr[LETTERS * LETTERS];

    static {
        for (ExplicitVr vr : values()) {
            BY_LETTERS[index((byte) vr.name().charAt(0), (byte) vr.name().charAt(1))] = vr;
        }
    }

    private final VR toolkit;
    private final boolean longForm;
    private final int wordBytes;

    ExplicitVr(VR toolkit, boolean longForm, int wordBytes) {
        this.toolkit = toolkit;
        this.longForm = longForm;
        this.wordBytes = wordBytes;
    }

    /** The VR that two bytes name. */
    static Optional<ExplicitVr> of(byte first, byte second) {
        return DataSetEncoding.isLetter(first) && DataSetEncoding.isLetter(second)
                ? Optional.ofNullable(BY_LETTERS[index(first, second)])
                : Optional.empty();
    }

    VR toolkit() {
        return toolkit;
    }

    /** Whether two reserved bytes and a length of 32 bits follow, and not a length of 16 bits. */
    boolean isLongForm() {
        return longForm;
    }

    /**
     * Turns the bytes of each word round, which big endian writes the other way.
     *
     * @throws DiagnosisException MALFORMED_ATTRIBUTE when the value is no whole number of words
     */
    byte[] reversed(int tag, byte[] value) {
        if (value.length % wordBytes != 0) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE,
                    DicomAttribute.print(tag),
                    "is no whole number of values of " + wordBytes + " bytes");
        }
        byte[] reversed = new byte[value.length];
        for (int n = 0; n < value.length; n++) {
            int withinWord = n % wordBytes;
            reversed[n] = value[n - withinWord + wordBytes - 1 - withinWord];
        }
        return reversed;
    }

    private static int index(byte first, byte second) {
        return (first - 'A') * LETTERS + second - 'A';
    }
}
