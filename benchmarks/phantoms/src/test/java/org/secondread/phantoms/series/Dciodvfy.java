package org.secondread.phantoms.series;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The validator of David Clunie's dicom3tools. */
final class Dciodvfy {

    private Dciodvfy() {}

    static void assumeInstalled() {
        boolean installed = isInstalled();
        if (!installed && "true".equals(System.getenv("CI"))) {
            fail("dciodvfy is not installed (Debian package dicom3tools)");
        }
        assumeTrue(installed, "dciodvfy is not installed (Debian package dicom3tools)");
    }

    /** The lines of its report that name errors. */
    static List<String> errors(Path file) throws IOException {
        Process process = new ProcessBuilder("dciodvfy", file.toString())
                .redirectErrorStream(true)
                .start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return report.lines()
                .filter(line -> line.startsWith("Error") || line.startsWith("Abort"))
                .toList();
    }

    private static boolean isInstalled() {
        try {
            new ProcessBuilder("dciodvfy", "-version").start().destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
