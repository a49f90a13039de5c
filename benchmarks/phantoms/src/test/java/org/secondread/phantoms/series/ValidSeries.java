package org.secondread.phantoms.series;

import java.util.stream.Stream;
import org.secondread.phantoms.space.Orientation;

/** The variants in which valid series are tried. */
final class ValidSeries {

    private ValidSeries() {}

    static Stream<Orientation> orientations() {
        return Stream.of(
                Orientation.AXIAL,
                Orientation.AXIAL_LEFT_RIGHT_FLIPPED,
                Orientation.AXIAL_UPSIDE_DOWN,
                Orientation.AXIAL_PRONE,
                Orientation.CORONAL,
                Orientation.SAGITTAL,
                Orientation.AXIAL.turned(12, -23, 34),
                Orientation.SAGITTAL.turned(-5, 8, 61));
    }

    /** Encodings that CT allows: 16 bits allocated, 12 to 16 stored. */
    static Stream<PixelEncoding> encodings() {
        return Stream.of(
                PixelEncoding.CT_12_BIT,
                PixelEncoding.CT_16_BIT_SIGNED,
                PixelEncoding.unsigned(16).withRescale(1, -1024),
                PixelEncoding.signed(12).withRescale(1, 900),
                PixelEncoding.unsigned(14).withRescale(0.25, -1000),
                PixelEncoding.signed(16).withRescale(0.1, 12.5),
                PixelEncoding.CT_12_BIT.withPhotometric("MONOCHROME1"));
    }

    static Stream<PatientIdentity> patients() {
        return Stream.of(PatientIdentity.LATIN, PatientIdentity.CHINESE_GB18030, PatientIdentity.CHINESE_UTF_8);
    }
}
