package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.preprocessing.dicom.Iso2022.DecodedValue;
import org.secondread.preprocessing.testing.Python;
import org.secondread.preprocessing.testing.RealImages;

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

    /** PS3.5 annex J.1 and J.2: Chinese without code extensions. */
    @ParameterizedTest
    @CsvSource({
        "ISO_IR 192,Wang^XiaoDong=|E78E8B|^|E5B08FE69DB1|=,Wang^XiaoDong=王^小東=",
        "GB18030,Wang^XiaoDong=|CDF5|^|D0A1B6AB|=,Wang^XiaoDong=王^小东=",
        "GBK,|D55C|^|D0A1|,誠^小"
    })
    void chinese_withoutExtensions(String term, String bytes, String name) {
        assertThat(decode(hexOf(bytes), term)).isEqualTo(name);
    }

    /** Every term with code extensions, put into its place by its escape sequence (PS3.3 tables C.12-3 and C.12-4). */
    @ParameterizedTest
    @CsvSource({
        "ISO 2022 IR 100,1B2D41E9,é",
        "ISO 2022 IR 101,1B2D42B3,ł",
        "ISO 2022 IR 109,1B2D43FD,ŭ",
        "ISO 2022 IR 110,1B2D44B3,ŗ",
        "ISO 2022 IR 144,1B2D4CBB,Л",
        "ISO 2022 IR 127,1B2D47E2,ق",
        "ISO 2022 IR 126,1B2D46C4,Δ",
        "ISO 2022 IR 138,1B2D48F9,ש",
        "ISO 2022 IR 148,1B2D4DF0,ğ",
        "ISO 2022 IR 203,1B2D62A4,€",
        "ISO 2022 IR 166,1B2D54A1,ก",
        "ISO 2022 IR 13,1B2949D4,ﾔ",
        "ISO 2022 IR 87,1B24423B33,山",
        "ISO 2022 IR 159,1B2428443021,丂",
        "ISO 2022 IR 149,1B242943FBF3,洪",
        "ISO 2022 IR 58,1B242941D5C5,张",
        "ISO 2022 IR 6,1B284241,A"
    })
    void extension_decoded(String term, String hex, String text) {
        DecodedValue value = decodeValue(VR.PN, HexFormat.of().parseHex(hex), "", term);

        assertThat(value).isEqualTo(new DecodedValue(text, false));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR_192,ISO_IR 192",
        "ISO-IR 100,ISO_IR 100",
        "ISO IR 100,ISO_IR 100",
        "ISOIR100,ISO_IR 100",
        "iso_ir 101,ISO_IR 101",
        "ISO-2022-IR-87,ISO 2022 IR 87",
        "ISO_2022_IR_149,ISO 2022 IR 149",
        "ISO 2022-IR 100,ISO 2022 IR 100",
        "UTF-8,ISO_IR 192",
        "gb18030,GB18030"
    })
    void misspeltTerm_isTheOneThatIsMeant(String written, String meant) {
        CharacterSet set = CharacterSet.of(List.of(written));

        assertThat(set.terms()).containsExactly(meant);
        assertThat(set.deviations()).containsExactly(ToleratedDeviation.CHARACTER_SET_MISSPELT);
        assertThat(CharacterSet.of(List.of(meant)).deviations()).isEmpty();
    }

    /** Terms in the wrong one of their two forms are understood: one alone, and one that stands with others. */
    @Test
    void formsOfATerm_areInterchangeable() {
        assertThat(decode(hexOf("Andr|E9|"), "ISO 2022 IR 100")).isEqualTo("André");
        assertThat(decode(hexOf("|C8AB|"), "ISO 2022 IR 149")).isEqualTo("홍");
        assertThat(decode(hexOf("|E91B2D4CBB|"), "ISO_IR 100", "ISO_IR 144")).isEqualTo("éЛ");
    }

    @Test
    void aSetThatStandsAlone_isUsedAlone() {
        CharacterSet set = CharacterSet.of(List.of("ISO_IR 192", "ISO 2022 IR 87"));

        assertThat(set.deviations()).containsExactly(ToleratedDeviation.CHARACTER_SET_COMBINED);
        assertThat(decode("山".getBytes(Charset.forName("UTF-8")), "ISO_IR 192", "ISO 2022 IR 87"))
                .isEqualTo("山");
        assertUndecodable(hexOf("|1B24423B33|"), "ISO_IR 192", "ISO 2022 IR 87");
    }

    /** Only in names is the equals sign a delimiter, at which the sets of the first term return. */
    @Test
    void delimiters_dependOnTheVr() {
        byte[] bytes = hexOf("|1B242943C8AB|=|E9|\\|E9|");

        assertThat(decodeValue(VR.PN, bytes, "ISO 2022 IR 100", "ISO 2022 IR 149")
                        .text())
                .isEqualTo("홍=é\\é");
        assertThat(decodeValue(VR.PN, hexOf("|1B242943C8AB|=|C8AB|"), "ISO 2022 IR 100", "ISO 2022 IR 149")
                        .text())
                .isEqualTo("홍=È«");
        assertThat(decodeValue(VR.LO, hexOf("|1B242943C8AB|=|C8AB|\\|C8AB|"), "ISO 2022 IR 100", "ISO 2022 IR 149")
                        .text())
                .isEqualTo("홍=홍\\È«");
        assertThat(decodeValue(VR.LT, hexOf("|1B242943C8AB|\\|C8AB0D0AC8AB|"), "ISO 2022 IR 100", "ISO 2022 IR 149")
                        .text())
                .isEqualTo("홍\\홍\r\nÈ«");
    }

    /** Two backslashes of one value, both of them bytes of characters. */
    @Test
    void kanjiMayHoldTheBytesOfDelimiters() {
        assertThat(decode(hexOf("|1B2442305C3D5E1B2842|^"), "", "ISO 2022 IR 87"))
                .isEqualTo("移殉^");
    }

    /** In romaji 5CH is a yen sign, and divides values like the backslash in its place. */
    @Test
    void romaji_divideValuesToo() {
        assertThat(decode(hexOf("|D4CF5CC0|"), "ISO_IR 13")).isEqualTo("ﾔﾏ\\ﾀ");
        assertThat(decode(hexOf("|D4CF5CC0|"), "ISO 2022 IR 13", "ISO 2022 IR 87"))
                .isEqualTo("ﾔﾏ\\ﾀ");
    }

    @Test
    void anEscapeToAnUndeclaredSet_isNoted() {
        assertThat(decodeValue(VR.PN, hexOf("|1B24423B331B2842|"), "", "ISO 2022 IR 149"))
                .isEqualTo(new DecodedValue("山", true));
    }

    /** Any bytes are some text in a Latin set; what would be a control character was written in another set. */
    @ParameterizedTest
    @CsvSource({"ISO_IR 100,4D8072", "ISO_IR 100,E69DB1", "ISO_IR 100,411B42", "ISO_IR 192,417F", "ISO_IR 144,4108"})
    void controlCharacters_areRefused(String term, String hex) {
        assertUndecodable(HexFormat.of().parseHex(hex), term);
    }

    @ParameterizedTest
    @CsvSource({"1B", "1B24", "1B2458", "1B244242", "1B242943B1", "E9"})
    void brokenExtensions_areRefused(String hex) {
        assertUndecodable(HexFormat.of().parseHex(hex), "", "ISO 2022 IR 87");
    }

    /** Latin-1, UTF-8 and GBK: which one it is cannot be seen, and a name must not be guessed. */
    @ParameterizedTest
    @CsvSource({"4DFC6C6C6572", "4DC3BC6C6C6572", "CDF55ED0A1"})
    void undeclaredText_isRefused(String hex) {
        assertThatThrownBy(() -> decode(HexFormat.of().parseHex(hex)))
                .hasMessage("PatientName (0010,0010): holds more than ASCII, and no character set is declared");
    }

    @ParameterizedTest
    @CsvSource({"ISO_IR 999", "ISO_IR", "LATIN1", "ISO 2022 IR 192"})
    void undefinedTerm_isRefused(String term) {
        assertThatThrownBy(() -> CharacterSet.of(List.of(term)))
                .hasMessageStartingWith("SpecificCharacterSet (0008,0005)");
    }

    /**
     * What pydicom makes of its own files, which hold the examples of PS3.5 and names in most of the single-byte sets. It
     * leaves out empty groups at the end of a name.
     */
    @Test
    @Tag("needs-data")
    @Tag("needs-python")
    void names_asPydicomReadsThem() throws IOException {
        Path files = RealImages.file("codecs/pydicom/charset_files");
        List<String> expected = Python.lines(
                "import sys, glob, os, pydicom",
                "sys.stdout.reconfigure(encoding='utf-8')",
                "for f in sorted(glob.glob(sys.argv[1] + '/chr*.dcm')):",
                "  ds = pydicom.dcmread(f, force=True)",
                "  if 'PatientName' in ds: print(os.path.basename(f), ds.PatientName, sep='\\t')",
                files.toString());

        assertThat(expected).hasSizeGreaterThan(12).allSatisfy(line -> {
            String[] nameAndText = line.split("\t");
            String name = patientName(files.resolve(nameAndText[0]));
            assertThat(name.replaceFirst("=+$", "")).isEqualTo(nameAndText[1]);
        });
    }

    private static String patientName(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            HeaderBytes bytes = new HeaderBytes(channel, 1 << 20);
            FileMeta.read(bytes);
            DataSetEncoding encoding = DataSetEncoding.shownBy(bytes).orElseThrow();
            return new AttributeReader(DataSetParser.parse(bytes, encoding, ReadLimits.DEFAULT)
                            .attributes())
                    .text(DicomAttribute.PATIENT_NAME)
                    .orElseThrow();
        }
    }

    private static String decode(byte[] bytes, String... terms) {
        return decodeValue(VR.PN, bytes, terms).text();
    }

    private static DecodedValue decodeValue(VR vr, byte[] bytes, String... terms) {
        return CharacterSet.of(Arrays.asList(terms)).decode(DicomAttribute.PATIENT_NAME, vr, bytes);
    }

    private static void assertUndecodable(byte[] bytes, String... terms) {
        assertThatThrownBy(() -> decode(bytes, terms))
                .hasMessage("PatientName (0010,0010): holds bytes outside the declared character set");
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
