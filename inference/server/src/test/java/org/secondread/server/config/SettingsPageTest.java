package org.secondread.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dsecondread.update-documents=true} to write the page anew. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../../docs/configuration.md");

    @Test
    void page_isUpToDate() throws Exception {
        String page = new SettingsPage().write();
        if (Boolean.getBoolean("secondread.update-documents")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void page_namesEveryKeyWithTypeAndMeaning() {
        String page = new SettingsPage().write();

        assertThat(SettingsTree.of(Settings.class).keys()).allSatisfy(key -> assertThat(page)
                .containsPattern("\\| `" + key + "` \\| [^|]+ \\| [^|]+ \\| [^|]+\\. \\|\n"));
        assertThat(page).doesNotContain("null");
    }

    @Test
    void page_showsDefaultsAsTheyAreWritten() {
        assertThat(new SettingsPage().write())
                .contains("| `secondread.grpc.port` | number | `8500` |")
                .contains("| `secondread.analysis.max-duration` | duration | `10m` |")
                .contains("| `secondread.grpc.tls.client-ca` | path | none |");
    }
}
