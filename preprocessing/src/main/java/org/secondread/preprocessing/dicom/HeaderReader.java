package org.secondread.preprocessing.dicom;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.dcm4che3.data.Attributes;
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

    private final ReadLimits limits;
    private final Consumer<String> requireClass;

    /** Reads the object classes that can be analysed; others are refused before their data sets are parsed. */
    HeaderReader(ReadLimits limits) {
        this(limits, ImageClass::of);
    }

    private HeaderReader(ReadLimits limits, Consumer<String> requireClass) {
        this.limits = limits;
        this.requireClass = requireClass;
    }

    /** Reads whatever has pixels. */
    static HeaderReader ofAnyClass(ReadLimits limits) {
        return new HeaderReader(limits, uid -> {});
    }

    /** @throws DiagnosisException NOT_DICOM, TRUNCATED, MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, an unsupported class or syntax */
    InstanceHeader read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            FileMeta meta = FileMeta.read(in);
            meta.uid(DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID).ifPresent(requireClass);
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
        return new BufferedInputStream(InflatedPixels.inflating(in), BUFFER);
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
        DicomInputStream dis =
                new DicomInputStream(guard.limit(in), syntax.elements().uid());
        dis.setDicomInputHandler(guard);
        dis.setAllocateLimit(BUFFER);
        Attributes attributes = parse(dis);
        new AttributeReader(attributes)
                .optionalUid(DicomAttribute.SOP_CLASS_UID)
                .ifPresent(requireClass);
        PixelValue pixels = guard.pixels().orElseThrow(() -> DicomAttribute.PIXEL_DATA.missing("is absent"));
        return new InstanceHeader(file, meta, syntax, attributes, pixels);
    }

    @SuppressWarnings("deprecation") // the newer release deprecates the only form that both have
    private static Attributes parse(DicomInputStream dis) {
        try {
            return dis.readDataset(-1, -1);
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
}
