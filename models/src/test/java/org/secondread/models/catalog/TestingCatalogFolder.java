package org.secondread.models.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Writes versions of the document's example model, with files that only a {@link FakeRuntime} can load. */
final class TestingCatalogFolder {
    private static final String NO_DIGEST = "0".repeat(64);

    private final Path root;

    TestingCatalogFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path write(String version) throws IOException {
        return write(version, version);
    }

    /** @param weights any text; other text is another model */
    Path write(String version, String weights) throws IOException {
        Path folder = root.resolve("lung-nodule").resolve(version);
        Files.createDirectories(folder.resolve("golden"));
        byte[] onnx = weights.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("detector.onnx"), onnx);
        Files.write(folder.resolve("classifier.onnx"), onnx);
        Files.writeString(
                folder.resolve("card.yaml"),
                CardReaderTest.example()
                        .replace("version: 1.0.0", "version: " + version)
                        .replace(NO_DIGEST, Sha256.of(onnx)));
        writeGolden(folder.resolve("golden"));
        return folder;
    }

    /** The YAML examples of the document, card first. */
    static List<String> examples() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "model-card.md"));
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    private static void writeGolden(Path golden) throws IOException {
        Files.writeString(golden.resolve("golden.yaml"), examples().get(1));
        ByteBuffer volume = ByteBuffer.allocate(150 * 140 * 12 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; volume.hasRemaining(); n++) {
            volume.putShort((short) (n % 997 - 900));
        }
        pack(golden.resolve("volume.i16.gz"), volume);
        pack(golden.resolve("detector.f32.gz"), rising(2 * 128 * 128));
        pack(golden.resolve("classifier.f32.gz"), rising(3));
    }

    private static ByteBuffer rising(int count) {
        ByteBuffer values = ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < count; n++) {
            values.putFloat(n / (count - 1f));
        }
        return values;
    }

    static void pack(Path file, ByteBuffer content) throws IOException {
        byte[] bytes = new byte[content.capacity()];
        content.get(0, bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        Files.write(file, out.toByteArray());
    }
}
