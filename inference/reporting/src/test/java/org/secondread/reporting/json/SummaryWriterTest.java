package org.secondread.reporting.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CodedConcept;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Findings;
import org.secondread.models.extraction.Location;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultPlan;
import org.secondread.reporting.ResultSource;
import org.secondread.reporting.TestingResults;
import org.secondread.reporting.coding.Language;
import tools.jackson.databind.JsonNode;

class SummaryWriterTest {

    @Test
    void textStandsAsPublished() {
        String text = TestingSummaries.text(TestingResults.one());

        assertThat(text)
                .startsWith("""
                        {
                          "schemaVersion": "1.0",
                          "findings": [ {
                            "number": 1,
                        """)
                .contains("""
                            "finding": {
                              "value": "27925004",
                              "scheme": "SCT",
                              "meaning": "Nodule"
                            },
                            "site": {
                              "value": "39607008",
                              "scheme": "SCT",
                              "meaning": "Lung"
                            },
                            "laterality": {
                              "value": "24028007",
                              "scheme": "SCT",
                              "meaning": "Right"
                            },
                            "centreMm": [ \
                        """)
                .contains("""
                          "candidates": [],
                          "triage": {
                            "suspected": {
                              "value": "27925004",
                              "scheme": "SCT",
                              "meaning": "Nodule"
                            },
                            "score": 0.9100,
                            "threshold": 0.5000,
                            "category": "DAYS",
                            "suspectedPresent": true,
                            "calibrated": false
                          },
                          "limitations": [ {
                            "code": {
                        """)
                .endsWith("""
                            "sopClassUid": null,
                            "sopInstanceUid": null,
                            "sha256": "%s"
                          } ]
                        }
                        """.formatted("34".repeat(32)))
                .doesNotContain("\r", "\t");
    }

    @Test
    void findingIsToldInPatientMillimetresWithTheRoundingOfTheReport() {
        Finding truth = TestingResults.many().findings().get(0);
        JsonNode finding = TestingSummaries.tree(TestingResults.many()).at("/findings/0");

        Location.Region region = (Location.Region) truth.location();
        assertThat(finding.at("/centreMm/0").doubleValue())
                .isEqualTo(region.centreMm().x(), within(0.005));
        assertThat(finding.at("/centreMm/1").doubleValue())
                .isEqualTo(region.centreMm().y(), within(0.005));
        assertThat(finding.at("/centreMm/2").doubleValue())
                .isEqualTo(region.centreMm().z(), within(0.005));
        assertThat(finding.get("score").toString()).isEqualTo("0.9123");
        assertThat(finding.get("volumeMm3").doubleValue())
                .isEqualTo(region.mask().volumeMm3(), within(0.05));
        assertThat(finding.get("volumeMm3").toString()).matches("\\d+\\.\\d");
        assertThat(finding.get("longAxisMm").toString()).isEqualTo("5.60");
        assertThat(finding.get("shortAxisMm").toString()).isEqualTo("3.60");
        assertThat(finding.get("meanDiameterMm").toString()).isEqualTo("4.60");
    }

    @Test
    void slicesAreNamedAsAWorkstationNamesThem() {
        Result result = TestingSummaries.result(TestingResults.one());
        JsonNode slices = TestingSummaries.tree(TestingResults.one()).at("/findings/0/sourceSlices");

        int count = result.findings().get(0).slices().size();
        assertThat(slices).hasSize(count).hasSizeGreaterThan(1);
        for (int n = 0; n < count; n++) {
            var frame = result.findings().get(0).slices().get(n);
            assertThat(slices.get(n).get("sopInstanceUid").stringValue()).isEqualTo(frame.sopInstanceUid());
            assertThat(slices.get(n).get("instanceNumber").intValue())
                    .isEqualTo(frame.instanceNumber().orElseThrow());
            assertThat(slices.get(n).get("seriesNumber").intValue()).isEqualTo(4);
            assertThat(slices.get(n).get("frameNumber").isNull()).isTrue();
        }
    }

