package org.secondread.preprocessing.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * Reads one DICOM file (PS3.10) as far as its pixel data, in any transfer syntax that is read, and finds where the pixels
 * lie without touching them. Files that lack preamble or meta information are read when the data set itself shows its
 * encoding. What follows the pixels is not parsed: scanners and archives leave padding there.
 */
final class HeaderReader {
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
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            HeaderBytes bytes = new HeaderBytes(channel, limits.maxHeaderBytes());
            FileMeta meta = FileMeta.read(bytes);
            meta.uid(DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID).ifPresent(requireClass);
            Optional<TransferSyntax> declared =
                    meta.uid(DicomAttribute.TRANSFER_SYNTAX_UID).map(TransferSyntax::of);
            if (declared.filter(TransferSyntax::isDeflated).isEmpty()) {
                return readDataSet(file, meta, declared, bytes);
            }
            try (InputStream in = inflated(channel, meta)) {
                HeaderBytes inflated = new HeaderBytes(Channels.newChannel(in), limits.maxHeaderBytes());
                return readDataSet(file, meta, declared, inflated);
            }
        } catch (EOFException | ZipException e) {
            throw DiagnosisException.of(ErrorCode.TRUNCATED, "the deflated data set is cut short or damaged");
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an input file cannot be read")
                    .causedBy(e);
        }
    }

    private static InputStream inflated(FileChannel channel, FileMeta meta) throws IOException {
        return InflatedPixels.inflating(Channels.newInputStream(channel.position(meta.length())));
    }

    private InstanceHeader readDataSet(Path file, FileMeta meta, Optional<TransferSyntax> declared, HeaderBytes bytes)
            throws IOException {
        Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
        deviations.addAll(meta.deviations());
        DataSetEncoding encoding = encoding(meta, declared, bytes, deviations);
        TransferSyntax syntax = syntax(declared, encoding);
        ParsedDataSet parsed = DataSetParser.parse(bytes, encoding, limits);
        deviations.addAll(parsed.deviations());
        new AttributeReader(parsed.attributes())
                .optionalUid(DicomAttribute.SOP_CLASS_UID)
                .ifPresent(requireClass);
        PixelElement pixels = parsed.pixels()
                .filter(PixelElement::isKnown)
                .orElseThrow(() -> DicomAttribute.PIXEL_DATA.missing("is absent"));
        return new InstanceHeader(file, meta, syntax, parsed.attributes(), pixels, deviations);
    }

    /**
     * How the data set is encoded, by what is declared and what it shows. Explicit and implicit VR cannot be taken for each
     * other, so what is shown holds; a byte order that contradicts leaves open in which one the pixels are.
     */
    private static DataSetEncoding encoding(
            FileMeta meta, Optional<TransferSyntax> declared, HeaderBytes bytes, Set<ToleratedDeviation> deviations)
            throws IOException {
        Optional<DataSetEncoding> shown = DataSetEncoding.shownBy(bytes);
        if (declared.isEmpty()) {
            deviations.addAll(meta.isEmpty() ? Set.of() : Set.of(ToleratedDeviation.TRANSFER_SYNTAX_ABSENT));
            return shown.orElseThrow(() -> withoutSyntax(meta));
        }
        DataSetEncoding stated = DataSetEncoding.of(declared.get());
        DataSetEncoding found = shown.orElse(stated);
        if (found.byteOrder() != stated.byteOrder()) {
            throw DicomAttribute.TRANSFER_SYNTAX_UID.malformed("contradicts the byte order of the data set");
        }
        if (!found.equals(stated)) {
            deviations.add(ToleratedDeviation.TRANSFER_SYNTAX_CONTRADICTED);
        }
        return found;
    }

    private static DiagnosisException withoutSyntax(FileMeta meta) {
        return meta.isEmpty()
                ? DiagnosisException.of(
                        ErrorCode.NOT_DICOM, "neither the prefix DICM nor a data set at the file's beginning")
                : DicomAttribute.TRANSFER_SYNTAX_UID.missing("the meta information names no syntax");
    }

    /** The syntax of the pixels: as declared where they are compressed, else that of the data set around them. */
    private static TransferSyntax syntax(Optional<TransferSyntax> declared, DataSetEncoding encoding) {
        Optional<TransferSyntax> compressed = declared.filter(syntax ->
                DataSetEncoding.of(syntax).syntax().filter(syntax::equals).isEmpty());
        return compressed
                .or(encoding::syntax)
                .orElseThrow(() -> DicomAttribute.TRANSFER_SYNTAX_UID.malformed(
                        "implicit VR exists in little endian only (PS3.5 A.1)"));
    }
}
