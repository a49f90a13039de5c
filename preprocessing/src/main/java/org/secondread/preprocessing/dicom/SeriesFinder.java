package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;

/**
 * Finds the candidate instances of an input: a folder with all below it, a zip archive, or one file. In a folder or
 * archive, files that are not DICOM and media directories (DICOMDIR) are left out and listed; a file that is named is
 * always taken, so that reading refuses it by its fault.
 */
public final class SeriesFinder {
    /** Media Storage Directory Storage, the class of DICOMDIR (PS3.4 annex B, PS3.10 section 8). */
    private static final String DIRECTORY_CLASS = "1.2.840.10008.1.3.10";

    /** Preamble and meta information are shorter. */
    private static final int META_BYTES = 1 << 17;

    private final InputLimits limits;

    public SeriesFinder(InputLimits limits) {
        this.limits = limits;
    }

    /**
     * Lists the files that are to be read.
     *
     * @param scratch an existing empty folder for unpacked files, which the caller removes after use
     * @throws DiagnosisException INVALID_REQUEST when there is no such input; NOT_DICOM when it holds no instance;
     *     SERIES_TOO_LARGE; CANCELLED, OUT_OF_TIME
     */
    public SeriesFiles find(Path input, Path scratch, RequestContext context) {
        try {
            SeriesFiles found = expand(input, scratch, context);
            if (found.files().isEmpty()) {
                throw DiagnosisException.of(
                        ErrorCode.NOT_DICOM,
                        "none of the input's " + found.leftOut().size() + " files is a DICOM instance");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "the input cannot be read or unpacked")
                    .causedBy(e);
        }
    }

    private SeriesFiles expand(Path input, Path scratch, RequestContext context) throws IOException {
        if (Files.isDirectory(input)) {
            return sift(filesBelow(input), input, context);
        }
        if (!Files.isRegularFile(input)) {
            throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, "the input is neither a file nor a folder");
        }
        if (ZipExtractor.isArchive(input)) {
            return sift(new ZipExtractor(limits).extract(input, scratch, context), context);
        }
        return new SeriesFiles(List.of(input), List.of());
    }

    private List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .limit(limits.maxFiles() + 1L)
                    .sorted()
                    .toList();
            if (files.size() > limits.maxFiles()) {
                throw DiagnosisException.of(
                        ErrorCode.SERIES_TOO_LARGE, "a folder may hold at most " + limits.maxFiles() + " files");
            }
            return files;
        }
    }

    private static SeriesFiles sift(List<Path> files, Path folder, RequestContext context) throws IOException {
        List<NamedFile> named = files.stream()
                .map(file -> new NamedFile(folder.relativize(file).toString(), file))
                .toList();
        return sift(named, context);
    }

    private static SeriesFiles sift(List<NamedFile> files, RequestContext context) throws IOException {
        List<Path> taken = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (NamedFile file : files) {
            context.requireAlive();
            reasonAgainst(file.path())
                    .ifPresentOrElse(
                            reason -> leftOut.add(new LeftOut(file.name(), reason)), () -> taken.add(file.path()));
        }
        return new SeriesFiles(taken, leftOut);
    }

    private static Optional<LeftOut.Reason> reasonAgainst(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            HeaderBytes bytes = new HeaderBytes(channel, META_BYTES);
            FileMeta meta = FileMeta.read(bytes);
            if (meta.isEmpty()) {
                return DataSetEncoding.shownBy(bytes).isPresent()
                        ? Optional.empty()
                        : Optional.of(LeftOut.Reason.NOT_DICOM);
            }
            boolean isDirectory = meta.uid(DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID)
                    .filter(DIRECTORY_CLASS::equals)
                    .isPresent();
            return isDirectory ? Optional.of(LeftOut.Reason.DICOM_DIRECTORY) : Optional.empty();
        } catch (DiagnosisException damaged) {
            return Optional.empty();
        }
    }

    /**
     * @param name as the caller knows it
     * @param path where its bytes are
     */
    record NamedFile(String name, Path path) {}
}
