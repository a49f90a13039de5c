package org.secondread.preprocessing.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The SOP classes that are read (PS3.4 table B.5-1), and what the object definition of each (PS3.3 annex A) settles: how
 * its frames are laid out, whether they lie in the patient, how stored values get a unit, and the Modality (0008,0060) it
 * demands. A class joins by a line here.
 */
enum ImageClass {
    CT("2", Layout.SINGLE, Place.PATIENT, Units.HOUNSFIELD, "CT"),
    ENHANCED_CT("2.1", Layout.GROUPS, Place.PATIENT, Units.NAMED, "CT"),
    LEGACY_CONVERTED_CT("2.2", Layout.GROUPS, Place.PATIENT, Units.NAMED, "CT"),
    MR("4", Layout.SINGLE, Place.PATIENT, Units.ARBITRARY, "MR"),
    ENHANCED_MR("4.1", Layout.GROUPS, Place.PATIENT, Units.ARBITRARY, "MR"),
    LEGACY_CONVERTED_MR("4.4", Layout.GROUPS, Place.PATIENT, Units.ARBITRARY, "MR"),
    PET("128", Layout.SINGLE, Place.PATIENT, Units.ACTIVITY, "PT"),
    LEGACY_CONVERTED_PET("128.1", Layout.GROUPS, Place.PATIENT, Units.ACTIVITY, "PT"),
    ENHANCED_PET("130", Layout.GROUPS, Place.PATIENT, Units.NAMED, "PT"),
    COMPUTED_RADIOGRAPHY("1", Layout.SINGLE, Place.DETECTOR, Units.TABLE),
    DIGITAL_X_RAY("1.1", Layout.SINGLE, Place.DETECTOR, Units.TABLE, "DX", "PX"),
    DIGITAL_X_RAY_FOR_PROCESSING("1.1.1", Layout.SINGLE, Place.DETECTOR, Units.TABLE, "DX", "PX"),
    MAMMOGRAPHY("1.2", Layout.SINGLE, Place.DETECTOR, Units.TABLE, "MG"),
    MAMMOGRAPHY_FOR_PROCESSING("1.2.1", Layout.SINGLE, Place.DETECTOR, Units.TABLE, "MG"),
    ULTRASOUND("6.1", Layout.SINGLE, Place.SCREEN, Units.TABLE, "US", "IVUS"),
    ULTRASOUND_MULTI_FRAME("3.1", Layout.FRAMES, Place.SCREEN, Units.TABLE, "US", "IVUS"),
    SECONDARY_CAPTURE("7", Layout.SINGLE, Place.SCREEN, Units.TABLE),
    SINGLE_BIT_CAPTURE("7.1", Layout.FRAMES, Place.SCREEN, Units.TABLE),
    GREYSCALE_BYTE_CAPTURE("7.2", Layout.FRAMES, Place.SCREEN, Units.TABLE),
    GREYSCALE_WORD_CAPTURE("7.3", Layout.FRAMES, Place.SCREEN, Units.TABLE),
    TRUE_COLOUR_CAPTURE("7.4", Layout.FRAMES, Place.SCREEN, Units.TABLE);

    /** How an instance holds its frames. */
    enum Layout {
        /** One frame, described by the data set itself. */
        SINGLE,
        /** As many as Number of Frames says, all described by the data set itself. */
        FRAMES,
        /** Each described by functional groups (PS3.3 C.7.6.16). */
        GROUPS
    }

    /** What a frame shows. */
    enum Place {
        /** A slice with position, orientation and spacing in the patient's frame of reference. */
        PATIENT,
        /** A shadow on an X-ray detector, whose pixels have a distance there. */
        DETECTOR,
        /** Whatever a device displayed. */
        SCREEN
    }

    /** How stored values become values, and in which unit: see {@link UnitReader}. */
    enum Units {
        HOUNSFIELD,
        NAMED,
        ARBITRARY,
        ACTIVITY,
        TABLE
    }

    private static final Map<String, ImageClass> BY_UID =
            Arrays.stream(values()).collect(Collectors.toMap(c -> c.uid, Function.identity()));

    private final String uid;
    private final Layout layout;
    private final Place place;
    private final Units units;
    private final List<String> modalities;

    /** @param modalities those allowed; any where the object definition names none */
    ImageClass(String suffix, Layout layout, Place place, Units units, String... modalities) {
        this.uid = "1.2.840.10008.5.1.4.1.1." + suffix;
        this.layout = layout;
        this.place = place;
        this.units = units;
        this.modalities = List.of(modalities);
    }

    /** @throws DiagnosisException OBJECT_CLASS_UNSUPPORTED, naming the UID and, of well-known classes, what they hold */
    static ImageClass of(String uid) {
        ImageClass known = BY_UID.get(uid);
        if (known == null) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                    DicomAttribute.SOP_CLASS_UID.toString(),
                    uid + OtherClass.in(uid) + " is not among the object classes that are read");
        }
        return known;
    }

    String uid() {
        return uid;
    }

    Layout layout() {
        return layout;
    }

    Units units() {
        return units;
    }

    Place place() {
        return place;
    }

    /** Whether frames are slices: position, orientation, spacing and a frame of reference are then required. */
    boolean isInPatient() {
        return place == Place.PATIENT;
    }

    /** @throws DiagnosisException MALFORMED_ATTRIBUTE */
    void requireModality(String modality) {
        if (!modalities.isEmpty() && !modalities.contains(modality)) {
            throw DicomAttribute.MODALITY.malformed(
                    "must be " + String.join(" or ", modalities) + " in its object class");
        }
    }
}
