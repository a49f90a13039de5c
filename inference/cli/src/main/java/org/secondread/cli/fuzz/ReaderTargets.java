package org.secondread.cli.fuzz;

import com.sun.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.secondread.cli.fuzz.FuzzInputs.Input;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.ImageFileReader;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.ImageFrameDecoder;
import org.secondread.preprocessing.volume.VolumeAssembler;

/** The reader of series and that of single images, for one thread; what it computes, it computes on one more. */
final class ReaderTargets {
    private final SeriesReader reader;
    private final VolumeAssembler assembler;
    private final ImageFileReader images;
    private final ImageFrameDecoder frames;
    private final long[] threads;

    /** @param cpus of one thread, used by nobody else */
    ReaderTargets(CpuBudget cpus) {
        this.reader = new SeriesReader(ReadLimits.DEFAULT, cpus);
        this.assembler = new VolumeAssembler(cpus);
        this.images = new ImageFileReader(ReadLimits.DEFAULT);
        this.frames = new ImageFrameDecoder(cpus);
        AtomicLong computing = new AtomicLong();
        cpus.forEach(1, context(), n -> computing.set(Thread.currentThread().getId()));
        this.threads = new long[] {Thread.currentThread().getId(), computing.get()};
    }

    /** A file is read as an image of whatever class, a series as one that becomes volumes. */
    FuzzTarget of(Input input) {
        return input.mutant().isPresent() ? this::image : this::series;
    }

    /** Bytes that both threads have allocated so far. */
    long allocatedBytes(ThreadMXBean bean) {
        long[] bytes = bean.getThreadAllocatedBytes(threads);
        return bytes[0] + bytes[1];
    }

    private String image(List<Path> files) {
        SampleDigest digest = new SampleDigest();
        digest.add(samples(files.get(0)));
        return digest.hex();
    }

    /** All samples of one file, as an image of whatever class. */
    Samples samples(Path file) {
        return frames.decode(images.read(file), context()).samples();
    }

    private String series(List<Path> files) {
        RequestContext context = context();
        assembler.assemble(reader.read(files, context), AssemblyPolicy.REGULAR_GRID, context);
        return "";
    }

    private static RequestContext context() {
        return new RequestContext(
                "fuzz",
                "fuzz",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                new Cancellation());
    }
}
