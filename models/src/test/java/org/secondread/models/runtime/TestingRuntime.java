package org.secondread.models.runtime;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.tensor.ElementType;
import org.secondread.preprocessing.tensor.Tensor;

/** The real runtime with its natives in the build folder, and small makers for its arguments. */
public final class TestingRuntime {
    public static final Path NATIVE_FOLDER = Path.of("target", "natives");

    private TestingRuntime() {}

    public static DjlRuntime start() {
        return DjlRuntime.start(RuntimeSettings.defaults(NATIVE_FOLDER));
    }

    public static RequestContext context() {
        return context(new Cancellation());
    }

    public static RequestContext context(Cancellation cancellation) {
        return new RequestContext(
                "analysis-1",
                "hospital-1",
                Instant.EPOCH,
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                cancellation);
    }

    public static Tensor tensor(String name, long[] shape, float... values) {
        Tensor tensor = Tensor.allocate(name, ElementType.FLOAT32, shape);
        tensor.floats().put(values);
        return tensor;
    }

    public static float[] values(Tensor tensor) {
        FloatBuffer floats = tensor.floats();
        float[] values = new float[floats.limit()];
        floats.get(values);
        return values;
    }
}
