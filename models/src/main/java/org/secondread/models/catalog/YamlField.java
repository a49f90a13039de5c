package org.secondread.models.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One value of a YAML document, read strictly: whatever is missing, of another type or out of range is refused with the
 * path of the field, such as {@code stages[1].input.tensor}. Keys that nobody asked for are refused at the end.
 */
final class YamlField {
    private static final int MAX_CODE_POINTS = 1_000_000;

    private final String path;
    private final Object value;
    private final Map<String, YamlField> children = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private YamlField(String path, Object value) {
        this.path = path;
        this.value = value;
    }

    /**
     * Parses a document that holds plain values only.
     *
     * @param name of the document, such as {@code card.yaml}
     * @param root what the paths of its fields begin with; may be empty
     */
    static YamlField parse(String name, String root, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CODE_POINTS);
        try {
            Object document = new Yaml(new SafeConstructor(options)).load(text);
            if (!(document instanceof Map)) {
                throw DiagnosisException.of(ErrorCode.CARD_INVALID, name, "must be a mapping of keys");
            }
            return new YamlField(root, document);
        } catch (YAMLException e) {
            throw DiagnosisException.of(ErrorCode.CARD_INVALID, name, "is not YAML: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** The value of a key that has to be there. */
    YamlField key(String key) {
        return optional(key).orElseThrow(() -> new YamlField(pathOf(key), "").invalid("is missing"));
    }

    /** The value of a key that may be left out. */
    Optional<YamlField> optional(String key) {
        known.add(key);
        Object found = mapping().get(key);
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(child(pathOf(key), found));
    }

    /** The elements of a list that is not empty. */
    List<YamlField> items() {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw invalid("must be a list with at least one element");
        }
        List<YamlField> items = new ArrayList<>();
        for (int n = 0; n < list.size(); n++) {
            items.add(child(path + "[" + n + "]", list.get(n)));
        }
        return items;
    }

    /** The elements of a list of a fixed length. */
    List<YamlField> items(int count) {
        List<YamlField> items = items();
        if (items.size() != count) {
            throw invalid("must have " + count + " elements");
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(YamlField::text).toList();
    }

    String text() {
        if (!(value instanceof String text)) {
            throw invalid("must be text; put it in quotes");
        }
        if (text.isBlank()) {
            throw invalid("must not be blank");
        }
        return text.strip();
    }

    /** Text that matches a whole pattern, which the rule describes. */
    String text(String pattern, String rule) {
        if (!text().matches(pattern)) {
            throw invalid(rule);
        }
        return text();
    }

    boolean flag() {
        if (!(value instanceof Boolean flag)) {
            throw invalid("must be true or false");
        }
        return flag;
    }

    int integer(int from, int to) {
        if (!(value instanceof Integer integer) || integer < from || integer > to) {
            throw invalid("must be a whole number from " + from + " to " + to);
        }
        return integer;
    }

    double number(double from, double to) {
        if (!(value instanceof Number number) || !(number.doubleValue() >= from && number.doubleValue() <= to)) {
            throw invalid("must be a number from " + from + " to " + to);
        }
        return number.doubleValue();
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw invalid("must be one of " + List.of(type.getEnumConstants()));
    }

    /** Refuses every key below this value that was not asked for. */
    void requireNothingElse() {
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!known.contains(String.valueOf(key))) {
                    throw new YamlField(pathOf(String.valueOf(key)), "").invalid("is not a known key");
                }
            }
        }
        children.values().forEach(YamlField::requireNothingElse);
    }

    DiagnosisException invalid(String rule) {
        return DiagnosisException.of(ErrorCode.CARD_INVALID, path, rule);
    }

    private Map<?, ?> mapping() {
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("must be a mapping of keys");
        }
        return map;
    }

    /** The same child each time, so that all that was asked of it is known at the end. */
    private YamlField child(String childPath, @Nullable Object found) {
        return children.computeIfAbsent(childPath, p -> new YamlField(p, found == null ? "" : found));
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
