package org.secondread.models.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Unpacks ONNX Runtime's libraries once per release and points the runtime there. Left alone it unpacks them into the
 * system's temporary folder at every start, which takes longer and leaves folders behind.
 */
final class NativeLibraries {
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeLibraries() {}

    /** To be called before any class of ONNX Runtime is initialised; a path that the user has set is respected. */
    static void unpack(Path folder) {
        if (System.getProperty(PATH_PROPERTY) == null) {
            try {
                System.setProperty(PATH_PROPERTY, unpackInto(folder).toString());
            } catch (IOException e) {
                throw DiagnosisException.of(ErrorCode.RUNTIME_FAILED, "native libraries cannot be unpacked")
                        .causedBy(e);
            }
        }
    }

    private static Path unpackInto(Path folder) throws IOException {
        StringBuilder release = new StringBuilder("onnxruntime-" + platform());
        for (String name : NAMES) {
            release.append('-').append(Long.toHexString(checksum(resource(name))));
        }
        Path target = folder.toAbsolutePath().resolve(release.toString());
        Files.createDirectories(target);
        for (String name : NAMES) {
            unpack(resource(name), target.resolve(System.mapLibraryName(name)));
        }
        return target;
    }

    /** Written beside and moved, so that another process never loads half a library. */
    private static void unpack(URL resource, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path partial = Files.createTempFile(target.getParent(), "unpacking", null);
        try (InputStream in = resource.openStream()) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static URL resource(String name) throws IOException {
        String path = "/ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(name);
        URL resource = NativeLibraries.class.getResource(path);
        if (resource == null) {
            throw new IOException("ONNX Runtime has no native library for " + platform());
        }
        return resource;
    }

    /** The checksum in the archive's directory: it costs no reading and changes with the release. */
    private static long checksum(URL resource) throws IOException {
        return resource.openConnection() instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : 0;
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String family = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return family + "-" + (machine.equals("amd64") || machine.equals("x86_64") ? "x64" : machine);
    }
}
