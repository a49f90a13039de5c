package org.secondread.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.secondread.pipeline.EngineSettings;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.reporting.ReportSettings;
import org.secondread.reporting.coding.Language;

/** Where the project lies, and what follows from that. The launcher names the folder in SECONDREAD_HOME. */
final class Home {
    static final String MANUFACTURER = "SecondRead";
    static final String UNNAMED_DEVICE = "unnamed";

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

    /** A new folder for temporary files. */
    static Path scratch(String purpose) {
        try {
            Path parent = Files.createDirectories(state().resolve("tmp"));
            return Files.createTempDirectory(parent, purpose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EngineSettings engineSettings(Path catalog, int threads, Language language) {
        ReportSettings report =
                new ReportSettings(language, ZoneId.systemDefault(), MANUFACTURER, UNNAMED_DEVICE);
        return new EngineSettings(catalog, state().resolve("natives"), threads, ReadLimits.DEFAULT, report);
    }
}
