package org.secondread.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads settings from a YAML file and from overrides, which go first. Nothing else counts: no environment variable and no
 * file in the working folder changes the service unseen. A key that nobody knows is an error.
 */
public final class SettingsReader {

    /**
     * The settings of file and overrides, and defaults for the rest.
     *
     * @param overrides full keys such as {@code secondread.grpc.port}, with values as in the file
     * @throws DiagnosisException INVALID_REQUEST naming the key and the rule
     */
    public Settings read(Optional<Path> file, Map<String, String> overrides) {
        List<ConfigurationPropertySource> sources =
                file.map(f -> List.of(fromMap(overrides), fromFile(f))).orElseGet(() -> List.of(fromMap(overrides)));
        sources.forEach(SettingsReader::requireOurs);
        try {
            return new Binder(sources, null, ApplicationConversionService.getSharedInstance())
                    .bindOrCreate(
                            Settings.PREFIX,
                            Bindable.of(Settings.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        } catch (BindException e) {
            throw explained(e);
        }
    }

    private static ConfigurationPropertySource fromMap(Map<String, String> overrides) {
        return new MapConfigurationPropertySource(overrides);
    }

    private static ConfigurationPropertySource fromFile(Path file) {
        if (!Files.isReadable(file)) {
            throw SettingRule.broken("--config", "the file cannot be read");
        }
        try {
            List<PropertySource<?>> documents =
                    new YamlPropertySourceLoader().load("file", new FileSystemResource(file));
            return documents.isEmpty() ? fromMap(Map.of()) : fromDocument(documents.get(0));
        } catch (MarkedYAMLException e) {
            throw SettingRule.broken(
                    "--config", "not YAML from line " + (e.getProblemMark().getLine() + 1));
        } catch (IOException e) {
            throw SettingRule.broken("--config", "the file cannot be read").causedBy(e);
        }
    }

    private static ConfigurationPropertySource fromDocument(PropertySource<?> document) {
        return Objects.requireNonNull(ConfigurationPropertySource.from(document));
    }

    private static void requireOurs(ConfigurationPropertySource source) {
        ((IterableConfigurationPropertySource) source)
                .stream()
                        .filter(name -> !name.getElement(0, Form.UNIFORM).equals(Settings.PREFIX))
                        .findFirst()
                        .ifPresent(name -> {
                            throw SettingRule.broken(name.toString(), "unknown key");
                        });
    }

    private static DiagnosisException explained(BindException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof DiagnosisException rule) {
                return rule;
            }
            if (t instanceof UnboundConfigurationPropertiesException unknown) {
                return SettingRule.broken(
                        unknown.getUnboundProperties()
                                .iterator()
                                .next()
                                .getName()
                                .toString(),
                        "unknown key");
            }
        }
        return SettingRule.broken(
                failure.getName().toString(),
                "not a value of type " + failure.getTarget().getType());
    }
}
