package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.InstanceReader.Read;
import org.secondread.preprocessing.dicom.LeftOut.Reason;

/** Reads the headers of a series' files and checks that they are one series. Pixels stay in the files. */
public final class SeriesReader {
    private static final Comparator<Read> BY_NUMBER = Comparator.<Read>comparingLong(SeriesReader::number)
            .thenComparing(read -> read.first().source().sopInstanceUid())
            .thenComparing(read -> read.first().file());

    private final ReadLimits limits;
    private final CpuBudget cpus;
    private final InstanceReader instances;
    private final HeaderReader headers;

    public SeriesReader(ReadLimits limits, CpuBudget cpus) {
        this.limits = limits;
        this.cpus = cpus;
        this.instances = new InstanceReader(limits);
        this.headers = new HeaderReader(limits);
    }

    /**
     * Reads what was found and hands on what was left out.
     *
     * @param found what {@link SeriesFinder} made of an input
     * @throws DiagnosisException as {@link #read(List, RequestContext)}
     */
    public CheckedSeries read(SeriesFiles found, RequestContext context) {
        CheckedSeries series = read(found.files(), context);
        List<LeftOut> leftOut = new ArrayList<>(found.leftOut());
        leftOut.addAll(series.leftOut());
        return new CheckedSeries(series.header(), series.frames(), series.deviations(), leftOut);
    }

    /**
     * Reads every header once and settles that all belong together.
     *
     * @param files instances in any order; each must be DICOM
     * @throws DiagnosisException any code of the input's faults (PS3.10, PS3.3), CANCELLED, OUT_OF_TIME
     */
    public CheckedSeries read(List<Path> files, RequestContext context) {
        requireCount(files.size());
        List<LeftOut> leftOut = new ArrayList<>();
        List<Read> reads = readAll(files, leftOut, context);
        reads.sort(BY_NUMBER);
        SeriesIdentity.requireOneSeries(identities(reads));
        List<Read> slices = slicesOf(withoutDuplicates(reads, leftOut), leftOut);
        SeriesIdentity.requireOneKind(identities(slices));
        requireVoxels(slices);
        SourceHeader header =
                SourceHeader.of(headers.read(slices.get(0).first().file()).attributes());
        return new CheckedSeries(header, frames(slices), deviations(slices, leftOut), leftOut);
    }

    private List<Read> readAll(List<Path> files, List<LeftOut> leftOut, RequestContext context) {
        Read[] reads = new Read[files.size()];
        DiagnosisException[] unsupported = new DiagnosisException[files.size()];
        cpus.forEach(reads.length, context, n -> {
            try {
                reads[n] = instances.read(files.get(n));
            } catch (DiagnosisException e) {
                unsupported[n] = unlessOtherObject(e, n, files.size());
            }
        });
        List<Read> images = new ArrayList<>();
        for (int n = 0; n < reads.length; n++) {
            if (reads[n] == null) {
                leftOut.add(LeftOut.of(files.get(n), Reason.OTHER_OBJECT));
            } else {
                images.add(reads[n]);
            }
        }
        if (images.isEmpty()) {
            throw unsupported[0];
        }
        return images;
    }

    /** Objects of other classes lie in folders of images; every other fault of a file is one of the series. */
    private static DiagnosisException unlessOtherObject(DiagnosisException e, int n, int count) {
        boolean isOther = e.code() == ErrorCode.OBJECT_CLASS_UNSUPPORTED
                && e.attribute().equals(Optional.of(DicomAttribute.SOP_CLASS_UID.toString()));
        if (isOther) {
            return e;
        }
        throw count == 1 ? e : placed(e, " (file " + (n + 1) + " of " + count + ")");
    }

    private static List<SeriesIdentity> identities(List<Read> reads) {
        return reads.stream().map(Read::identity).toList();
    }

    private static List<CheckedFrame> frames(List<Read> reads) {
        return reads.stream().flatMap(read -> read.frames().stream()).toList();
    }

    /** The instances with those frames that are slices; files without any, and one mention of each other kind of frame. */
    private static List<Read> slicesOf(List<Read> reads, List<LeftOut> leftOut) {
        ImageSieve sieve = ImageSieve.over(frames(reads));
        sieve.requireSlices();
        List<Read> slices = new ArrayList<>();
        for (Read read : reads) {
            read.frames().stream()
                    .map(sieve::reasonAgainst)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(reason -> leftOut.add(LeftOut.of(read.first().file(), reason)));
            List<CheckedFrame> kept = read.frames().stream()
                    .filter(frame -> sieve.reasonAgainst(frame).isEmpty())
                    .toList();
            if (!kept.isEmpty()) {
                slices.add(new Read(kept, read.identity(), read.deviations()));
            }
        }
        return slices;
    }

    private static DiagnosisException placed(DiagnosisException e, String place) {
        String rule = e.rule() + place;
        return e.attribute()
                .map(attribute -> DiagnosisException.of(e.code(), attribute, rule))
                .orElseGet(() -> DiagnosisException.of(e.code(), rule))
                .causedBy(e);
    }

    private void requireCount(int count) {
        if (count == 0) {
            throw DiagnosisException.of(ErrorCode.NOT_DICOM, "the input holds no DICOM instance");
        }
        if (count > limits.maxInstances()) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_TOO_LARGE, "a series may have at most " + limits.maxInstances() + " instances");
        }
    }

    private static List<Read> withoutDuplicates(List<Read> reads, List<LeftOut> leftOut) {
        Map<String, Read> byUid = new HashMap<>();
        List<Read> kept = new ArrayList<>();
        for (Read read : reads) {
            Read earlier = byUid.putIfAbsent(read.first().source().sopInstanceUid(), read);
            if (earlier == null) {
                kept.add(read);
            } else {
                requireEqualBytes(earlier.first().file(), read.first().file());
                leftOut.add(LeftOut.of(read.first().file(), Reason.DUPLICATE));
            }
        }
        return kept;
    }

    private static void requireEqualBytes(Path one, Path other) {
        try {
            if (Files.mismatch(one, other) >= 0) {
                throw DiagnosisException.of(
                        ErrorCode.DUPLICATE_INSTANCE,
                        DicomAttribute.SOP_INSTANCE_UID.toString(),
                        "two different instances bear the same one");
            }
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an input file cannot be read")
                    .causedBy(e);
        }
    }

    private void requireVoxels(List<Read> reads) {
        long voxels = reads.stream()
                .mapToLong(read ->
                        (long) read.frames().size() * read.first().format().pixelCount())
                .sum();
        if (voxels > limits.maxVoxels()) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_TOO_LARGE, "a series may have at most " + limits.maxVoxels() + " voxels");
        }
    }

    private static List<Deviation> deviations(List<Read> reads, List<LeftOut> leftOut) {
        List<Deviation> deviations = new ArrayList<>();
        for (ToleratedDeviation kind : ToleratedDeviation.values()) {
            long count = reads.stream()
                    .filter(read -> read.deviations().contains(kind))
                    .count();
            if (count > 0) {
                deviations.add(new Deviation(kind, (int) count, ""));
            }
        }
        deviations.addAll(Deviation.ofLeftOut(leftOut));
        return deviations;
    }

    private static long number(Read read) {
        return read.first().source().instanceNumber().orElse(Integer.MAX_VALUE);
    }
}
