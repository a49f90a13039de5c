package org.secondread.preprocessing.dicom;

import java.util.Locale;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** The attributes that are read here, by the keywords of PS3.6. Printed as {@code PixelSpacing (0028,0030)}. */
public enum DicomAttribute {
    MEDIA_STORAGE_SOP_CLASS_UID(0x00020002, "MediaStorageSOPClassUID"),
    MEDIA_STORAGE_SOP_INSTANCE_UID(0x00020003, "MediaStorageSOPInstanceUID"),
    TRANSFER_SYNTAX_UID(0x00020010, "TransferSyntaxUID"),
    SPECIFIC_CHARACTER_SET(0x00080005, "SpecificCharacterSet"),
    IMAGE_TYPE(0x00080008, "ImageType"),
    SOP_CLASS_UID(0x00080016, "SOPClassUID"),
    SOP_INSTANCE_UID(0x00080018, "SOPInstanceUID"),
    ACQUISITION_DATE(0x00080022, "AcquisitionDate"),
    ACQUISITION_TIME(0x00080032, "AcquisitionTime"),
    MODALITY(0x00080060, "Modality"),
    COMPLEX_IMAGE_COMPONENT(0x00089208, "ComplexImageComponent"),
    PATIENT_NAME(0x00100010, "PatientName"),
    PATIENT_ID(0x00100020, "PatientID"),
    ISSUER_OF_PATIENT_ID(0x00100021, "IssuerOfPatientID"),
    PATIENT_BIRTH_DATE(0x00100030, "PatientBirthDate"),
    PATIENT_SEX(0x00100040, "PatientSex"),
    CONTRAST_BOLUS_AGENT(0x00180010, "ContrastBolusAgent"),
    BODY_PART_EXAMINED(0x00180015, "BodyPartExamined"),
    SLICE_THICKNESS(0x00180050, "SliceThickness"),
    KVP(0x00180060, "KVP"),
    REPETITION_TIME(0x00180080, "RepetitionTime"),
    ECHO_TIME(0x00180081, "EchoTime"),
    INVERSION_TIME(0x00180082, "InversionTime"),
    ECHO_NUMBERS(0x00180086, "EchoNumbers"),
    SPACING_BETWEEN_SLICES(0x00180088, "SpacingBetweenSlices"),
    TRIGGER_TIME(0x00181060, "TriggerTime"),
    CONVOLUTION_KERNEL(0x00181210, "ConvolutionKernel"),
    FLIP_ANGLE(0x00181314, "FlipAngle"),
    EFFECTIVE_ECHO_TIME(0x00189082, "EffectiveEchoTime"),
    DIFFUSION_B_VALUE(0x00189087, "DiffusionBValue"),
    DIFFUSION_GRADIENT_ORIENTATION(0x00189089, "DiffusionGradientOrientation"),
    STUDY_INSTANCE_UID(0x0020000D, "StudyInstanceUID"),
    SERIES_INSTANCE_UID(0x0020000E, "SeriesInstanceUID"),
    SERIES_NUMBER(0x00200011, "SeriesNumber"),
    ACQUISITION_NUMBER(0x00200012, "AcquisitionNumber"),
    INSTANCE_NUMBER(0x00200013, "InstanceNumber"),
    IMAGE_POSITION_PATIENT(0x00200032, "ImagePositionPatient"),
    IMAGE_ORIENTATION_PATIENT(0x00200037, "ImageOrientationPatient"),
    FRAME_OF_REFERENCE_UID(0x00200052, "FrameOfReferenceUID"),
    TEMPORAL_POSITION_IDENTIFIER(0x00200100, "TemporalPositionIdentifier"),
    STACK_ID(0x00209056, "StackID"),
    TEMPORAL_POSITION_INDEX(0x00209128, "TemporalPositionIndex"),
    NOMINAL_CARDIAC_TRIGGER_DELAY_TIME(0x00209153, "NominalCardiacTriggerDelayTime"),
    NOMINAL_PERCENTAGE_OF_CARDIAC_PHASE(0x00209241, "NominalPercentageOfCardiacPhase"),
    SAMPLES_PER_PIXEL(0x00280002, "SamplesPerPixel"),
    PHOTOMETRIC_INTERPRETATION(0x00280004, "PhotometricInterpretation"),
    NUMBER_OF_FRAMES(0x00280008, "NumberOfFrames"),
    ROWS(0x00280010, "Rows"),
    COLUMNS(0x00280011, "Columns"),
    PIXEL_SPACING(0x00280030, "PixelSpacing"),
    BITS_ALLOCATED(0x00280100, "BitsAllocated"),
    BITS_STORED(0x00280101, "BitsStored"),
    HIGH_BIT(0x00280102, "HighBit"),
    PIXEL_REPRESENTATION(0x00280103, "PixelRepresentation"),
    PIXEL_PADDING_VALUE(0x00280120, "PixelPaddingValue"),
    PIXEL_PADDING_RANGE_LIMIT(0x00280121, "PixelPaddingRangeLimit"),
    RESCALE_INTERCEPT(0x00281052, "RescaleIntercept"),
    RESCALE_SLOPE(0x00281053, "RescaleSlope"),
    RESCALE_TYPE(0x00281054, "RescaleType"),
    MODALITY_LUT_SEQUENCE(0x00283000, "ModalityLUTSequence"),
    FRAME_REFERENCE_TIME(0x00541300, "FrameReferenceTime"),
    PIXEL_DATA(0x7FE00010, "PixelData");

    private final int tag;
    private final String keyword;

    DicomAttribute(int tag, String keyword) {
        this.tag = tag;
        this.keyword = keyword;
    }

    public int tag() {
        return tag;
    }

    /** The keyword of PS3.6. */
    public String keyword() {
        return keyword;
    }

    @Override
    public String toString() {
        return keyword + " " + print(tag);
    }

    /** This attribute lacks a value that it must have. */
    DiagnosisException missing(String rule) {
        return DiagnosisException.of(ErrorCode.MISSING_ATTRIBUTE, toString(), rule);
    }

    /** This attribute's value breaks a rule, which the text states without the value. */
    DiagnosisException malformed(String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, toString(), rule);
    }

    /** A tag as PS3.6 prints it: {@code (0028,0030)}. */
    static String print(int tag) {
        return String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xFFFF);
    }
}
