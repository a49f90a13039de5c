package org.secondread.reporting.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.secondread.reporting.object.Keywords;

/** Reads the table of required attributes, {@code attributes.tsv}, which looks like the module tables of PS3.3. */
final class AttributeTable {
    private static final String RESOURCE = "attributes.tsv";
    private static final String FUNCTIONAL_GROUPS = "FunctionalGroups";
    private static final int FIELDS = 7;

    private AttributeTable() {}

    /** The rows for an object of a kind. */
    static List<Rule> rules(ObjectKind kind) {
        return rows().stream()
                .filter(row -> row[0].equals("ANY") || row[0].equals(kind.name()))
                .map(AttributeTable::rule)
                .toList();
    }

    private static Rule rule(String[] row) {
        String[] keywords = row[1].split("\\.");
        boolean inFrames = keywords[0].equals(FUNCTIONAL_GROUPS);
        int[] path = Arrays.stream(keywords)
                .skip(inFrames ? 1 : 0)
                .mapToInt(AttributeTable::tag)
                .toArray();
        List<String> values = row[5].isEmpty() ? List.of() : List.of(row[5].split("\\|"));
        Condition when = row[4].isEmpty() ? Condition.ALWAYS : Condition.valueOf(row[4]);
        AttributeCheck check = new AttributeCheck(path, inFrames, row[2], Integer.parseInt(row[3]), when, values);
        return new Rule(row[0] + "." + row[1], row[6], check);
    }

    private static int tag(String keyword) {
        return Keywords.tagOf(keyword)
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " names an unknown attribute: " + keyword));
    }

    private static List<String[]> rows() {
        try (InputStream in = Objects.requireNonNull(AttributeTable.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", FIELDS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
