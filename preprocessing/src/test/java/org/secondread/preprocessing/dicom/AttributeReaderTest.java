package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

class AttributeReaderTest {
    private final Attributes attributes = new Attributes();
    private final AttributeReader reader = new AttributeReader(attributes);

    @Test
    void absentAndEmpty_areToldApart() {
        attributes.setNull(Tag.PixelSpacing, VR.DS);

        assertThatThrownBy(() -> reader.decimals(DicomAttribute.PIXEL_SPACING, 2))
                .hasMessage("PixelSpacing (0028,0030): has no value");
        assertThatThrownBy(() -> reader.decimals(DicomAttribute.IMAGE_POSITION_PATIENT, 3))
                .hasMessage("ImagePositionPatient (0020,0032): is absent");
        assertFails(ErrorCode.MISSING_ATTRIBUTE, () -> reader.decimals(DicomAttribute.PIXEL_SPACING, 2));
    }

    @Test
    void onlySpaces_areNoValue() {
        attributes.setBytes(Tag.Modality, VR.CS, ascii("   "));

        assertThat(reader.optionalString(DicomAttribute.MODALITY)).isEmpty();
        assertFails(ErrorCode.MISSING_ATTRIBUTE, () -> reader.string(DicomAttribute.MODALITY));
    }

    @Test
    void paddingIsNoPartOfAValue() {
        attributes.setBytes(Tag.SOPInstanceUID, VR.UI, new byte[] {'1', '.', '2', 0});
        attributes.setBytes(Tag.PixelSpacing, VR.DS, ascii(" 0.9\\0.7 "));

        assertThat(reader.uid(DicomAttribute.SOP_INSTANCE_UID)).isEqualTo("1.2");
        assertThat(reader.decimals(DicomAttribute.PIXEL_SPACING, 2)).containsExactly(0.9, 0.7);
    }

