package org.secondread.server.testing;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelDirectory;

/** A catalog whose models become what the test says, when the test says so. */
public final class FakeModelDirectory implements ModelDirectory {
    private final CountDownLatch mayPrepare = new CountDownLatch(1);
    private volatile List<ModelDescription> before;
    private final List<ModelDescription> after;

    private FakeModelDirectory(List<ModelDescription> before, List<ModelDescription> after) {
        this.before = before;
        this.after = after;
    }

    /** Models that are ready as soon as they are prepared. */
    public static FakeModelDirectory of(ModelDescription... models) {
        FakeModelDirectory directory = new FakeModelDirectory(List.of(models), List.of(models));
        directory.letPrepare();
        return directory;
    }

    /** Models that change when {@link #letPrepare} is called. */
    public static FakeModelDirectory changing(List<ModelDescription> before, List<ModelDescription> after) {
        return new FakeModelDirectory(before, after);
    }

    public static ModelDescription model(String name, String version, State state) {
        return new ModelDescription(
                new ModelIdentity(name, version, "ab".repeat(32), "SecondRead"),
                state,
                "finds lung nodules",
                "chest CT of adults",
                List.of("CT"),
                List.of("CHEST", "LUNG"),
                "Apache-2.0");
    }

    public void letPrepare() {
        mayPrepare.countDown();
    }

    @Override
    public void prepare() {
        try {
            mayPrepare.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        before = after;
    }

    @Override
    public List<ModelDescription> models() {
        return before;
    }
}
