package org.secondread.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.EngineSettings;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.server.config.Settings;
import org.secondread.server.config.SettingsReader;

/** Where the project lies, and what follows from that. The launcher names the folder in SECONDREAD_HOME. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(Optional.ofNullable(System.getenv("SECONDREAD_HOME")).orElse(""))
                .toAbsolutePath();
    }

    static Path catalog() {
        return folder().resolve("models/catalog");
    }

    /** The project's ignored folder for everything that is made at run time. */
    static Path state() {
        return folder().resolve(".secondread");
    }

    /** The Python interpreter that has the packages of outside programs; the launcher names it in SECONDREAD_PYTHON. */
    static Path python() {
        return Path.of(Optional.ofNullable(System.getenv("SECONDREAD_PYTHON")).orElse("python3"));
    }

    /** A new folder for temporary files. */
    static Path scratch(String purpose) {
        try {
            Path parent = Files.createDirectories(state().resolve("tmp"));
            return Files.createTempDirectory(parent, purpose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with everything in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The engine that the service's settings ask for. */
    static Engine engine(Settings settings) {
        return Engine.open(new EngineSettings(
                Objects.requireNonNullElseGet(settings.models().catalog(), Home::catalog),
                state().resolve("natives"),
                settings.models().threadsHere(),
                ReadLimits.DEFAULT,
                settings.reporting().forWriters()));
    }

    /** The service's settings, from nothing but the given keys. */
    static Settings settings(Map<String, String> keys) {
        return new SettingsReader().read(Optional.empty(), keys);
    }
}
