package org.secondread.reporting.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.secondread.domain.CodedConcept;
import org.secondread.models.extraction.Triage;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.reporting.Precision;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultFile;

/** The summary as it stands in the file: one record per JSON object, components in the order of the keys. */
record SummaryDocument(
        String schemaVersion,
        SeriesEntry series,
        List<FindingEntry> findings,
        List<FindingEntry> candidates,
        TriageEntry triage,
        List<LimitationEntry> limitations,
        ProvenanceEntry provenance,
        List<ResultFile> files) {
    private static final String VERSION = "1.0";

    static SummaryDocument of(Result result, List<ResultFile> files) {
        SourceHeader source = result.source().volume().source();
        return new SummaryDocument(
                VERSION,
                new SeriesEntry(
                        source.studyInstanceUid(),
                        source.seriesInstanceUid(),
                        source.seriesNumber(),
                        source.modality()),
                entries(result.findings(), source),
                entries(result.candidates(), source),
                TriageEntry.of(result.triage()),
                result.source().limitations().stream().map(LimitationEntry::of).toList(),
                ProvenanceEntry.of(result.source().provenance()),
                files);
    }

    private static List<FindingEntry> entries(List<ReportedFinding> findings, SourceHeader source) {
        return findings.stream()
                .map(finding -> FindingEntry.of(finding, source.seriesNumber()))
                .toList();
    }

    record SeriesEntry(String studyInstanceUid, String seriesInstanceUid, OptionalInt seriesNumber, String modality) {}

    record TriageEntry(
            CodedConcept suspected,
            boolean present,
            BigDecimal score,
            BigDecimal threshold,
            Triage.Category category,
            boolean calibrated) {
        static TriageEntry of(Triage triage) {
            return new TriageEntry(
                    triage.suspected(),
                    triage.isSuspected(),
                    Precision.score(triage.score().value()),
                    Precision.score(triage.threshold()),
                    triage.category(),
                    triage.score().calibrated());
        }
    }

    record LimitationEntry(CodedConcept code, String detail) {
        static LimitationEntry of(Limitation limitation) {
            return new LimitationEntry(limitation.concept(), limitation.detail());
        }
    }

    record ProvenanceEntry(
            String analysisId,
            String startedAt,
            ModelEntry model,
            String inputSha256,
            String configurationSha256,
            List<Provenance.SoftwareComponent> software,
            List<String> toleratedDeviations) {
        static ProvenanceEntry of(Provenance provenance) {
            return new ProvenanceEntry(
                    provenance.analysisId(),
                    provenance.startedAt().toString(),
                    new ModelEntry(
                            provenance.model().name(),
                            provenance.model().version(),
                            provenance.model().sha256(),
                            provenance.model().manufacturer()),
                    provenance.inputDigest(),
                    provenance.configurationDigest(),
                    provenance.software(),
                    provenance.toleratedDeviations());
        }
    }

    record ModelEntry(String name, String version, String sha256, String manufacturer) {}
}
