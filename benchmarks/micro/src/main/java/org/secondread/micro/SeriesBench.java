package org.secondread.micro;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.ImageFile;
import org.secondread.preprocessing.dicom.ImageFileReader;
import org.secondread.preprocessing.dicom.InputLimits;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesFiles;
import org.secondread.preprocessing.dicom.SeriesFinder;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.volume.Assembly;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.VolumeAssembler;

/** Milliseconds that one thread needs for each step from a folder to a volume; the files are in the system's cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH gives the fields their values
public class SeriesBench {
    @Param({"native", "deflated"})
    public String series;

    private final ImageFileReader header = new ImageFileReader(ReadLimits.DEFAULT);
    private final SeriesFinder finder = new SeriesFinder(InputLimits.DEFAULT);

    private CpuBudget cpus;
    private SeriesReader reader;
    private VolumeAssembler assembler;
    private Path folder;
    private RequestContext context;
    private SeriesFiles found;
    private CheckedSeries checked;

    @Setup
    public void open() {
        folder = MicroBench.inputs().series(series);
        context = new RequestContext(
                "micro",
                "micro",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                new Cancellation());
        cpus = new CpuBudget(1);
        reader = new SeriesReader(ReadLimits.DEFAULT, cpus);
        assembler = new VolumeAssembler(cpus);
        found = find();
        checked = scan();
    }

    @TearDown
    public void close() {
        cpus.close();
    }

    @Benchmark
    public ImageFile headerOfOneFile() {
        return header.read(found.files().get(0));
    }

    @Benchmark
    public SeriesFiles find() {
        return finder.find(folder, folder, context);
    }

    @Benchmark
    public CheckedSeries scan() {
        return reader.read(found, context);
    }

    @Benchmark
    public Assembly assemble() {
        return assembler.assemble(checked, AssemblyPolicy.REGULAR_GRID, context);
    }

    @Benchmark
    public Assembly whole() {
        return assembler.assemble(reader.read(find(), context), AssemblyPolicy.REGULAR_GRID, context);
    }
}
