package org.secondread.reporting.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.secondread.models.extraction.Findings;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.ResultPlan;
import org.secondread.reporting.ResultSource;
import org.secondread.reporting.TestingResults;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.json.FileEntry.DicomIdentity;
import org.secondread.reporting.object.Uids;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Summaries of the small results of {@link TestingResults}. */
final class TestingSummaries {
    static final List<FileEntry> FILES = List.of(
            new FileEntry(
                    "segmentation.dcm",
                    ResultForm.SEGMENTATION,
                    Optional.of(new DicomIdentity(Uids.SEGMENTATION, "2.25.17")),
                    "12".repeat(32)),
            new FileEntry("finding-01.png", ResultForm.PICTURE, Optional.empty(), "34".repeat(32)));

    /** Keeps decimals as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TestingSummaries() {}

    static Result result(Findings findings) {
        return TestingResults.result(TestingResults.sourceAttributes(), findings, Language.ENGLISH);
    }

    static String text(Findings findings) {
        return text(result(findings));
    }

    static String text(ResultSource source, Findings findings) {
        return text(Result.of(
                source, findings, ResultPlan.of(source.provenance()), TestingResults.settings(Language.ENGLISH)));
    }

    static JsonNode tree(Findings findings) {
        return JSON.readTree(text(findings));
    }

    private static String text(Result result) {
        return new String(new SummaryWriter().write(result, FILES), StandardCharsets.UTF_8);
    }
}
