package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        List<Read> reads = readAll(files, context);
        reads.sort(BY_NUMBER);
        requireOneSeries(reads);
        List<LeftOut> leftOut = new ArrayList<>();
        List<Read> kept = withoutDuplicates(reads, leftOut);
        requireVoxels(kept);
        SourceHeader header =
                SourceHeader.of(headers.read(kept.get(0).first().file()).attributes());
        return new CheckedSeries(
                header,
                kept.stream().flatMap(read -> read.frames().stream()).toList(),
                deviations(kept, leftOut),
                leftOut);
    }

    private List<Read> readAll(List<Path> files, RequestContext context) {
        Read[] reads = new Read[files.size()];
        cpus.forEach(reads.length, context, n -> reads[n] = readOne(files, n));
        return new ArrayList<>(Arrays.asList(reads));
    }

    private Read readOne(List<Path> files, int n) {
        try {
            return instances.read(files.get(n));
        } catch (DiagnosisException e) {
            throw files.size() == 1 ? e : placed(e, " (file " + (n + 1) + " of " + files.size() + ")");
        }
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

    private static void requireOneSeries(List<Read> reads) {
        SeriesIdentity first = reads.get(0).identity();
        for (Read read : reads) {
            Optional<DicomAttribute> difference =
                    read.identity().differencesTo(first).findFirst();
            if (difference.isPresent()) {
                throw DiagnosisException.of(
                        ErrorCode.MIXED_SERIES,
                        difference.get().toString(),
                        "must be the same in all instances of a series");
            }
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
                leftOut.add(new LeftOut(String.valueOf(read.first().file().getFileName()), LeftOut.Reason.DUPLICATE));
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
            int count = kind == ToleratedDeviation.DUPLICATE_DROPPED
                    ? leftOut.size()
                    : (int) reads.stream()
                            .filter(read -> read.deviations().contains(kind))
                            .count();
            if (count > 0) {
                deviations.add(new Deviation(kind, count, ""));
            }
        }
        return deviations;
    }

    private static long number(Read read) {
        return read.first().source().instanceNumber().orElse(Integer.MAX_VALUE);
    }
}
