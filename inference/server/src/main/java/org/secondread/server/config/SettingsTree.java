package org.secondread.server.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings as their records declare them, group by group.
 *
 * @param explanation what the group is about
 * @param settings those of this group itself
 * @param groups those below it
 */
record SettingsTree(String key, String explanation, List<Setting> settings, List<SettingsTree> groups) {

    /**
     * One key.
     *
     * @param byDefault as one would write it in the file; empty when the setting is absent by default
     */
    record Setting(String key, RecordComponent component, Optional<String> byDefault, String explanation) {}

    static SettingsTree of(Class<? extends Record> root) {
        return group(Settings.PREFIX, "", root);
    }

    /** All keys, of all groups. */
    List<String> keys() {
        return Stream.concat(
                        settings.stream().map(Setting::key), groups.stream().flatMap(group -> group.keys().stream()))
                .toList();
    }

    private static SettingsTree group(String key, String explanation, Class<?> type) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        return new SettingsTree(
                key,
                explanation,
                components.stream()
                        .filter(component -> !component.getType().isRecord())
                        .map(component -> setting(key, component))
                        .toList(),
                components.stream()
                        .filter(component -> component.getType().isRecord())
                        .map(component -> group(key(key, component), explanation(component), component.getType()))
                        .toList());
    }

    private static Setting setting(String group, RecordComponent component) {
        return new Setting(key(group, component), component, byDefault(component), explanation(component));
    }

    /** A default is declared at the constructor's parameter, which bears the component's name. */
    private static Optional<String> byDefault(RecordComponent component) {
        return Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .flatMap(parameter -> Arrays.stream(parameter.getAnnotationsByType(DefaultValue.class)))
                .map(annotation -> String.join(", ", annotation.value()))
                .findFirst();
    }

    private static String key(String group, RecordComponent component) {
        return group + "." + component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String explanation(RecordComponent component) {
        return component.getAnnotation(Explained.class).value();
    }
}
