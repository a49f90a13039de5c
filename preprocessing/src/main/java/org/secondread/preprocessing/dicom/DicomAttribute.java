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
    MODALITY(0x00080060, "Modality"),
    PATIENT_NAME(0x00100010, "PatientName"),
    PATIENT_ID(0x00100020, "PatientID"),
    ISSUER_OF_PATIENT_ID(0x00100021, "IssuerOfPatientID"),
    PATIENT_BIRTH_DATE(0x00100030, "PatientBirthDate"),
    PATIENT_SEX(0x00100040, "PatientSex"),
    BODY_PART_EXAMINED(0x00180015, "BodyPartExamined"),
    SLICE_THICKNESS(0x00180050, "SliceThickness"),
    SPACING_BETWEEN_SLICES(0x00180088, "SpacingBetweenSlices"),
    STUDY_INSTANCE_UID(0x0020000D, "StudyInstanceUID"),
    SERIES_INSTANCE_UID(0x0020000E, "SeriesInstanceUID"),
    SERIES_NUMBER(0x00200011, "SeriesNumber"),
    INSTANCE_NUMBER(0x00200013, "InstanceNumber"),
    IMAGE_POSITION_PATIENT(0x00200032, "ImagePositionPatient"),
    IMAGE_ORIENTATION_PATIENT(0x00200037, "ImageOrientationPatient"),
    FRAME_OF_REFERENCE_UID(0x00200052, "FrameOfReferenceUID"),
    SAMPLES_PER_PIXEL(0x00280002, "SamplesPerPixel"),
    PHOTOMETRIC_INTERPRETATION(0x00280004, "PhotometricInterpretation"),
    PLANAR_CONFIGURATION(0x00280006, "PlanarConfiguration"),
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
    RED_PALETTE_DESCRIPTOR(0x00281101, "RedPaletteColorLookupTableDescriptor"),
    GREEN_PALETTE_DESCRIPTOR(0x00281102, "GreenPaletteColorLookupTableDescriptor"),
    BLUE_PALETTE_DESCRIPTOR(0x00281103, "BluePaletteColorLookupTableDescriptor"),
    RED_PALETTE(0x00281201, "RedPaletteColorLookupTableData"),
    GREEN_PALETTE(0x00281202, "GreenPaletteColorLookupTableData"),
    BLUE_PALETTE(0x00281203, "BluePaletteColorLookupTableData"),
    SEGMENTED_RED_PALETTE(0x00281221, "SegmentedRedPaletteColorLookupTableData"),
    SEGMENTED_GREEN_PALETTE(0x00281222, "SegmentedGreenPaletteColorLookupTableData"),
    SEGMENTED_BLUE_PALETTE(0x00281223, "SegmentedBluePaletteColorLookupTableData"),
    MODALITY_LUT_SEQUENCE(0x00283000, "ModalityLUTSequence"),
    EXTENDED_OFFSET_TABLE(0x7FE00001, "ExtendedOffsetTable"),
    EXTENDED_OFFSET_TABLE_LENGTHS(0x7FE00002, "ExtendedOffsetTableLengths"),
    FLOAT_PIXEL_DATA(0x7FE00008, "FloatPixelData"),
    DOUBLE_FLOAT_PIXEL_DATA(0x7FE00009, "DoubleFloatPixelData"),
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
