package org.secondread.reporting.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.domain.CodedConcept;
import org.secondread.reporting.OutsideProgram;

class CodeTest {
    @ParameterizedTest
    @EnumSource
    void meanings_fitIntoTheirAttributes(Code code) {
        String chinese = Code.meaning(code.concept(), Language.CHINESE);

        assertThat(code.concept().value()).hasSizeLessThanOrEqualTo(16);
        assertThat(code.concept().scheme()).hasSizeLessThanOrEqualTo(16);
        assertThat(chinese).isNotBlank().hasSizeLessThanOrEqualTo(64);
        assertThat(chinese.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF))
                .isTrue();
        assertThat(Code.meaning(code.concept(), Language.ENGLISH))
                .isEqualTo(code.concept().meaning());
    }

    @Test
    void termOfACard_keepsItsMeaningInBothLanguages() {
        CodedConcept foreign = new CodedConcept("125111004", "SCT", "Pneumothorax");

        assertThat(Code.meaning(foreign, Language.CHINESE)).isEqualTo("Pneumothorax");
    }

    /**
     * Terms that pydicom's copy of the standard's dictionaries knows have the meaning that stands there; three regions are
     * from earlier editions of CID 4031, in which they had ours.
     */
    @Test
    @Tag("needs-python")
    void standardTerms_meanWhatTheStandardSays(@TempDir Path folder) throws IOException {
        String python = OutsideProgram.requirePython();
        Path table = folder.resolve("codes.tsv");
        List<String> rows = Arrays.stream(Code.values())
                .map(Code::concept)
                .map(c -> c.scheme() + "\t" + c.value() + "\t" + c.meaning())
                .toList();
        Files.write(table, rows);

        String report = OutsideProgram.output(List.of(python, "src/test/python/check_codes.py", table.toString()));

        assertThat(report).startsWith("known");
        assertThat(report.lines().skip(1))
                .allMatch(line -> line.matches("SCT (51185008|113345001|12921003): (Chest|Abdomen|Pelvis) is .*"));
    }
}
