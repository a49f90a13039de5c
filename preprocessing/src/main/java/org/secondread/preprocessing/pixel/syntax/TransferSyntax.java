package org.secondread.preprocessing.pixel.syntax;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.DeflatedFrameDecoder;
import org.secondread.preprocessing.pixel.FrameDecoder;
import org.secondread.preprocessing.pixel.NativeFrameDecoder;
import org.secondread.preprocessing.pixel.RleFrameDecoder;
import org.secondread.preprocessing.pixel.jpeg.JpegFrameDecoder;
import org.secondread.preprocessing.pixel.jpeg2000.Jpeg2000FrameDecoder;
import org.secondread.preprocessing.pixel.jpegls.JpegLsFrameDecoder;

/**
 * The transfer syntaxes that are read (PS3.5 section 10 and annex A, PS3.6 table A-1): how the data set is encoded, how its
 * frames lie in Pixel Data, and who decodes them. A syntax joins by a line here. Video, referenced pixels (JPIP), parts of
 * JPEG 2000 beyond the first and the JPEG processes that the standard has retired are not read.
 */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", DataSet.IMPLICIT, Encapsulation.NONE, NativeFrameDecoder.LITTLE_ENDIAN),
    EXPLICIT_LITTLE_ENDIAN(
            "1.2.840.10008.1.2.1", DataSet.EXPLICIT, Encapsulation.NONE, NativeFrameDecoder.LITTLE_ENDIAN),
    ENCAPSULATED_UNCOMPRESSED(
            "1.2.840.10008.1.2.1.98",
            DataSet.EXPLICIT,
            Encapsulation.FRAGMENT_PER_FRAME,
            NativeFrameDecoder.LITTLE_ENDIAN),
    DEFLATED_EXPLICIT_LITTLE_ENDIAN(
            "1.2.840.10008.1.2.1.99", DataSet.DEFLATED, Encapsulation.NONE, NativeFrameDecoder.LITTLE_ENDIAN),
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", DataSet.BIG_ENDIAN, Encapsulation.NONE, NativeFrameDecoder.BIG_ENDIAN),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", DataSet.EXPLICIT, Encapsulation.JPEG, new JpegFrameDecoder()),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", DataSet.EXPLICIT, Encapsulation.JPEG, new JpegFrameDecoder()),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", DataSet.EXPLICIT, Encapsulation.JPEG, new JpegFrameDecoder()),
    JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70", DataSet.EXPLICIT, Encapsulation.JPEG, new JpegFrameDecoder()),
    JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80", DataSet.EXPLICIT, Encapsulation.JPEG, new JpegLsFrameDecoder()),
    JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81", DataSet.EXPLICIT, Encapsulation.JPEG, new JpegLsFrameDecoder()),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", DataSet.EXPLICIT, Encapsulation.JPEG_2000, new Jpeg2000FrameDecoder()),
    JPEG_2000("1.2.840.10008.1.2.4.91", DataSet.EXPLICIT, Encapsulation.JPEG_2000, new Jpeg2000FrameDecoder()),
    HIGH_THROUGHPUT_JPEG_2000_LOSSLESS(
            "1.2.840.10008.1.2.4.201", DataSet.EXPLICIT, Encapsulation.JPEG_2000, new Jpeg2000FrameDecoder()),
    HIGH_THROUGHPUT_JPEG_2000_LOSSLESS_BY_RESOLUTION(
            "1.2.840.10008.1.2.4.202", DataSet.EXPLICIT, Encapsulation.JPEG_2000, new Jpeg2000FrameDecoder()),
    HIGH_THROUGHPUT_JPEG_2000(
            "1.2.840.10008.1.2.4.203", DataSet.EXPLICIT, Encapsulation.JPEG_2000, new Jpeg2000FrameDecoder()),
    RLE_LOSSLESS("1.2.840.10008.1.2.5", DataSet.EXPLICIT, Encapsulation.FRAGMENT_PER_FRAME, new RleFrameDecoder()),
    DEFLATED_IMAGE_FRAME(
            "1.2.840.10008.1.2.8.1",
            DataSet.EXPLICIT,
            Encapsulation.FRAGMENT_PER_FRAME,
            new DeflatedFrameDecoder(NativeFrameDecoder.LITTLE_ENDIAN));

    private static final Map<String, TransferSyntax> BY_UID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TransferSyntax::uid, Function.identity()));

    private final String uid;
    private final DataSet dataSet;
    private final Encapsulation encapsulation;
    private final FrameDecoder decoder;

    TransferSyntax(String uid, DataSet dataSet, Encapsulation encapsulation, FrameDecoder decoder) {
        this.uid = uid;
        this.dataSet = dataSet;
        this.encapsulation = encapsulation;
        this.decoder = decoder;
    }

    /**
     * The syntax of a UID.
     *
     * @param uid Transfer Syntax UID (0002,0010)
     * @throws DiagnosisException TRANSFER_SYNTAX_UNSUPPORTED, naming the UID
     */
    public static TransferSyntax of(String uid) {
        return Optional.ofNullable(BY_UID.get(uid))
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED,
                        "TransferSyntaxUID (0002,0010)",
                        uid + " is not among the transfer syntaxes that are read"));
    }

    /** The uncompressed syntax whose data sets are encoded so. Implicit VR exists in little endian only. */
    public static Optional<TransferSyntax> ofEncoding(boolean explicitVr, ByteOrder byteOrder) {
        return Arrays.stream(values())
                .filter(syntax -> !syntax.isDeflated() && !syntax.isEncapsulated())
                .filter(syntax -> syntax.hasEncoding(explicitVr, byteOrder))
                .findFirst();
    }

    public boolean hasEncoding(boolean explicitVr, ByteOrder byteOrder) {
        return dataSet.explicitVr == explicitVr && dataSet.byteOrder == byteOrder;
    }

    public String uid() {
        return uid;
    }

    public boolean isBigEndian() {
        return dataSet == DataSet.BIG_ENDIAN;
    }

    /** Whether the data set is compressed as a whole, by RFC 1951 (PS3.5 section A.5). */
    public boolean isDeflated() {
        return dataSet == DataSet.DEFLATED;
    }

    /** Whether Pixel Data is a sequence of items (PS3.5 section A.4). */
    public boolean isEncapsulated() {
        return encapsulation != Encapsulation.NONE;
    }

    /** Whether the bytes of a frame, once found and inflated, are its cells themselves. */
    public boolean isNative() {
        return decoder instanceof NativeFrameDecoder || decoder instanceof DeflatedFrameDecoder;
    }

    public Encapsulation encapsulation() {
        return encapsulation;
    }

    /** What decodes frames in this syntax. */
    public FrameDecoder decoder() {
        return decoder;
    }

    private enum DataSet {
        IMPLICIT(false, ByteOrder.LITTLE_ENDIAN),
        EXPLICIT(true, ByteOrder.LITTLE_ENDIAN),
        DEFLATED(true, ByteOrder.LITTLE_ENDIAN),
        BIG_ENDIAN(true, ByteOrder.BIG_ENDIAN);

        private final boolean explicitVr;
        private final ByteOrder byteOrder;

        DataSet(boolean explicitVr, ByteOrder byteOrder) {
            this.explicitVr = explicitVr;
            this.byteOrder = byteOrder;
        }
    }
}
