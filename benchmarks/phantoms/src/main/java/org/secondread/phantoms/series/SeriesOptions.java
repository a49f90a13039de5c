package org.secondread.phantoms.series;

/**
 * How a series is written, apart from its geometry and content.
 *
 * @param shuffledFiles whether file names, and with them the order of a directory listing, are unrelated to the slices' order
 * @param seed all UIDs and random orders derive from it
 */
public record SeriesOptions(
        Modality modality,
        TransferSyntax syntax,
        PixelEncoding pixels,
        InstanceNumbering numbering,
        boolean shuffledFiles,
        PatientIdentity patient,
        StudyContext study,
        long seed) {

    /** An ordinary chest CT: explicit little endian, 12 bits, in order. */
    public static SeriesOptions ct(long seed) {
        return new SeriesOptions(
                Modality.CT,
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                PixelEncoding.CT_12_BIT,
                InstanceNumbering.ASCENDING,
                false,
                PatientIdentity.LATIN,
                StudyContext.CHEST,
                seed);
    }

    /** An ordinary MR series: explicit little endian, 12 bits without rescale, in order. */
    public static SeriesOptions mr(long seed) {
        return new SeriesOptions(
                Modality.MR,
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                PixelEncoding.MR_12_BIT,
                InstanceNumbering.ASCENDING,
                false,
                PatientIdentity.LATIN,
                StudyContext.CHEST,
                seed);
    }

    public SeriesOptions withSyntax(TransferSyntax newSyntax) {
        return new SeriesOptions(modality, newSyntax, pixels, numbering, shuffledFiles, patient, study, seed);
    }

    public SeriesOptions withPixels(PixelEncoding newPixels) {
        return new SeriesOptions(modality, syntax, newPixels, numbering, shuffledFiles, patient, study, seed);
    }

    public SeriesOptions withNumbering(InstanceNumbering newNumbering) {
        return new SeriesOptions(modality, syntax, pixels, newNumbering, shuffledFiles, patient, study, seed);
    }

    public SeriesOptions withShuffledFiles() {
        return new SeriesOptions(modality, syntax, pixels, numbering, true, patient, study, seed);
    }

    public SeriesOptions withPatient(PatientIdentity newPatient) {
        return new SeriesOptions(modality, syntax, pixels, numbering, shuffledFiles, newPatient, study, seed);
    }

    public SeriesOptions withStudy(StudyContext newStudy) {
        return new SeriesOptions(modality, syntax, pixels, numbering, shuffledFiles, patient, newStudy, seed);
    }

    /** Other UIDs and random orders, all else equal. */
    public SeriesOptions withSeed(long newSeed) {
        return new SeriesOptions(modality, syntax, pixels, numbering, shuffledFiles, patient, study, newSeed);
    }
}
