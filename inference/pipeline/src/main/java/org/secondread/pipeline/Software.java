package org.secondread.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.secondread.models.runtime.ModelRuntime;
import org.secondread.preprocessing.dicom.DicomToolkit;
import org.secondread.reporting.Provenance.SoftwareComponent;

/** Which software takes part in an analysis, as reports and {@code doctor} name it. */
public final class Software {
    private static final String VERSION = readVersion();

    private Software() {}

    /** Our own version, from the build. */
    public static String version() {
        return VERSION;
    }

    /** Every component, ours first. */
    static List<SoftwareComponent> components(ModelRuntime.Versions runtime) {
        return List.of(
                new SoftwareComponent("SecondRead", VERSION),
                new SoftwareComponent("dcm4che", DicomToolkit.version()),
                named(runtime.engine()),
                named(runtime.runtime()),
                new SoftwareComponent("Java", Runtime.version().toString()));
    }

    /** Splits {@code ONNX Runtime 1.29.0} at its last blank. */
    private static SoftwareComponent named(String nameAndVersion) {
        int blank = nameAndVersion.lastIndexOf(' ');
        return new SoftwareComponent(nameAndVersion.substring(0, blank), nameAndVersion.substring(blank + 1));
    }

    private static String readVersion() {
        try (InputStream in = Objects.requireNonNull(Software.class.getResourceAsStream("software.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("software.properties is unreadable", e);
        }
    }
}
