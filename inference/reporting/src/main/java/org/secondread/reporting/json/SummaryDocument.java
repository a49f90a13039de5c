package org.secondread.reporting.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Triage;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.reporting.Precision;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;

/** The summary, part by part as it is written. What changes from analysis to analysis stands after the findings. */
record SummaryDocument(
        String schemaVersion,
        List<FindingEntry> findings,
        List<FindingEntry> candidates,
        TriageStatement triage,
        List<Remark> limitations,
        Origin provenance,
        List<ObjectEntry> files) {
    private static final String SCHEMA_VERSION = "1.0";

    static SummaryDocument of(Result result, List<FileEntry> files) {
        SourceHeader source = result.source().volume().source();
        return new SummaryDocument(
                SCHEMA_VERSION,
                entries(result.findings(), source.seriesNumber()),
                entries(result.candidates(), source.seriesNumber()),
                TriageStatement.of(result.triage()),
                result.source().limitations().stream().map(Remark::of).toList(),
                Origin.of(result.source().provenance(), source),
                files.stream().map(ObjectEntry::of).toList());
    }

    private static List<FindingEntry> entries(List<ReportedFinding> findings, OptionalInt seriesNumber) {
        return findings.stream()
                .map(finding -> FindingEntry.of(finding, seriesNumber))
                .toList();
    }

    /** Whether the series as a whole needs a look soon. */
    record TriageStatement(
            Term suspected,
            BigDecimal score,
            BigDecimal threshold,
            Triage.Category category,
            boolean suspectedPresent,
            boolean calibrated) {
        static TriageStatement of(Triage triage) {
            return new TriageStatement(
                    Term.of(triage.suspected()),
                    Precision.score(triage.score().value()),
                    Precision.score(triage.threshold()),
                    triage.category(),
                    triage.isSuspected(),
                    triage.score().calibrated());
        }
    }

    /** A limitation of the input. */
    record Remark(Term code, String detail) {
        static Remark of(Limitation limitation) {
            return new Remark(Term.of(limitation.concept()), limitation.detail());
        }
    }

    /** Provenance, complete enough to repeat the analysis. */
    record Origin(
            String analysisId,
            String startedAt,
            ModelIdentity model,
            String inputDigest,
            String configurationDigest,
            List<Provenance.SoftwareComponent> software,
            List<String> toleratedDeviations,
            String studyInstanceUid,
            String seriesInstanceUid) {
        static Origin of(Provenance provenance, SourceHeader source) {
            return new Origin(
                    provenance.analysisId(),
                    provenance.startedAt().toString(),
                    provenance.model(),
                    provenance.inputDigest(),
                    provenance.configurationDigest(),
                    provenance.software(),
                    provenance.toleratedDeviations(),
                    source.studyInstanceUid(),
                    source.seriesInstanceUid());
        }
    }

    /** Another object of the result. */
    record ObjectEntry(
            String name,
            ResultForm form,
            String mediaType,
            Optional<String> sopClassUid,
            Optional<String> sopInstanceUid,
            String sha256) {
        static ObjectEntry of(FileEntry file) {
            return new ObjectEntry(
                    file.name(),
                    file.form(),
                    file.form().mediaType(),
                    file.dicom().map(FileEntry.DicomIdentity::sopClassUid),
                    file.dicom().map(FileEntry.DicomIdentity::sopInstanceUid),
                    file.sha256());
        }
    }
}
