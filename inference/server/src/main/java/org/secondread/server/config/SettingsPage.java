package org.secondread.server.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.secondread.server.config.SettingsTree.Setting;
import org.springframework.util.unit.DataSize;

/** The configuration page of the documents, written from the settings themselves. */
public final class SettingsPage {
    private static final String HEAD = """
            # Configuration

            This page is generated from the settings' own declarations; a test fails when it is out of date.

            `./secondread serve --config FILE` reads a YAML file. Only keys on this page may stand in it: any other key, and any
            value that breaks a rule, stops the service at start with the key and the rule. Environment variables are not looked
            at. Keys may be written in full (`secondread.grpc.port: 8500`) or nested:

            ```yaml
            secondread:
              grpc:
                port: 8500
            ```

            Durations are written as `90s`, `10m`, `1500ms`; sizes as `512KB`, `64MB`, `2GB` (powers of 1024). Paths are relative
            to the folder in which the service is started.
            """;

    private static final Map<Class<?>, String> TYPES = Map.of(
            int.class, "number",
            boolean.class, "`true` or `false`",
            String.class, "text",
            InetAddress.class, "address",
            Path.class, "path",
            Duration.class, "duration",
            ZoneId.class, "time zone",
            DataSize.class, "size");

    /** The page as Markdown. */
    public String write() {
        return HEAD
                + SettingsTree.of(Settings.class).groups().stream()
                        .map(SettingsPage::group)
                        .collect(Collectors.joining());
    }

    private static String group(SettingsTree group) {
        String table = group.settings().stream().map(SettingsPage::row).collect(Collectors.joining());
        String below = group.groups().stream().map(SettingsPage::group).collect(Collectors.joining());
        return "\n## " + group.key() + "\n\n" + group.explanation()
                + "\n\n| Key | Value | Default | Meaning |\n| --- | --- | --- | --- |\n" + table + below;
    }

    private static String row(Setting setting) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.key(),
                        type(setting.component().getType()),
                        setting.byDefault().map(value -> "`" + value + "`").orElse("none"),
                        setting.explanation());
    }

    private static String type(Class<?> type) {
        return type.isEnum() ? constants(type) : Objects.requireNonNull(TYPES.get(type), "no word for " + type);
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.joining(" or "));
    }
}
