package org.secondread.reporting.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.models.extraction.Findings;
import org.secondread.reporting.TestingResults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the published schema against what is written, in both directions. */
class SummarySchemaTest {
    private static final Path PUBLISHED = Path.of("../../docs/schema/summary.schema.json");
    private static final JsonNode SCHEMA_TREE = read();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA_TREE);

    static Stream<Findings> results() {
        return Stream.of(
                TestingResults.none(), TestingResults.one(), TestingResults.many(), SummaryWriterTest.wholeSeries());
    }

    @ParameterizedTest
    @MethodSource("results")
    void everySummaryFollowsTheSchema(Findings findings) {
        assertThat(SCHEMA.validate(TestingSummaries.tree(findings))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aMissingKeyIsNoticed() {
        return keys().entrySet().stream()
                .map(key -> dynamicTest(key.getKey(), () -> {
                    JsonNode tree = TestingSummaries.tree(TestingResults.many());
                    ((ObjectNode) tree.at(parent(key.getKey()))).remove(key.getValue());

                    assertThat(SCHEMA.validate(tree))
                            .anyMatch(error -> error.getKeyword().equals("required")
                                    && key.getValue().equals(error.getProperty()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownKeyIsNoticed() {
        return keys().keySet().stream()
                .map(SummarySchemaTest::parent)
                .distinct()
                .map(parent -> dynamicTest(parent.isEmpty() ? "/" : parent, () -> {
                    JsonNode tree = TestingSummaries.tree(TestingResults.many());
                    ((ObjectNode) tree.at(parent)).put("patientName", "x");

                    assertThat(SCHEMA.validate(tree))
                            .extracting(Error::getProperty)
                            .contains("patientName");
                }));
    }

    @Test
    void everyKeyOfTheSchemaIsRequiredAndExplained() {
        List<JsonNode> objects = new ArrayList<>();
        collectObjects(SCHEMA_TREE, objects);

        assertThat(objects).hasSizeGreaterThan(8);
        for (JsonNode object : objects) {
            List<String> required = new ArrayList<>();
            object.get("required").forEach(key -> required.add(key.stringValue()));
            assertThat(required)
                    .containsExactlyElementsOf(object.get("properties").propertyNames());
            object.get("properties")
                    .forEach(property -> assertThat(explanation(property)).isNotBlank());
        }
    }

    @Test
    void everyKeyWithAUnitNamesIt() {
        JsonNode finding = SCHEMA_TREE.at("/$defs/finding/properties");
        for (String key : List.of("centreMm", "longAxisMm", "shortAxisMm", "meanDiameterMm")) {
            assertThat(explanation(finding.get(key))).as(key).contains("millimetres");
        }
        assertThat(explanation(finding.get("volumeMm3"))).contains("cubic millimetres");
    }

    private static String explanation(JsonNode property) {
        JsonNode described = property.has("description")
                ? property
                : SCHEMA_TREE.at(property.get("$ref").stringValue().substring(1));
        return described.get("description").stringValue();
    }

    private static void collectObjects(JsonNode schema, List<JsonNode> objects) {
        if (schema.has("properties") && schema.has("type")) {
            objects.add(schema);
        }
        schema.forEach(child -> collectObjects(child, objects));
    }

    /** JSON pointers to every key of a written summary, elements of arrays by their first. */
    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        collectKeys("", TestingSummaries.tree(TestingResults.many()), keys);
        return keys;
    }

    private static void collectKeys(String pointer, JsonNode node, Map<String, String> keys) {
        if (node.isArray() && !node.isEmpty()) {
            collectKeys(pointer + "/0", node.get(0), keys);
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            keys.put(pointer + "/" + property.getKey(), property.getKey());
            collectKeys(pointer + "/" + property.getKey(), property.getValue(), keys);
        }
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static JsonNode read() {
        try {
            return JsonMapper.shared().readTree(Files.readString(PUBLISHED));
        } catch (IOException e) {
            throw new IllegalStateException("the schema is not where it is published", e);
        }
    }
}
