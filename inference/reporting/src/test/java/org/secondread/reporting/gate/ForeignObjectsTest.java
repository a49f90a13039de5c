package org.secondread.reporting.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secondread.reporting.OutsideProgram;

/** Objects that others wrote well raise no alarm. */
@Tag("needs-data")
class ForeignObjectsTest {
    private static final Path FILES = Path.of("highdicom", "data", "test_files");

    @Test
    void highdicomsObjects_pass() throws IOException {
        Path folder = OutsideProgram.requireData().resolve(FILES);
        List<Path> objects;
        try (Stream<Path> files = Files.list(folder)) {
            objects = files.filter(ForeignObjectsTest::isJudged).sorted().toList();
        }

        assertThat(objects).isNotEmpty();
        for (Path object : objects) {
            assertThat(new ConformanceGate().judge(Files.readAllBytes(object)).violations())
                    .as(object.getFileName().toString())
                    .isEmpty();
        }
    }

    /** Label maps are another class, which the gate does not know. */
    private static boolean isJudged(Path file) {
        String name = file.getFileName().toString();
        return name.matches("(seg|sr)_.*\\.dcm") && !name.contains("labelmap");
    }
}