    @Test
    void theNumberOfValuesCounts() {
        attributes.setBytes(Tag.PixelSpacing, VR.DS, ascii("0.9\\0.7\\0.5"));
        attributes.setBytes(Tag.Modality, VR.CS, ascii("CT\\MR"));

        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.decimals(DicomAttribute.PIXEL_SPACING, 2));
        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.string(DicomAttribute.MODALITY));
    }

    @Test
    void aBlankValueAmongOthers_isMalformed() {
        attributes.setBytes(Tag.PixelSpacing, VR.DS, ascii("0.9\\"));

        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.decimals(DicomAttribute.PIXEL_SPACING, 2));
    }

    @Test
    void anOptionalValueThatIsMalformed_isRefusedToo() {
        attributes.setBytes(Tag.InstanceNumber, VR.IS, ascii("1.5"));
        attributes.setBytes(Tag.SliceThickness, VR.DS, ascii("2 mm"));

        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.optionalInteger(DicomAttribute.INSTANCE_NUMBER));
        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.optionalDecimal(DicomAttribute.SLICE_THICKNESS));
        assertThat(reader.optionalDecimal(DicomAttribute.SPACING_BETWEEN_SLICES))
                .isEmpty();
    }

    @Test
    void unsignedShort_outOfRange() {
        attributes.setInt(Tag.PixelRepresentation, VR.US, 7);

        assertThatThrownBy(() -> reader.unsignedShort(DicomAttribute.PIXEL_REPRESENTATION, 0, 1))
                .hasMessage("PixelRepresentation (0028,0103): must lie between 0 and 1");
    }

    /** The older toolkit takes what may be US or SS for SS in implicit VR; the bits are the same. */
    @Test
    void unsignedShort_bitsWhateverTheVr() {
        attributes.setInt(Tag.PixelPaddingValue, VR.SS, -2000);

        assertThat(reader.optionalUnsignedShort(DicomAttribute.PIXEL_PADDING_VALUE))
                .hasValue(63536);
    }

    @Test
    void unsignedShort_inBigEndian() {
        Attributes bigEndian = new Attributes(true);
        bigEndian.setBytes(Tag.Rows, VR.US, new byte[] {1, 2});

        assertThat(new AttributeReader(bigEndian).unsignedShort(DicomAttribute.ROWS))
                .isEqualTo(258);
    }

    @Test
    void unsignedShort_ofAnotherLength() {
        attributes.setBytes(Tag.Rows, VR.US, new byte[] {1, 2, 3, 4});

        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.unsignedShort(DicomAttribute.ROWS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1..2",
                ".1",
                "1.",
                "1.2.x",
                "1,2",
                "1.2.3456789012345678901234567890123456789012345678901234567890123"
            })
    void uid_malformed(String uid) {
        attributes.setBytes(Tag.StudyInstanceUID, VR.UI, ascii(uid));

        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.uid(DicomAttribute.STUDY_INSTANCE_UID));
    }

    @Test
    void whatIsTolerated_isNoted() {
        attributes.setBytes(Tag.StudyInstanceUID, VR.UI, ascii("1.02.3"));
        attributes.setBytes(Tag.SliceThickness, VR.DS, ascii("2.50000000000000001"));

        assertThat(reader.uid(DicomAttribute.STUDY_INSTANCE_UID)).isEqualTo("1.02.3");
        assertThat(reader.decimal(DicomAttribute.SLICE_THICKNESS)).isEqualTo(2.5);
        assertThat(reader.deviations())
                .containsExactlyInAnyOrder(
                        ToleratedDeviation.UID_LEADING_ZERO, ToleratedDeviation.DECIMAL_STRING_TOO_LONG);
    }

    @Test
    void anIntegerAsADecimal_isTheSame() {
        attributes.setBytes(Tag.InstanceNumber, VR.IS, ascii("7.0 "));

        assertThat(reader.optionalInteger(DicomAttribute.INSTANCE_NUMBER)).hasValue(7);
        assertThat(reader.deviations()).containsExactly(ToleratedDeviation.INTEGER_AS_DECIMAL);
    }

    @Test
    void textOfAnotherKindOfText_isRead() {
        attributes.setBytes(Tag.SliceThickness, VR.LO, new byte[] {'2', 0});

        assertThat(reader.decimal(DicomAttribute.SLICE_THICKNESS)).isEqualTo(2);
        assertThat(reader.deviations())
                .containsExactlyInAnyOrder(ToleratedDeviation.VR_NOT_AS_DEFINED, ToleratedDeviation.PADDING_IRREGULAR);
    }

    /** The text 12 would be the number 12849. */
    @Test
    void textInsteadOfANumber_isMalformed() {
        attributes.setBytes(Tag.Rows, VR.DS, ascii("12"));

        assertThatThrownBy(() -> reader.unsignedShort(DicomAttribute.ROWS))
                .hasMessage("Rows (0028,0010): must have VR US and has DS");
    }

    /** The second byte of the first character is a backslash, which divides no values. */
    @Test
    void text_inGbk() {
        attributes.setString(Tag.SpecificCharacterSet, VR.CS, "GBK");
        attributes.setBytes(Tag.PatientName, VR.PN, "誠^小东".getBytes(Charset.forName("GBK")));

        assertThat(reader.text(DicomAttribute.PATIENT_NAME)).hasValue("誠^小东");
    }

    @Test
    void text_outsideTheDeclaredCharacterSet() {
        attributes.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
        attributes.setBytes(Tag.PatientName, VR.PN, "Müller".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> reader.text(DicomAttribute.PATIENT_NAME))
                .hasMessage("PatientName (0010,0010): holds bytes outside the declared character set");
    }

    @Test
    void aSequenceInsteadOfAValue_isMalformed() {
        attributes.newSequence(Tag.Rows, 1).add(new Attributes());

        assertFails(ErrorCode.MALFORMED_ATTRIBUTE, () -> reader.unsignedShort(DicomAttribute.ROWS));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DiagnosisException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
