package org.secondread.reporting.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultFile;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code summary.json} by {@code docs/schema/summary.schema.json}. Keys stand in a fixed order and numbers have a
 * fixed form, so equal findings give equal bytes wherever the analysis ran. Code meanings are English whatever the
 * language of the report; what is not known is left out.
 */
public final class SummaryWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    /** @param files the other files of the result, in the order of their delivery */
    public byte[] write(Result result, List<ResultFile> files) {
        String json = MAPPER.writeValueAsString(SummaryDocument.of(result, files));
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
