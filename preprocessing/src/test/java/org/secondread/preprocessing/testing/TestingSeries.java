package org.secondread.preprocessing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.secondread.domain.CpuBudget;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesFiles;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.preprocessing.volume.VolumeAssembler;

/** Phantom series on their way from attributes through files to a volume. Values are a ramp unless said otherwise. */
public final class TestingSeries {
    private static final long SEED = 4711;
    private static final CpuBudget CPUS = new CpuBudget(2);

    private TestingSeries() {}

    /** A ramp of unequal axes: 23 columns, 17 rows, 11 slices; 0.7, 0.9 and 2.5 mm apart. */
    public static List<Instance> ct() {
        return ct(SeriesGeometry.small());
    }

    public static List<Instance> ct(SeriesGeometry geometry) {
        return InstanceComposer.composeAll(PhantomSeries.ramp(geometry), SeriesOptions.ct(SEED));
    }

    /** The same instances with one attribute or another changed in each. */
    public static List<Instance> changed(List<Instance> slices, Consumer<Attributes> change) {
        return slices.stream().map(slice -> slice.with(change)).toList();
    }

    public static List<Path> write(List<Instance> slices, Path folder) {
        return writeFiles(slices.stream().map(Instance::toFile).toList(), folder);
    }

    public static List<Path> writeFiles(List<SeriesFile> files, Path folder) {
        try {
            return SeriesFile.writeAll(files, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CheckedSeries read(List<Path> files) {
        return new SeriesReader(ReadLimits.DEFAULT, CPUS).read(files, TestingRequest.alive());
    }

    public static CheckedSeries read(SeriesFiles found) {
        return new SeriesReader(ReadLimits.DEFAULT, CPUS).read(found, TestingRequest.alive());
    }

    public static Volume assemble(List<Path> files) {
        return assemble(read(files));
    }

    public static Volume assemble(CheckedSeries series) {
        return new VolumeAssembler(CPUS)
                .assemble(series, AssemblyPolicy.REGULAR_GRID, TestingRequest.alive())
                .principal();
    }

    /** The computing threads that these tests share. */
    public static CpuBudget cpus() {
        return CPUS;
    }

    public static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
