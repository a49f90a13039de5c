package org.secondread.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.catalog.ModelLease;
import org.secondread.models.extraction.FindingSearch;
import org.secondread.models.extraction.Findings;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.InputDigester;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.preprocessing.quality.LungCoverage;
import org.secondread.preprocessing.tensor.LungSegmenter;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.Assembly;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.preprocessing.volume.VolumeAssembler;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.Provenance.SoftwareComponent;
import org.secondread.reporting.ResultSource;

/** The walk of one series, as docs/architecture.md draws it: each step takes the previous one's product. */
final class SeriesWalk implements SeriesAnalysis {
    private final EngineSettings settings;
    private final Catalog catalog;
    private final List<SoftwareComponent> software;
    private final SeriesReader reader;
    private final VolumeAssembler assembler;
    private final InputDigester digester;
    private final LungSegmenter lungs;
    private final FindingSearch search;
    private final ResultObjects results;

    SeriesWalk(EngineSettings settings, CpuBudget cpus, Catalog catalog, List<SoftwareComponent> software) {
        this.settings = settings;
        this.catalog = catalog;
        this.software = software;
        this.reader = new SeriesReader(settings.limits(), cpus);
        this.assembler = new VolumeAssembler(cpus);
        this.digester = new InputDigester(cpus);
        this.lungs = new LungSegmenter(cpus);
        this.search = new FindingSearch(cpus);
        this.results = new ResultObjects(settings.report());
    }

    @Override
    public AnalysisResult analyze(AnalysisRequest request, ProgressListener progress) {
        RequestContext context = request.context();
        try (ModelLease model =
                catalog.acquire(request.model().name(), request.model().version())) {
            progress.step(Step.READ, 0);
            CheckedSeries series = reader.read(request.instances(), context);
            requireNamedSeries(series.header(), request.identity());
            progress.step(Step.ASSEMBLE, 0);
            Assembly assembly = assembler.assemble(series, model.card().assembly(), context);
            progress.step(Step.ASSESS, 0);
            VolumeChoice choice = VolumeChoice.of(assembly, model.card().intendedUse());
            Volume volume = choice.volume();
            OrientedVolume oriented = new OrientedVolume(volume);
            List<Limitation> limitations = new ArrayList<>(choice.limitations());
            RegionMask region = lungs.segment(oriented, context);
            limitations.addAll(new LungCoverage().assess(region));
            SearchProgress searching = new SearchProgress(model.card(), progress);
            Findings findings = search.search(model, oriented, region, context, searching);
            searching.end();
            progress.step(Step.REPORT, 0);
            ResultSource source = new ResultSource(volume, limitations, provenance(request, model, series, volume));
            return results.write(source, findings);
        }
    }

    private Provenance provenance(AnalysisRequest request, ModelLease model, CheckedSeries series, Volume volume) {
        return new Provenance(
                request.context().analysisId(),
                request.context().startedAt(),
                model.identity(),
                digester.digest(series, request.context()),
                settings.digest(),
                software,
                volume.deviations().stream().map(Object::toString).toList());
    }

    private static void requireNamedSeries(SourceHeader header, SeriesIdentity named) {
        requireEqual("StudyInstanceUID (0020,000D)", named.studyInstanceUid(), header.studyInstanceUid());
        requireEqual("SeriesInstanceUID (0020,000E)", named.seriesInstanceUid(), header.seriesInstanceUid());
    }

    private static void requireEqual(String attribute, Optional<String> named, String found) {
        if (named.isPresent() && !named.get().equals(found)) {
            throw DiagnosisException.of(
                    ErrorCode.INVALID_REQUEST, attribute, "the instances belong to another one than the request names");
        }
    }
}
