package org.secondread.micro;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.Warmup;
import org.secondread.preprocessing.pixel.Samples;

/** Frames a second that one thread decodes, from encoded bytes in memory to stored values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH gives the fields their values
public class FrameBench {
    /** Name of a frame of the inputs; the runner gives those that there are. */
    @Param(Inputs.SLICE)
    public String frame;

    private Frame encoded;
    private Samples samples;

    @Setup
    public void read() throws IOException {
        encoded = Frame.read(MicroBench.inputs().frame(frame));
        samples = encoded.samples();
    }

    @Benchmark
    public Samples decode() {
        return encoded.decode(samples);
    }
}
