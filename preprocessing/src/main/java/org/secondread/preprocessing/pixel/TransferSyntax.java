package org.secondread.preprocessing.pixel;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The transfer syntaxes that are read (PS3.5 section 10 and annex A, PS3.6 table A-1): how the data set is encoded, and
 * who decodes its frames. A syntax joins by a line here.
 */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", false, ByteOrder.LITTLE_ENDIAN, false),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", true, ByteOrder.LITTLE_ENDIAN, false),
    DEFLATED_EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1.99", true, ByteOrder.LITTLE_ENDIAN, true),
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", true, ByteOrder.BIG_ENDIAN, false);

    private final String uid;
    private final boolean explicitVr;
    private final ByteOrder byteOrder;
    private final boolean deflated;

    TransferSyntax(String uid, boolean explicitVr, ByteOrder byteOrder, boolean deflated) {
        this.uid = uid;
        this.explicitVr = explicitVr;
        this.byteOrder = byteOrder;
        this.deflated = deflated;
    }

    /**
     * The syntax of a UID.
     *
     * @param uid Transfer Syntax UID (0002,0010)
     * @throws DiagnosisException TRANSFER_SYNTAX_UNSUPPORTED, naming the UID
     */
    public static TransferSyntax of(String uid) {
        return Arrays.stream(values())
                .filter(syntax -> syntax.uid.equals(uid))
                .findFirst()
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED,
                        "TransferSyntaxUID (0002,0010)",
                        uid + " is not among the transfer syntaxes that are read"));
    }

    /** The uncompressed syntax whose data sets are encoded so. Implicit VR exists in little endian only. */
    public static Optional<TransferSyntax> ofEncoding(boolean explicitVr, ByteOrder byteOrder) {
        return Arrays.stream(values())
                .filter(syntax -> !syntax.deflated)
                .filter(syntax -> syntax.hasEncoding(explicitVr, byteOrder))
                .findFirst();
    }

    public boolean hasEncoding(boolean explicitVr, ByteOrder byteOrder) {
        return this.explicitVr == explicitVr && this.byteOrder == byteOrder;
    }

    public String uid() {
        return uid;
    }

    public boolean isBigEndian() {
        return byteOrder == ByteOrder.BIG_ENDIAN;
    }

    /** Whether the data set is compressed as a whole, by RFC 1951 (PS3.5 section A.5). */
    public boolean isDeflated() {
        return deflated;
    }

    /** What decodes frames in this syntax. */
    public FrameDecoder decoder() {
        return new NativeFrameDecoder(byteOrder);
    }
}