    @Test
    void ranksCountFindingsAndCandidatesApart() {
        JsonNode tree = TestingSummaries.tree(TestingResults.many());

        assertThat(tree.get("findings"))
                .extracting(f -> f.get("number").intValue())
                .containsExactly(1, 2, 3);
        assertThat(tree.get("candidates"))
                .extracting(f -> f.get("number").intValue())
                .containsExactly(1);
    }

    @Test
    void nothingFoundIsSaid() {
        JsonNode tree = TestingSummaries.tree(TestingResults.none());

        assertThat(tree.get("findings")).isEmpty();
        assertThat(tree.get("candidates")).hasSize(1);
        assertThat(tree.at("/triage/suspectedPresent").booleanValue()).isFalse();
        assertThat(tree.at("/triage/category").stringValue()).isEqualTo("NONE");
    }

    @Test
    void wholeSeriesHasNoPlaceAndNoSize() {
        JsonNode finding = TestingSummaries.tree(wholeSeries()).at("/findings/0");

        for (String key :
                List.of("laterality", "centreMm", "volumeMm3", "longAxisMm", "shortAxisMm", "meanDiameterMm")) {
            assertThat(finding.get(key).isNull()).as(key).isTrue();
        }
        assertThat(finding.get("sourceSlices")).isEmpty();
        assertThat(finding.get("calibrated").booleanValue()).isTrue();
    }

    static Findings wholeSeries() {
        CodedConcept nodule = TestingResults.one().findings().get(0).code();
        Score score = new Score(0.7, true);
        Finding finding = new Finding(nodule, nodule, Optional.empty(), score, List.of(), new Location.WholeSeries());
        return new Findings(List.of(finding), List.of(), new Triage(nodule, score, 0.5, Triage.Category.DAYS));
    }

    @Test
    void equalResultsGiveEqualBytes() {
        assertThat(TestingSummaries.text(TestingResults.many()))
                .isEqualTo(TestingSummaries.text(TestingResults.many()));
    }

    @Test
    void anotherAnalysisChangesNothingBeforeItsProvenance() {
        ResultSource source = TestingResults.source(TestingResults.sourceAttributes(), TestingResults.limitation());
        ResultSource later = new ResultSource(source.volume(), source.limitations(), laterProvenance());

        String first = TestingSummaries.text(source, TestingResults.many());
        String second = TestingSummaries.text(later, TestingResults.many());

        assertThat(second).isNotEqualTo(first);
        assertThat(beforeProvenance(second)).isEqualTo(beforeProvenance(first)).contains("trackingUid");
    }

    private static Provenance laterProvenance() {
        Provenance first = TestingResults.provenance();
        return new Provenance(
                "11111111-2222-4333-8444-555555555555",
                first.startedAt().plus(Duration.ofMinutes(7)),
                first.model(),
                first.inputDigest(),
                first.configurationDigest(),
                first.software(),
                first.toleratedDeviations());
    }

    private static String beforeProvenance(String text) {
        return text.substring(0, text.indexOf("\"provenance\""));
    }

    @Test
    void chineseReportHasAnEnglishSummary() {
        ResultSource source =
                TestingResults.source(TestingResults.chineseSourceAttributes(), TestingResults.limitation());
        Result chinese = Result.of(
                source,
                TestingResults.many(),
                ResultPlan.of(source.provenance()),
                TestingResults.settings(Language.CHINESE));

        byte[] summary = new SummaryWriter().write(chinese, TestingSummaries.FILES);

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(new String(summary, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(new String(summary, StandardCharsets.UTF_8))
                .isEqualTo(TestingSummaries.text(source, TestingResults.many()));
    }

    @Test
    void patientIsNotNamed() {
        assertThat(TestingSummaries.text(TestingResults.many()))
                .doesNotContain("Tess", "T-0001", "19600101", "A1234", "Doctor");
    }
}
