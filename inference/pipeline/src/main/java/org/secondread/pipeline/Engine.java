package org.secondread.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.extraction.GoldenRun;
import org.secondread.models.runtime.DjlRuntime;
import org.secondread.models.runtime.RuntimeSettings;
import org.secondread.reporting.Provenance.SoftwareComponent;

/** Everything that one process needs to analyse series: compute threads, runtime, catalog and the walk over them. */
public final class Engine implements AutoCloseable {
    /** A golden case takes about a second; a model that needs longer than this is stuck. */
    private static final Duration GOLDEN_RUN_LIMIT = Duration.ofMinutes(5);

    private final CpuBudget cpus;
    private final Catalog catalog;
    private final List<SoftwareComponent> software;
    private final SeriesAnalysis analysis;

    private Engine(CpuBudget cpus, Catalog catalog, List<SoftwareComponent> software, EngineSettings settings) {
        this.cpus = cpus;
        this.catalog = catalog;
        this.software = software;
        this.analysis = new SeriesWalk(settings, cpus, catalog, software);
    }

    /** Opens the catalog without loading a model. */
    public static Engine open(EngineSettings settings) {
        CpuBudget cpus = new CpuBudget(settings.threads());
        DjlRuntime runtime = DjlRuntime.start(RuntimeSettings.defaults(settings.natives()));
        Catalog catalog =
                Catalog.open(settings.models(), runtime, (model, golden) -> new GoldenRun(cpus, goldenContext())
                        .require(model, golden));
        return new Engine(cpus, catalog, Software.components(runtime.versions()), settings);
    }

    public SeriesAnalysis analysis() {
        return analysis;
    }

    public ModelDirectory models() {
        return new CatalogDirectory(catalog);
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Every component that takes part in an analysis, ours first. */
    public List<SoftwareComponent> software() {
        return software;
    }

    @Override
    public void close() {
        catalog.close();
        cpus.close();
    }

    private static RequestContext goldenContext() {
        return new RequestContext(
                "golden",
                "none",
                Instant.EPOCH,
                Priority.ROUTINE,
                Deadline.after(GOLDEN_RUN_LIMIT),
                new Cancellation());
    }
}
