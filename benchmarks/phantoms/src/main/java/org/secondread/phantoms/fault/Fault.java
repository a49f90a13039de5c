package org.secondread.phantoms.fault;

import static org.secondread.phantoms.fault.FaultOperator.everyFile;
import static org.secondread.phantoms.fault.FaultOperator.everyImage;
import static org.secondread.phantoms.fault.FaultOperator.oneFile;
import static org.secondread.phantoms.fault.FaultOperator.oneImage;
import static org.secondread.phantoms.fault.FaultOperator.slices;
import static org.secondread.phantoms.fault.ImageFaults.blank;
import static org.secondread.phantoms.fault.ImageFaults.number;
import static org.secondread.phantoms.fault.ImageFaults.text;
import static org.secondread.phantoms.fault.ImageFaults.without;

import java.util.List;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.space.Seeds;

/**
 * What can be wrong with a CT series. Each constant makes a valid series of at least three slices faulty in this one way; the seed chooses which
 * slice is struck, never the first or last.
 */
@SuppressWarnings("ImmutableEnumChecker") // the operators hold no state
public enum Fault {
    // The series.
    NO_FILES("the series has no file", slices(SliceFaults::none)),
    MISSING_SLICE("a slice in the middle is absent", slices(SliceFaults::missing)),
    SINGLE_SLICE("only one slice is there", slices(SliceFaults::single)),
    DUPLICATED_POSITION("two instances lie at one position", slices(SliceFaults::samePosition)),
    DUPLICATED_FILE("one file is there twice, byte for byte", slices(SliceFaults::sameFile)),
    DUPLICATED_INSTANCE_UID("two files of one instance UID have different pixels", slices(SliceFaults::sameUid)),
    TWO_SERIES("two whole series lie together", slices(SliceFaults::twoSeries)),
    TWO_PATIENTS("one image names another patient", oneImage(ImageFaults::otherPatient)),
    TWO_STUDIES(
            "one image names another study",
            slices((images, random) -> SliceFaults.otherUid(images, random, Tag.StudyInstanceUID))),
    TWO_FRAMES_OF_REFERENCE(
            "one image has another frame of reference",
            slices((images, random) -> SliceFaults.otherUid(images, random, Tag.FrameOfReferenceUID))),
    LOCALISER_INCLUDED("a localiser lies with the slices", slices(SliceFaults::localiser)),
    MIXED_ORIENTATION(
            "one image is sagittal", oneImage(text(Tag.ImageOrientationPatient, VR.DS, "0", "1", "0", "0", "0", "-1"))),
    MIXED_MATRIX("one image has half the rows", oneImage(ImageFaults::halfMatrix)),
    MIXED_PIXEL_SPACING("one image has other pixels", oneImage(text(Tag.PixelSpacing, VR.DS, "1.3", "1.1"))),
    SLICE_OFF_GRID("one slice lies 40 % of a step from its place", slices(SliceFaults::offGrid)),
    SLICE_SIDEWAYS("one slice lies 5 mm to the side", slices(SliceFaults::sideways)),
    TWO_SPACINGS("the second half's slices stand twice as far apart", slices(SliceFaults::twoSpacings)),
    GANTRY_TILT("planes are tilted, but slices follow along z", everyImage(ImageFaults::tilt)),

