package org.secondread.phantoms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomProgramTest {

    @Test
    void itWritesTheSeriesAndItsTruth(@TempDir Path folder) throws IOException {
        PhantomProgram.main(new String[] {"--seed", "3", "--out", folder.toString(), "--nodules", "2"});
        assertThat(Files.readString(folder.resolve("truth.json"))).contains("\"seed\": 3", "\"number\": 2");
        try (Stream<Path> files = Files.list(folder.resolve("series"))) {
            assertThat(files).hasSize(104).allMatch(file -> file.toFile().length() > 2 * 512 * 400);
        }
    }

    @Test
    void withoutSeedOrFolderItSaysHowItIsUsed() {
        assertThatThrownBy(() -> PhantomProgram.main(new String[] {"--seed", "3"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("usage:");
    }
}
