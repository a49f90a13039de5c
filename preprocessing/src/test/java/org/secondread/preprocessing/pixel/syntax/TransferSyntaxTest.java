package org.secondread.preprocessing.pixel.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

class TransferSyntaxTest {
    private static final Pattern ROW = Pattern.compile("^\\| [^|]+ \\| (1\\.2\\.840\\.10008\\.[\\d.]+) \\| .*");

    @Test
    void theConformanceStatement_listsThem() throws IOException {
        List<String> stated = Files.readAllLines(Path.of("../docs/conformance.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();

        assertThat(stated)
                .containsExactlyElementsOf(Arrays.stream(TransferSyntax.values())
                        .map(TransferSyntax::uid)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsUid_andWrittenInAPlainEncoding(TransferSyntax syntax) {
        assertThat(TransferSyntax.of(syntax.uid())).isEqualTo(syntax);
        ByteOrder order = syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        TransferSyntax plain = TransferSyntax.ofEncoding(syntax.hasEncoding(true, order), order)
                .orElseThrow();
        assertThat(plain.isEncapsulated() || plain.isDeflated()).isFalse();
    }

    /** MPEG-2, H.264, H.265, JPIP, JPEG 2000 part 2, JPEG XL, a retired JPEG process, SMPTE, and none at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.4.100",
                "1.2.840.10008.1.2.4.102",
                "1.2.840.10008.1.2.4.107",
                "1.2.840.10008.1.2.4.94",
                "1.2.840.10008.1.2.4.92",
                "1.2.840.10008.1.2.4.110",
                "1.2.840.10008.1.2.4.53",
                "1.2.840.10008.1.2.7.1",
                ""
            })
    void anyOtherIsRefusedByName(String uid) {
        assertThatThrownBy(() -> TransferSyntax.of(uid)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED);
            assertThat(e.rule()).startsWith(uid + " is not among");
        });
    }
}
