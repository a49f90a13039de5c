package org.secondread.phantoms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhantomProgramTest {

    @Test
    void itWritesTheSeriesAndItsTruth(@TempDir Path folder) throws IOException {
        PhantomProgram.main(new String[] {"--seed", "3", "--out", folder.toString(), "--nodules", "2"});
        assertThat(Files.readString(folder.resolve("truth.json"))).contains("\"seed\": 3", "\"number\": 2");
        try (Stream<Path> files = Files.list(folder.resolve("series"))) {
            assertThat(files).hasSize(104).allMatch(file -> file.toFile().length() > 2 * 512 * 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed 3", "--out x", "--seed 3 --out x --colour blue", "--seed 3 --out"})
    void wronglyCalledItSaysHowItIsUsed(String arguments) {
        assertThatThrownBy(() -> PhantomProgram.main(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("usage:");
    }
}
