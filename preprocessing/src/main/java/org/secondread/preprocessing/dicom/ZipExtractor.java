package org.secondread.preprocessing.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.SeriesFinder.NamedFile;

/**
 * Unpacks an archive under limits. Entries are numbered, so that no name of theirs ever becomes a path, and their bytes
 * are counted as they come: an archive's own statement of its lengths is not believed. Names that the archive does not
 * declare to be UTF-8 are read byte by byte, since archives from everywhere name their files in the code page of the place.
 */
final class ZipExtractor {
    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};
    private static final int CHUNK = 1 << 16;

    private final InputLimits limits;

    ZipExtractor(InputLimits limits) {
        this.limits = limits;
    }

    static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(LOCAL_HEADER.length), LOCAL_HEADER);
        }
    }

    /**
     * @return the entries that are files, by name
     * @throws DiagnosisException NOT_DICOM when the archive is damaged; SERIES_TOO_LARGE
     */
    List<NamedFile> extract(Path archive, Path scratch, RequestContext context) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.ISO_8859_1)) {
            if (zip.size() > limits.maxFiles()) {
                throw tooLarge("an archive may hold at most " + limits.maxFiles() + " entries");
            }
            long ratioBytes = Math.max(limits.freeBytes(), Files.size(archive) * limits.maxRatio());
            Budget budget = new Budget(Math.min(limits.maxUnpackedBytes(), ratioBytes));
            List<NamedFile> files = new ArrayList<>();
            for (ZipEntry entry : entries(zip)) {
                context.requireAlive();
                Path target = scratch.resolve(String.format(Locale.ROOT, "%06d", files.size() + 1));
                copy(zip, entry, target, budget);
                files.add(new NamedFile(entry.getName(), target));
            }
            return files;
        } catch (ZipException | EOFException e) {
            throw DiagnosisException.of(ErrorCode.NOT_DICOM, "the archive is damaged or encrypted")
                    .causedBy(e);
        }
    }

    private static List<? extends ZipEntry> entries(ZipFile zip) {
        return Collections.list(zip.entries()).stream()
                .filter(entry -> !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path target, Budget budget) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                budget.spend(count);
                out.write(chunk, 0, count);
            }
        }
    }

    private static DiagnosisException tooLarge(String rule) {
        return DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, rule);
    }

    /** How many bytes may still be unpacked. */
    private static final class Budget {
        private final long total;
        private long left;

        Budget(long total) {
            this.total = total;
            this.left = total;
        }

        void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge("this archive may unpack to at most " + total + " bytes");
            }
        }
    }
}
