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
    SERIES_DATE(0x00080021, "SeriesDate"),
    ACQUISITION_DATE(0x00080022, "AcquisitionDate"),
    SERIES_TIME(0x00080031, "SeriesTime"),
    ACQUISITION_TIME(0x00080032, "AcquisitionTime"),
    MODALITY(0x00080060, "Modality"),
    PRESENTATION_INTENT_TYPE(0x00080068, "PresentationIntentType"),
    CODE_VALUE(0x00080100, "CodeValue"),
    CODING_SCHEME_DESIGNATOR(0x00080102, "CodingSchemeDesignator"),
    FRAME_TYPE(0x00089007, "FrameType"),
    VOLUME_BASED_CALCULATION_TECHNIQUE(0x00089207, "VolumeBasedCalculationTechnique"),
    COMPLEX_IMAGE_COMPONENT(0x00089208, "ComplexImageComponent"),
    PATIENT_NAME(0x00100010, "PatientName"),
    PATIENT_ID(0x00100020, "PatientID"),
    ISSUER_OF_PATIENT_ID(0x00100021, "IssuerOfPatientID"),
    PATIENT_BIRTH_DATE(0x00100030, "PatientBirthDate"),
    PATIENT_SEX(0x00100040, "PatientSex"),
    PATIENT_WEIGHT(0x00101030, "PatientWeight"),
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
    RADIOPHARMACEUTICAL_START_TIME(0x00181072, "RadiopharmaceuticalStartTime"),
    RADIONUCLIDE_TOTAL_DOSE(0x00181074, "RadionuclideTotalDose"),
    RADIONUCLIDE_HALF_LIFE(0x00181075, "RadionuclideHalfLife"),
    RADIOPHARMACEUTICAL_START_DATE_TIME(0x00181078, "RadiopharmaceuticalStartDateTime"),
    IMAGER_PIXEL_SPACING(0x00181164, "ImagerPixelSpacing"),
    CONVOLUTION_KERNEL(0x00181210, "ConvolutionKernel"),
    FLIP_ANGLE(0x00181314, "FlipAngle"),
    VIEW_POSITION(0x00185101, "ViewPosition"),
    DIFFUSION_GRADIENT_DIRECTION_SEQUENCE(0x00189076, "DiffusionGradientDirectionSequence"),
    INVERSION_TIMES(0x00189079, "InversionTimes"),
    EFFECTIVE_ECHO_TIME(0x00189082, "EffectiveEchoTime"),
    DIFFUSION_B_VALUE(0x00189087, "DiffusionBValue"),
    DIFFUSION_GRADIENT_ORIENTATION(0x00189089, "DiffusionGradientOrientation"),
    MR_TIMING_AND_RELATED_PARAMETERS_SEQUENCE(0x00189112, "MRTimingAndRelatedParametersSequence"),
    MR_ECHO_SEQUENCE(0x00189114, "MREchoSequence"),
    MR_MODIFIER_SEQUENCE(0x00189115, "MRModifierSequence"),
    MR_DIFFUSION_SEQUENCE(0x00189117, "MRDiffusionSequence"),
    CARDIAC_SYNCHRONIZATION_SEQUENCE(0x00189118, "CardiacSynchronizationSequence"),
    MR_IMAGE_FRAME_TYPE_SEQUENCE(0x00189226, "MRImageFrameTypeSequence"),
    CT_RECONSTRUCTION_SEQUENCE(0x00189314, "CTReconstructionSequence"),
    CT_X_RAY_DETAILS_SEQUENCE(0x00189325, "CTXRayDetailsSequence"),
    CT_IMAGE_FRAME_TYPE_SEQUENCE(0x00189329, "CTImageFrameTypeSequence"),
    CONTRAST_BOLUS_USAGE_SEQUENCE(0x00189341, "ContrastBolusUsageSequence"),
    CONTRAST_BOLUS_AGENT_ADMINISTERED(0x00189342, "ContrastBolusAgentAdministered"),
    CONTRAST_BOLUS_AGENT_PHASE(0x00189344, "ContrastBolusAgentPhase"),
    PET_FRAME_TYPE_SEQUENCE(0x00189751, "PETFrameTypeSequence"),
    STUDY_INSTANCE_UID(0x0020000D, "StudyInstanceUID"),
    SERIES_INSTANCE_UID(0x0020000E, "SeriesInstanceUID"),
    SERIES_NUMBER(0x00200011, "SeriesNumber"),
    ACQUISITION_NUMBER(0x00200012, "AcquisitionNumber"),
    INSTANCE_NUMBER(0x00200013, "InstanceNumber"),
    PATIENT_ORIENTATION(0x00200020, "PatientOrientation"),
    IMAGE_POSITION_PATIENT(0x00200032, "ImagePositionPatient"),
    IMAGE_ORIENTATION_PATIENT(0x00200037, "ImageOrientationPatient"),
    FRAME_OF_REFERENCE_UID(0x00200052, "FrameOfReferenceUID"),
    LATERALITY(0x00200060, "Laterality"),
    IMAGE_LATERALITY(0x00200062, "ImageLaterality"),
    TEMPORAL_POSITION_IDENTIFIER(0x00200100, "TemporalPositionIdentifier"),
    STACK_ID(0x00209056, "StackID"),
    FRAME_CONTENT_SEQUENCE(0x00209111, "FrameContentSequence"),
    PLANE_POSITION_SEQUENCE(0x00209113, "PlanePositionSequence"),
    PLANE_ORIENTATION_SEQUENCE(0x00209116, "PlaneOrientationSequence"),
    TEMPORAL_POSITION_INDEX(0x00209128, "TemporalPositionIndex"),
    NOMINAL_CARDIAC_TRIGGER_DELAY_TIME(0x00209153, "NominalCardiacTriggerDelayTime"),
    FRAME_ACQUISITION_NUMBER(0x00209156, "FrameAcquisitionNumber"),
    UNASSIGNED_SHARED_CONVERTED_ATTRIBUTES_SEQUENCE(0x00209170, "UnassignedSharedConvertedAttributesSequence"),
    UNASSIGNED_PER_FRAME_CONVERTED_ATTRIBUTES_SEQUENCE(0x00209171, "UnassignedPerFrameConvertedAttributesSequence"),
    NOMINAL_PERCENTAGE_OF_CARDIAC_PHASE(0x00209241, "NominalPercentageOfCardiacPhase"),
    SAMPLES_PER_PIXEL(0x00280002, "SamplesPerPixel"),
    PHOTOMETRIC_INTERPRETATION(0x00280004, "PhotometricInterpretation"),
    PLANAR_CONFIGURATION(0x00280006, "PlanarConfiguration"),
    NUMBER_OF_FRAMES(0x00280008, "NumberOfFrames"),
    ROWS(0x00280010, "Rows"),
    COLUMNS(0x00280011, "Columns"),
    PIXEL_SPACING(0x00280030, "PixelSpacing"),
    CORRECTED_IMAGE(0x00280051, "CorrectedImage"),
    BITS_ALLOCATED(0x00280100, "BitsAllocated"),
    BITS_STORED(0x00280101, "BitsStored"),
    HIGH_BIT(0x00280102, "HighBit"),
    PIXEL_REPRESENTATION(0x00280103, "PixelRepresentation"),
    PIXEL_PADDING_VALUE(0x00280120, "PixelPaddingValue"),
    PIXEL_PADDING_RANGE_LIMIT(0x00280121, "PixelPaddingRangeLimit"),
    PIXEL_INTENSITY_RELATIONSHIP(0x00281040, "PixelIntensityRelationship"),
    WINDOW_CENTER(0x00281050, "WindowCenter"),
    WINDOW_WIDTH(0x00281051, "WindowWidth"),
    RESCALE_INTERCEPT(0x00281052, "RescaleIntercept"),
    RESCALE_SLOPE(0x00281053, "RescaleSlope"),
    RESCALE_TYPE(0x00281054, "RescaleType"),
    VOI_LUT_FUNCTION(0x00281056, "VOILUTFunction"),
    RED_PALETTE_DESCRIPTOR(0x00281101, "RedPaletteColorLookupTableDescriptor"),
    GREEN_PALETTE_DESCRIPTOR(0x00281102, "GreenPaletteColorLookupTableDescriptor"),
    BLUE_PALETTE_DESCRIPTOR(0x00281103, "BluePaletteColorLookupTableDescriptor"),
    RED_PALETTE(0x00281201, "RedPaletteColorLookupTableData"),
    GREEN_PALETTE(0x00281202, "GreenPaletteColorLookupTableData"),
    BLUE_PALETTE(0x00281203, "BluePaletteColorLookupTableData"),
    SEGMENTED_RED_PALETTE(0x00281221, "SegmentedRedPaletteColorLookupTableData"),
    SEGMENTED_GREEN_PALETTE(0x00281222, "SegmentedGreenPaletteColorLookupTableData"),
    SEGMENTED_BLUE_PALETTE(0x00281223, "SegmentedBluePaletteColorLookupTableData"),
    LOSSY_IMAGE_COMPRESSION(0x00282110, "LossyImageCompression"),
    LOSSY_IMAGE_COMPRESSION_RATIO(0x00282112, "LossyImageCompressionRatio"),
    MODALITY_LUT_SEQUENCE(0x00283000, "ModalityLUTSequence"),
    LUT_DESCRIPTOR(0x00283002, "LUTDescriptor"),
    LUT_DATA(0x00283006, "LUTData"),
    VOI_LUT_SEQUENCE(0x00283010, "VOILUTSequence"),
    PIXEL_MEASURES_SEQUENCE(0x00289110, "PixelMeasuresSequence"),
    FRAME_VOI_LUT_SEQUENCE(0x00289132, "FrameVOILUTSequence"),
    PIXEL_VALUE_TRANSFORMATION_SEQUENCE(0x00289145, "PixelValueTransformationSequence"),
    MEASUREMENT_UNITS_CODE_SEQUENCE(0x004008EA, "MeasurementUnitsCodeSequence"),
    REAL_WORLD_VALUE_MAPPING_SEQUENCE(0x00409096, "RealWorldValueMappingSequence"),
    REAL_WORLD_VALUE_INTERCEPT(0x00409224, "RealWorldValueIntercept"),
    REAL_WORLD_VALUE_SLOPE(0x00409225, "RealWorldValueSlope"),
    RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE(0x00540016, "RadiopharmaceuticalInformationSequence"),
    UNITS(0x00541001, "Units"),
    DECAY_CORRECTION(0x00541102, "DecayCorrection"),
    SHARED_FUNCTIONAL_GROUPS_SEQUENCE(0x52009229, "SharedFunctionalGroupsSequence"),
    PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE(0x52009230, "PerFrameFunctionalGroupsSequence"),
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
