package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.dcm4che3.data.Attributes;

/** Which release of dcm4che this process uses. */
public final class DicomToolkit {
    private DicomToolkit() {}

    /** The release, from the manifest of its jar. */
    public static String version() {
        return Optional.ofNullable(Attributes.class.getPackage().getImplementationVersion())
                .orElse("of unknown release");
    }

    /** File name of the jar, which tells where the release came from. */
    public static String jar() {
        CodeSource source = Attributes.class.getProtectionDomain().getCodeSource();
        return source == null
                ? "unknown"
                : String.valueOf(Path.of(source.getLocation().getPath()).getFileName());
    }
}
