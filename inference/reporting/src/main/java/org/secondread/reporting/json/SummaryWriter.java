package org.secondread.reporting.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.secondread.reporting.Result;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the summary of a result. Equal results give equal bytes: keys stand in the order of {@link SummaryDocument},
 * numbers are rounded as in the structured report, meanings of codes are English whatever language the report has.
 */
public final class SummaryWriter {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build()
            .writer()
            .with(layout());

    /**
     * @param files the other objects of the result; the summary cannot hold its own digest
     * @return UTF-8 with a line feed at the end
     */
    public byte[] write(Result result, List<FileEntry> files) {
        String text = JSON.writeValueAsString(SummaryDocument.of(result, files)) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static DefaultPrettyPrinter layout() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
