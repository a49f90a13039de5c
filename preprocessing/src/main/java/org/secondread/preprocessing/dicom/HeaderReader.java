package org.secondread.preprocessing.dicom;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.ZipException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * Reads one DICOM file (PS3.10) as far as its pixel data, in any transfer syntax that is read, and finds where the pixels
 * lie without touching them. Files that lack preamble or meta information are read when the data set itself shows its
 * encoding. What follows the pixels is not parsed: scanners and archives leave padding there.
 */
final class HeaderReader {
    private static final int BUFFER = 1 << 14;
    private static final int ELEMENT_HEADER = 8;
    private static final int UNDEFINED_LENGTH = -1;

    private final ReadLimits limits;

    HeaderReader(ReadLimits limits) {
        this.limits = limits;
    }

    /** @throws DiagnosisException NOT_DICOM, TRUNCATED, MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, an unsupported class or syntax */
    InstanceHeader read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            FileMeta meta = FileMeta.read(in);
            meta.uid(DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID).ifPresent(ImageClass::of);
            TransferSyntax syntax = meta.isEmpty() ? shownSyntax(in) : declaredSyntax(meta);
            try (InputStream dataSet = syntax.isDeflated() ? inflated(in) : in) {
                requireEncoding(dataSet, syntax);
                return readDataSet(file, meta, syntax, dataSet);
            }
        } catch (EOFException | ZipException e) {
            throw DiagnosisException.of(ErrorCode.TRUNCATED, "the deflated data set is cut short or damaged");
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an input file cannot be read")
                    .causedBy(e);
        }
    }

    private static TransferSyntax declaredSyntax(FileMeta meta) {
        return TransferSyntax.of(meta.uid(DicomAttribute.TRANSFER_SYNTAX_UID)
                .orElseThrow(() -> DicomAttribute.TRANSFER_SYNTAX_UID.missing("the meta information names no syntax")));
    }

    private static TransferSyntax shownSyntax(InputStream in) throws IOException {
        return DataSetStart.peek(in)
                .flatMap(DataSetStart::syntax)
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.NOT_DICOM, "neither the prefix DICM nor a data set at the file's beginning"));
    }

    private static InputStream inflated(InputStream in) {
        return new BufferedInputStream(EncodedPixels.Deflated.inflating(in), BUFFER);
    }

    private static void requireEncoding(InputStream dataSet, TransferSyntax declared) throws IOException {
        Optional<DataSetStart> start = DataSetStart.peek(dataSet);
        if (start.isEmpty() || !start.get().agreesWith(declared)) {
            throw DicomAttribute.TRANSFER_SYNTAX_UID.malformed("contradicts the encoding of the data set");
        }
    }

    private InstanceHeader readDataSet(Path file, FileMeta meta, TransferSyntax syntax, InputStream in)
            throws IOException {
        HeaderGuard guard = new HeaderGuard(limits);
        DicomInputStream dis = new DicomInputStream(guard.limit(in), encodingUid(syntax));
        dis.setDicomInputHandler(guard);
        dis.setAllocateLimit(BUFFER);
        Attributes attributes = parse(dis);
        new AttributeReader(attributes)
                .optionalUid(DicomAttribute.SOP_CLASS_UID)
                .ifPresent(ImageClass::of);
        requireNativePixels(dis, guard);
        long length = Integer.toUnsignedLong(dis.length());
        boolean inWords = dis.vr() == VR.OW;
        if (syntax.isDeflated()) {
            EncodedPixels pixels = new EncodedPixels.Deflated(file, meta.length(), dis.getPosition());
            return new InstanceHeader(meta, syntax, attributes, pixels, length, inWords, false);
        }
        long offset = meta.length() + dis.getPosition();
        boolean trailed = isTrailed(file, offset + length, syntax);
        return new InstanceHeader(
                meta, syntax, attributes, new EncodedPixels.Stored(file, offset), length, inWords, trailed);
    }

    /** The parser has stopped at the pixels, and not at the end after an icon's. */
    private static void requireNativePixels(DicomInputStream dis, HeaderGuard guard) {
        if (dis.tag() != DicomAttribute.PIXEL_DATA.tag() || dis.getTagPosition() == guard.lastElementAt()) {
            throw DicomAttribute.PIXEL_DATA.missing("is absent");
        }
        if (dis.length() == UNDEFINED_LENGTH) {
            throw DicomAttribute.PIXEL_DATA.malformed(
                    "must have a defined length in a native transfer syntax (PS3.5 A.4)");
        }
    }

    @SuppressWarnings("deprecation") // the newer release deprecates the only form that both have
    private static Attributes parse(DicomInputStream dis) {
        try {
            return dis.readDataset(-1, DicomAttribute.PIXEL_DATA.tag());
        } catch (EOFException e) {
            throw DiagnosisException.of(ErrorCode.TRUNCATED, "the file ends inside its data set");
        } catch (DiagnosisException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw DiagnosisException.of(
                            ErrorCode.MALFORMED_ATTRIBUTE,
                            DicomAttribute.print(dis.tag()),
                            "the data set cannot be parsed here")
                    .causedBy(e);
        }
    }

    private static String encodingUid(TransferSyntax syntax) {
        return syntax.isDeflated() ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid() : syntax.uid();
    }

    /** Whether what follows Pixel Data is something else than a data element of a higher tag. */
    private static boolean isTrailed(Path file, long end, TransferSyntax syntax) throws IOException {
        long size = Files.size(file);
        if (size < end) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED, DicomAttribute.PIXEL_DATA.toString(), "the file ends before the value does");
        }
        if (size == end) {
            return false;
        }
        ByteBuffer next = ByteBuffer.allocate(ELEMENT_HEADER)
                .order(syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(next, end);
        }
        int group = next.getShort(0) & 0xFFFF;
        return next.hasRemaining() || group < 0x7FE0;
    }
}
