package org.secondread.cli;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON for {@code --json}: two blanks of indentation, keys in the order in which they were put. */
final class Json {
    private static final ObjectWriter PRETTY = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private Json() {}

    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }
}
