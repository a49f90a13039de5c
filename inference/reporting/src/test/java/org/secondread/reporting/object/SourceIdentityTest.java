package org.secondread.reporting.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.secondread.domain.DiagnosisException;
import org.secondread.reporting.TestingResults;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

/** Names in every alphabet arrive as they were, in a character set that holds the report's own text too. */
class SourceIdentityTest {
    /** The standard's own example of a Japanese name, PS3.5 H.3.1. */
    private static final byte[] YAMADA =
            bytes("Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B=\033$B$d$^$@\033(B^\033$B$?$m$&\033(B");

    @Test
    void latinName_keepsItsCharacterSetInEnglish() {
        Attributes written =
                write(named("ISO_IR 100", "Müller^Zoë".getBytes(StandardCharsets.ISO_8859_1)), Language.ENGLISH);

        assertThat(written.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 100");
        assertThat(written.getString(Tag.PatientName)).isEqualTo("Müller^Zoë");
    }

    @Test
    void latinName_movesToUnicodeInChinese() {
        Attributes written =
                write(named("ISO_IR 100", "Müller^Zoë".getBytes(StandardCharsets.ISO_8859_1)), Language.CHINESE);

        assertThat(written.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
        assertThat(written.getString(Tag.PatientName)).isEqualTo("Müller^Zoë");
    }

    @Test
    void chineseName_keepsGb18030InBothLanguages() {
        byte[] name = "Wang^XiaoDong=王^小东".getBytes(Charset.forName("GB18030"));
        for (Language language : Language.values()) {
            Attributes written = write(named("GB18030", name), language);

            assertThat(written.getString(Tag.SpecificCharacterSet)).isEqualTo("GB18030");
            assertThat(written.getSafeBytes(Tag.PatientName)).startsWith(name);
        }
    }

    @Test
    void japaneseName_movesToUnicodeWithEqualText() {
        Attributes source = named("", YAMADA);
        source.setString(Tag.SpecificCharacterSet, VR.CS, "", "ISO 2022 IR 87");

        Attributes written = write(source, Language.CHINESE);

        assertThat(written.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
        assertThat(written.getString(Tag.PatientName)).isEqualTo("Yamada^Tarou=山田^太郎=やまだ^たろう");
    }

    @Test
    void japaneseName_keepsItsBytesInEnglish() {
        Attributes source = named("", YAMADA);
        source.setString(Tag.SpecificCharacterSet, VR.CS, "", "ISO 2022 IR 87");

        Attributes written = write(source, Language.ENGLISH);

        assertThat(written.getStrings(Tag.SpecificCharacterSet)).endsWith("ISO 2022 IR 87");
        assertThat(written.getSafeBytes(Tag.PatientName)).startsWith(YAMADA);
    }

    @Test
    void absentAndEmptyAttributes_stayAsTheyAre() {
        Attributes source = TestingResults.sourceAttributes();
        source.setNull(Tag.PatientID, VR.LO);
        source.remove(Tag.PatientBirthDate);
        source.remove(Tag.StudyDescription);

        Attributes written = write(source, Language.ENGLISH);

        assertThat(written.contains(Tag.PatientID)).isTrue();
        assertThat(written.containsValue(Tag.PatientID)).isFalse();
        assertThat(written.contains(Tag.PatientBirthDate)).isTrue();
        assertThat(written.contains(Tag.StudyDescription)).isFalse();
    }

    @Test
    void procedureCode_isCarriedIntoTheDocument() {
        Attributes source = TestingResults.chineseSourceAttributes();
        Attributes code = Items.one(source, Tag.ProcedureCodeSequence);
        code.setString(Tag.CodeValue, VR.SH, "CT-17");
        code.setString(Tag.CodingSchemeDesignator, VR.SH, "99HOSPITAL");
        code.setString(Tag.CodeMeaning, VR.LO, "胸部CT平扫");

        Attributes written = write(source, Language.ENGLISH);

        assertThat(written.getNestedDataset(Tag.PerformedProcedureCodeSequence).getString(Tag.CodeMeaning))
                .isEqualTo("胸部CT平扫");
    }

    @Test
    void itemOfAnotherCharacterSet_isReadInItsOwn() {
        for (Language language : Language.values()) {
            Attributes source = named("ISO_IR 100", "Müller^Zoë".getBytes(StandardCharsets.ISO_8859_1));
            Attributes code = Items.one(source, Tag.ProcedureCodeSequence);
            code.setString(Tag.SpecificCharacterSet, VR.CS, "GB18030");
            code.setBytes(Tag.CodeMeaning, VR.LO, "胸部CT平扫".getBytes(Charset.forName("GB18030")));
            Attributes request = Items.one(source, Tag.RequestAttributesSequence);
            request.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 144");
            request.setBytes(
                    Tag.RequestedProcedureDescription, VR.LO, "Лёгкие".getBytes(Charset.forName("ISO-8859-5")));

            Attributes written = write(source, language);

            Attributes performed = written.getNestedDataset(Tag.PerformedProcedureCodeSequence);
            Attributes referenced = written.getNestedDataset(Tag.ReferencedRequestSequence);
            assertThat(written.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
            assertThat(written.getString(Tag.PatientName)).isEqualTo("Müller^Zoë");
            assertThat(performed.contains(Tag.SpecificCharacterSet)).isFalse();
            assertThat(performed.getString(Tag.CodeMeaning)).isEqualTo("胸部CT平扫");
            assertThat(referenced.getString(Tag.RequestedProcedureDescription)).isEqualTo("Лёгкие");
        }
    }

    @Test
    void itemOfTheSameCharacterSet_keepsItsBytes() {
        Attributes source = named("ISO_IR 100", "Müller^Zoë".getBytes(StandardCharsets.ISO_8859_1));
        Attributes code = Items.one(source, Tag.ProcedureCodeSequence);
        code.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
        code.setBytes(Tag.CodeMeaning, VR.LO, "Schädel ".getBytes(StandardCharsets.ISO_8859_1));

        Attributes written = write(source, Language.ENGLISH);

        assertThat(written.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 100");
        assertThat(written.getNestedDataset(Tag.PerformedProcedureCodeSequence).getSafeBytes(Tag.CodeMeaning))
                .startsWith("Schädel".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void timezone_isKeptAndTimesFollowIt() {
        Attributes written = write(TestingResults.sourceAttributes(), Language.ENGLISH);

        assertThat(written.getString(Tag.TimezoneOffsetFromUTC)).isEqualTo("+0800");
        assertThat(written.getString(Tag.ContentDate)).isEqualTo("20260302");
        assertThat(written.getString(Tag.ContentTime)).isEqualTo("061530.123456");
    }

    @Test
    void withoutTimezone_timesFollowTheHospital() {
        Attributes source = TestingResults.sourceAttributes();
        source.remove(Tag.TimezoneOffsetFromUTC);

        Attributes written = write(source, Language.ENGLISH);

        assertThat(written.contains(Tag.TimezoneOffsetFromUTC)).isFalse();
        assertThat(written.getString(Tag.ContentTime)).isEqualTo("231530.123456");
    }

    @Test
    void bytesOutsideTheCharacterSet_areRefusedWithoutTheirText() {
        Attributes source = named("ISO_IR 192", new byte[] {'A', (byte) 0xFF, 'B', ' '});
        source.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 6");

        assertThatThrownBy(() -> write(source, Language.CHINESE))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.attribute()).contains("PatientName (0010,0010)");
                    assertThat(e.getMessage()).doesNotContain("A");
                });
    }

    private static Attributes named(String characterSet, byte[] name) {
        Attributes source = TestingResults.sourceAttributes();
        source.setString(Tag.SpecificCharacterSet, VR.CS, characterSet);
        source.setBytes(Tag.PatientName, VR.PN, name);
        return source;
    }

    private static Attributes write(Attributes source, Language language) {
        JudgedObject report = new ResultWriter(TestingResults.settings(language))
                .write(TestingResults.result(source, TestingResults.none(), language))
                .get(0);
        return Part10File.read(report.bytes());
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
