package org.secondread.reporting.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultFile;
import org.secondread.reporting.ResultSource;
import org.secondread.reporting.TestingResults;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.writer.ResultWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryWriterTest {
    private static final Path SCHEMA = Path.of("../../docs/schema/summary.schema.json");

    @ParameterizedTest
    @MethodSource("org.secondread.reporting.TestingResults#every")
    void everySummary_fulfilsTheSchema(String name, Result result) throws IOException {
        assertThat(schema().validate(write(result), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"centreMm\"", "\"score\"", "\"findings\"", "\"sha256\""})
    void schema_refusesAnUnknownKeyInPlaceOf(String key) throws IOException {
        String broken = write(many(Language.ENGLISH)).replaceFirst(key, "\"unknown\"");

        assertThat(schema().validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void findings_areTheSameBytesInEveryAnalysisAndLanguage() {
        Result first = many(Language.ENGLISH);
        Provenance provenance = first.source().provenance();
        ResultSource again = new ResultSource(
                first.source().volume(),
                first.source().limitations(),
                new Provenance(
                        "another",
                        provenance.startedAt().plusSeconds(3600),
                        provenance.model(),
                        provenance.inputDigest(),
                        provenance.configurationDigest(),
                        provenance.software(),
                        provenance.toleratedDeviations()));
        Result second = new ResultWriter(TestingResults.settings(Language.CHINESE)).plan(again, TestingResults.many());

        assertThat(findingsText(write(second))).isEqualTo(findingsText(write(first)));
        assertThat(write(second)).isNotEqualTo(write(first));
    }

    @Test
    void numbers_areRoundedToTheirPublishedPrecision() {
        JsonNode finding = JsonMapper.shared()
                .readTree(write(many(Language.ENGLISH)))
                .get("findings")
                .get(0);

        assertThat(write(many(Language.ENGLISH))).contains("\"score\" : 0.9123,", "\"longAxisMm\" : 5.60,");
        assertThat(finding.get("volumeMm3").asDouble()).isEqualTo(138.9);
        assertThat(finding.get("meanDiameterMm").asDouble()).isEqualTo(4.6);
        assertThat(finding.get("centreMm").get(1).asDouble()).isEqualTo(-125.2);
    }

    @Test
    void slices_areNamedAsOnAWorkstation() {
        JsonNode slices = JsonMapper.shared()
                .readTree(write(many(Language.ENGLISH)))
                .get("findings")
                .get(0)
                .get("sourceSlices");

        assertThat(slices.get(0).get("sopInstanceUid").asString()).isEqualTo("1.2.826.0.1.3680043.10.999.4.3");
        assertThat(slices.get(0).get("seriesNumber").asInt()).isEqualTo(4);
        assertThat(slices.get(0).get("instanceNumber").asInt()).isEqualTo(9);
        assertThat(slices.size()).isEqualTo(5);
    }

    private static Result many(Language language) {
        return TestingResults.result(TestingResults.chineseSourceAttributes(), TestingResults.many(), language);
    }

    private static String write(Result result) {
        List<ResultFile> files = new ArrayList<>();
        new ResultWriter(result.settings()).write(result).forEach(object -> files.add(object.file()));
        files.add(ResultFile.ofPicture(1, new byte[] {1, 2, 3}));
        return new String(new SummaryWriter().write(result, files), StandardCharsets.UTF_8);
    }

    private static String findingsText(String summary) {
        return summary.substring(summary.indexOf("\"findings\""), summary.indexOf("\"triage\""));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
    }
}
