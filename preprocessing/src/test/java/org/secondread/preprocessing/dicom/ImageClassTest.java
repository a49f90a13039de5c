package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

class ImageClassTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.5.1.4.1.1.2, CT, CT, true",
        "1.2.840.10008.5.1.4.1.1.2.1, ENHANCED_CT, CT, true",
        "1.2.840.10008.5.1.4.1.1.4.4, LEGACY_CONVERTED_MR, MR, true",
        "1.2.840.10008.5.1.4.1.1.130, ENHANCED_PET, PT, true",
        "1.2.840.10008.5.1.4.1.1.1, COMPUTED_RADIOGRAPHY, RG, false",
        "1.2.840.10008.5.1.4.1.1.1.1.1, DIGITAL_X_RAY_FOR_PROCESSING, PX, false",
        "1.2.840.10008.5.1.4.1.1.1.2, MAMMOGRAPHY, MG, false",
        "1.2.840.10008.5.1.4.1.1.3.1, ULTRASOUND_MULTI_FRAME, IVUS, false",
        "1.2.840.10008.5.1.4.1.1.7.4, TRUE_COLOUR_CAPTURE, OT, false"
    })
    void aUidNamesItsClass(String uid, ImageClass imageClass, String modality, boolean inPatient) {
        assertThat(ImageClass.of(uid)).isEqualTo(imageClass);
        assertThat(imageClass.uid()).isEqualTo(uid);
        assertThat(imageClass.isInPatient()).isEqualTo(inPatient);
        imageClass.requireModality(modality);
    }

    @ParameterizedTest
    @CsvSource({"CT, MR, must be CT", "DIGITAL_X_RAY, CR, must be DX or PX", "ENHANCED_MR, OT, must be MR"})
    void anotherModality_isRefused(ImageClass imageClass, String modality, String rule) {
        assertThatThrownBy(() -> imageClass.requireModality(modality))
                .hasMessage("Modality (0008,0060): " + rule + " in its object class");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.5.1.4.1.1.88.33, (structured report)",
        "1.2.840.10008.5.1.4.1.1.88.59, (key object selection)",
        "1.2.840.10008.5.1.4.1.1.88.67, (dose report)",
        "1.2.840.10008.5.1.4.1.1.11.1, (presentation state)",
        "1.2.840.10008.5.1.4.1.1.66.4, (segmentation)",
        "1.2.840.10008.5.1.4.1.1.481.3, (radiotherapy)",
        "1.2.840.10008.5.1.4.1.1.104.1, (encapsulated PDF)",
        "1.2.840.10008.5.1.4.1.1.4.3, (enhanced MR in colour)",
        "1.2.840.10008.5.1.4.1.1.20, '(nuclear medicine, whose frames are counted by energy window, detector and gate)'"
    })
    void whatIsNotRead_isRefusedByItsKind(String uid, String kind) {
        assertThatThrownBy(() -> ImageClass.of(uid))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.OBJECT_CLASS_UNSUPPORTED))
                .hasMessage("SOPClassUID (0008,0016): " + uid + " " + kind
                        + " is not among the object classes that are read");
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.5.1.4.1.1.999", "1.2.3", "1.2.840.10008.1.1"})
    void anUnknownClass_isRefusedByItsUid(String uid) {
        assertThatThrownBy(() -> ImageClass.of(uid))
                .hasMessage("SOPClassUID (0008,0016): " + uid + " is not among the object classes that are read");
    }
}