    // What the image is.
    WRONG_MODALITY("the images are MR", everyImage(ImageFaults::magneticResonance)),
    MODALITY_CONTRADICTS_CLASS("CT objects say MR", everyImage(text(Tag.Modality, VR.CS, "MR"))),
    SECONDARY_CAPTURE("the images are secondary captures", everyImage(ImageFaults::secondaryCapture)),
    UNKNOWN_CLASS("the storage class is unknown", everyImage(text(Tag.SOPClassUID, VR.UI, "1.2.3.4.5"))),
    MISSING_CLASS("the storage class is absent", everyImage(without(Tag.SOPClassUID))),
    MISSING_MODALITY("Modality is absent", everyImage(without(Tag.Modality))),
    MISSING_INSTANCE_UID("SOP Instance UID is absent", everyImage(without(Tag.SOPInstanceUID))),
    MISSING_SERIES_UID("Series Instance UID is absent", everyImage(without(Tag.SeriesInstanceUID))),
    MISSING_STUDY_UID("Study Instance UID is absent", everyImage(without(Tag.StudyInstanceUID))),
    MALFORMED_STUDY_UID("Study Instance UID is no UID", everyImage(text(Tag.StudyInstanceUID, VR.UI, "1.2..3.x"))),
    MISSING_PATIENT_ID("Patient ID is absent", everyImage(without(Tag.PatientID))),
    MISSING_FRAME_OF_REFERENCE("Frame of Reference UID is absent", everyImage(without(Tag.FrameOfReferenceUID))),
    UNKNOWN_CHARACTER_SET(
            "the character set is unknown", everyImage(text(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 999"))),
    MISSPELT_CHARACTER_SET(
            "the character set is misspelt", everyImage(text(Tag.SpecificCharacterSet, VR.CS, "ISO-IR 100"))),
    UNDECLARED_CHARACTER_SET("a name in Latin-1 has no declared character set", everyImage(ImageFaults::undeclared)),
    BROKEN_UTF_8("the patient's name is not UTF-8 as declared", everyImage(ImageFaults::brokenUtf8)),

    // Where it lies.
    MISSING_PIXEL_SPACING("Pixel Spacing is absent", everyImage(without(Tag.PixelSpacing))),
    BLANK_PIXEL_SPACING("Pixel Spacing is empty", everyImage(blank(Tag.PixelSpacing, VR.DS))),
    MISSING_POSITION("Image Position (Patient) is absent", everyImage(without(Tag.ImagePositionPatient))),
    MISSING_ONE_POSITION("one image has no Image Position", oneImage(without(Tag.ImagePositionPatient))),
    MISSING_ORIENTATION("Image Orientation (Patient) is absent", everyImage(without(Tag.ImageOrientationPatient))),
    ZERO_PIXEL_SPACING("a pixel is 0 mm wide", everyImage(text(Tag.PixelSpacing, VR.DS, "0.9", "0"))),
    NEGATIVE_PIXEL_SPACING("a pixel is −0.7 mm wide", everyImage(text(Tag.PixelSpacing, VR.DS, "0.9", "-0.7"))),
    SINGLE_PIXEL_SPACING("Pixel Spacing has one value", everyImage(text(Tag.PixelSpacing, VR.DS, "0.7"))),
    MALFORMED_PIXEL_SPACING("Pixel Spacing has a decimal comma", oneImage(text(Tag.PixelSpacing, VR.DS, "0,9", "0,7"))),
    POSITION_NOT_A_NUMBER("a position is NaN", oneImage(text(Tag.ImagePositionPatient, VR.DS, "NaN", "0", "0"))),
    POSITION_WITH_UNIT("a position has a unit", oneImage(text(Tag.ImagePositionPatient, VR.DS, "1mm", "2mm", "3mm"))),
    COSINES_NOT_UNIT(
            "direction cosines have length 1.1",
            everyImage(text(Tag.ImageOrientationPatient, VR.DS, "1.1", "0", "0", "0", "1.1", "0"))),
    COSINES_NOT_ORTHOGONAL(
            "rows and columns are not at right angles",
            everyImage(text(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0.6", "0.8", "0"))),
    COSINES_ZERO(
            "direction cosines are zero",
            everyImage(text(Tag.ImageOrientationPatient, VR.DS, "0", "0", "0", "0", "0", "0"))),
    COSINES_FIVE(
            "there are five direction cosines",
            everyImage(text(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1"))),
    MALFORMED_INSTANCE_NUMBER("Instance Number is a word", everyImage(text(Tag.InstanceNumber, VR.IS, "one"))),
    HUGE_INSTANCE_NUMBER(
            "Instance Number is beyond 32 bits", everyImage(text(Tag.InstanceNumber, VR.IS, "99999999999"))),

    // What its numbers mean.
    MISSING_RESCALE("slope and intercept are absent", everyImage(ImageFaults::withoutRescale)),
    MISSING_RESCALE_SLOPE("Rescale Slope is absent", everyImage(without(Tag.RescaleSlope))),
    MISSING_RESCALE_INTERCEPT("Rescale Intercept is absent", everyImage(without(Tag.RescaleIntercept))),
    RESCALE_SLOPE_ZERO("Rescale Slope is 0", everyImage(text(Tag.RescaleSlope, VR.DS, "0"))),
    RESCALE_SLOPE_NAN("Rescale Slope is NaN", everyImage(text(Tag.RescaleSlope, VR.DS, "NaN"))),
    RESCALE_SLOPE_HUGE("Rescale Slope is 1E30", everyImage(text(Tag.RescaleSlope, VR.DS, "1E30"))),
    RESCALE_INTERCEPT_INFINITE("Rescale Intercept is 1E999", everyImage(text(Tag.RescaleIntercept, VR.DS, "1E999"))),

    // The pixels.
    ZERO_ROWS("Rows is 0", everyImage(number(Tag.Rows, 0))),
    MISSING_ROWS("Rows is absent", everyImage(without(Tag.Rows))),
    HUGE_MATRIX("a matrix of 65535² has few pixels", everyImage(ImageFaults::hugeMatrix)),
    SHORT_PIXEL_DATA("Pixel Data is one pixel short", oneImage(ImageFaults::shortPixels)),
    EMPTY_PIXEL_DATA("Pixel Data is empty", oneImage(ImageFaults::noPixels)),
    MISSING_PIXEL_DATA("Pixel Data is absent", everyImage(without(Tag.PixelData))),
    COLOUR("the pixels are RGB", everyImage(ImageFaults::colour)),
    PALETTE("the pixels are palette colours", everyImage(ImageFaults::palette)),
    UNKNOWN_PHOTOMETRIC(
            "the photometric interpretation is unknown",
            everyImage(text(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME7"))),
    MISSING_PHOTOMETRIC("Photometric Interpretation is absent", everyImage(without(Tag.PhotometricInterpretation))),
    MISSING_PIXEL_REPRESENTATION("Pixel Representation is absent", everyImage(without(Tag.PixelRepresentation))),
    PIXEL_REPRESENTATION_SEVEN("Pixel Representation is 7", everyImage(number(Tag.PixelRepresentation, 7))),
    MISSING_BITS_STORED("Bits Stored is absent", everyImage(without(Tag.BitsStored))),
    BITS_STORED_BEYOND_ALLOCATED("more bits are stored than allocated", everyImage(number(Tag.BitsStored, 17))),
    HIGH_BIT_CONTRADICTS("the high bit is not the last stored one", everyImage(number(Tag.HighBit, 3))),
    BITS_ALLOCATED_SEVEN("7 bits are allocated", everyImage(number(Tag.BitsAllocated, 7))),

    // The file.
    EMPTY_FILE("one file is empty", oneFile(FileFaults::empty)),
    NOT_DICOM("one file is a text", oneFile(FileFaults::text)),
    PREAMBLE_ONLY("one file ends after DICM", oneFile(FileFaults::preambleOnly)),
    TRUNCATED_IN_META_INFORMATION(
            "one file ends in its meta information", oneFile(FileFaults::truncatedInMetaInformation)),
    TRUNCATED_IN_HEADER("one file ends before its pixels", oneFile(FileFaults::truncatedInHeader)),
    TRUNCATED_IN_PIXELS("one file ends within its pixels", oneFile(FileFaults::truncatedInPixels)),
    PIXEL_LENGTH_BEYOND_FILE("Pixel Data claims 2 GiB", oneFile(FileFaults::pixelLengthBeyondFile)),
    FLIPPED_BYTES("a dozen bytes of one file are others", oneFile(FileFaults::flippedBytes)),
    MISSING_META_INFORMATION(
            "data sets stand without preamble and meta information", everyFile(FileFaults::withoutMetaInformation)),
    MISSING_TRANSFER_SYNTAX("Transfer Syntax UID is absent", everyFile(FileFaults::withoutTransferSyntax)),
    UNKNOWN_TRANSFER_SYNTAX("the transfer syntax is unknown", everyFile(FileFaults::unknownTransferSyntax)),
    COMPRESSED_JUNK("JPEG 2000 is declared, with junk for a code stream", everyFile(FileFaults::jpeg2000)),
    DATA_CONTRADICT_META_INFORMATION(
            "implicit data are declared explicit", everyFile(FileFaults::implicitDataCalledExplicit)),
    META_INFORMATION_NAMES_OTHER_INSTANCE(
            "one file's meta information names another instance", oneFile(FileFaults::metaNamesOtherInstance)),
    DEEP_NESTING("sequences are nested 20,000 deep", oneFile(FileFaults::deeplyNested)),
    DEFLATE_BOMB("a small file inflates to a quarter of a gibibyte", oneFile(FileFaults::deflateBomb)),
    BYTE_ORDER_CONTRADICTS_META_INFORMATION(
            "big endian data are declared little endian", everyFile(FileFaults::bigEndianDataCalledLittle)),
    LYING_META_LENGTH("the meta information claims another length", everyFile(FileFaults::lyingMetaLength)),
    MISSING_PREAMBLE("the meta information stands without preamble and prefix", everyFile(FileFaults::withoutPreamble)),
    LYING_GROUP_LENGTH("a group claims another length", everyFile(FileFaults::lyingGroupLength)),
    ODD_LENGTH("a private text has five characters", everyFile(FileFaults::oddLength)),
    OUT_OF_ORDER("a private element stands behind higher ones", everyFile(FileFaults::outOfOrder)),
    REPEATED_ELEMENT("Modality stands twice", everyFile(FileFaults::repeated)),
    CONTRADICTING_ELEMENTS("Modality stands twice, with two values", everyFile(FileFaults::contradicting)),
    MISSING_DELIMITER("an item of undefined length has no delimiter", everyFile(FileFaults::withoutItemDelimiter)),
    IMPLICIT_ITEMS("items of a private sequence are in implicit VR", everyFile(FileFaults::implicitItems)),
    UNKNOWN_VR("a private element has two question marks for a VR", everyFile(FileFaults::unknownVr)),
    COMMAND_ELEMENT("an element of a command stands in the data set", everyFile(FileFaults::commandElement)),
    CLAIMED_GIBIBYTES("a private value of eight bytes claims 2 GiB", oneFile(FileFaults::claimedGibibytes)),
    TRAILING_ZEROS("zeros follow the pixels, as some scanners write them", everyFile(FileFaults::trailingZeros));

    private final String wrong;
    private final FaultOperator operator;

    Fault(String wrong, FaultOperator operator) {
        this.wrong = wrong;
        this.operator = operator;
    }

    /** What is wrong, as a clause. */
    public String wrong() {
        return wrong;
    }

    /**
     * The files of a valid series with this fault.
     *
     * @param slices CT instances in the order of their positions; not changed
     * @return in the order of the slices, added ones last; equal for equal seeds
     */
    public List<SeriesFile> in(List<Instance> slices, long seed) {
        return operator.apply(slices, Seeds.random(seed, name().hashCode()));
    }
}
