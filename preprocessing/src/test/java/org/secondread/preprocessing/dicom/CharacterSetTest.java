package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetTest {
    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100,ISO-8859-1,Äneas^Rüdiger",
        "ISO_IR 101,ISO-8859-2,Wałęsa",
        "ISO_IR 109,ISO-8859-3,antaŭ",
        "ISO_IR 144,ISO-8859-5,Люкceмбypг",
        "ISO_IR 127,ISO-8859-6,قباني^لنزار",
        "ISO_IR 126,ISO-8859-7,Διονυσιος",
        "ISO_IR 138,ISO-8859-8,שרון^דבורה",
        "ISO_IR 148,ISO-8859-9,Çavuşoğlu",
        "ISO_IR 203,ISO-8859-15,Œuvre^€",
        "ISO_IR 166,TIS-620,กรุงเทพ",
        "ISO_IR 192,UTF-8,Wang^XiaoDong=王^小东",
        "GB18030,GB18030,Wang^XiaoDong=王^小东^𠀀",
        "GBK,GBK,王^小东"
    })
    void single_decoded(String term, String charset, String text) {
        assertThat(decode(text.getBytes(Charset.forName(charset)), term)).isEqualTo(text);
    }

    /** PS3.5 annex H.3.1, the first example of Japanese. */
    @Test
    void japanese_asInTheStandardsExample() {
        byte[] bytes = hexOf("Yamada^Tarou=|1B24423B3345441B2842|^|1B244242404F3A1B2842|="
                + "|1B24422464245E24401B2842|^|1B2442243F246D24261B2842|");

        assertThat(decode(bytes, "", "ISO 2022 IR 87")).isEqualTo("Yamada^Tarou=山田^太郎=やまだ^たろう");
    }

    /** PS3.5 annex H.3.2: half-width katakana in the first place, kanji by extension. */
    @Test
    void japanese_withKatakana() {
        byte[] bytes = hexOf("|D4CFC0DE|^|C0DBB3|=|1B24423B3345441B284A|^|1B244242404F3A1B284A|");

        assertThat(decode(bytes, "ISO 2022 IR 13", "ISO 2022 IR 87")).isEqualTo("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎");
    }

    /** PS3.5 annex I.2: Korean. */
    @Test
    void korean_asInTheStandardsExample() {
        byte[] bytes = hexOf("Hong^Gildong=|1B242943FBF3|^|1B242943D1CED4D7|=|1B242943C8AB|^|1B242943B1E6B5BF|");

        assertThat(decode(bytes, "", "ISO 2022 IR 149")).isEqualTo("Hong^Gildong=洪^吉洞=홍^길동");
    }

    /** PS3.5 annex K.2: Chinese with GB 2312 by extension. */
    @Test
    void chinese_byExtension() {
        byte[] bytes = hexOf("Zhang^XiaoDong=|1B242941D5C5|^|1B242941D0A1B6AB|=");

        assertThat(decode(bytes, "", "ISO 2022 IR 58")).isEqualTo("Zhang^XiaoDong=张^小东=");
    }

    @Test
    void european_byExtension() {
        assertThat(decode(hexOf("Dubois^|1B2D41|Andr|E9|=|1B2D4CBBEEDA|"), "", "ISO 2022 IR 100", "ISO 2022 IR 144"))
                .isEqualTo("Dubois^André=Люк");
    }

    @ParameterizedTest
    @CsvSource({"1B", "1B24", "1B2458", "1B244242", "1B242943B1", "E9"})
    void brokenExtensions_areRefused(String hex) {
        assertThatThrownBy(() -> decode(HexFormat.of().parseHex(hex), "", "ISO 2022 IR 87"))
                .hasMessage("PatientName (0010,0010): holds bytes outside the declared character set");
    }

    @Test
    void undefinedTerm_isRefused() {
        assertThatThrownBy(() -> CharacterSet.of(List.of("ISO_IR 999")))
                .hasMessageStartingWith("SpecificCharacterSet (0008,0005)");
    }

    private static String decode(byte[] bytes, String... terms) {
        return CharacterSet.of(Arrays.asList(terms)).decode(DicomAttribute.PATIENT_NAME, bytes);
    }

    /** Text with bytes in hexadecimal between bars. */
    private static byte[] hexOf(String mixed) {
        StringBuilder hex = new StringBuilder();
        String[] parts = mixed.split("\\|", -1);
        for (int n = 0; n < parts.length; n++) {
            hex.append(
                    n % 2 == 1 ? parts[n] : HexFormat.of().formatHex(parts[n].getBytes(Charset.forName("US-ASCII"))));
        }
        return HexFormat.of().parseHex(hex);
    }
}
