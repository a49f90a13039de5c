package org.secondread.preprocessing.dicom;

/**
 * Everything that is accepted although it departs from the standard or from a regular volume. What is not in this table
 * is refused. Each deviation that occurs is written into the provenance of the results.
 */
public enum ToleratedDeviation {
    FILE_META_ABSENT("no file meta information: the encoding was taken from the data set itself", "PS3.10 7.1"),
    FILE_META_INCOMPLETE("file meta information does not name the instance; the data set does", "PS3.10 7.1"),
    FILE_META_LENGTH_WRONG(
            "the length of the meta information is absent or wrong; it ends with its group", "PS3.10 7.1"),
    PREAMBLE_ABSENT("the meta information stands without preamble and prefix", "PS3.10 7.1"),
    TRANSFER_SYNTAX_ABSENT("no transfer syntax is named: the encoding was taken from the data set", "PS3.10 7.1"),
    TRANSFER_SYNTAX_CONTRADICTED(
            "the data set has explicit VR where implicit is declared, or the reverse; it was read as it is",
            "PS3.10 7.1"),
    GROUP_LENGTH_WRONG("a retired group length does not fit its group; none is relied on", "PS3.5 7.2"),
    ODD_LENGTH("a value has an odd length and was read with it", "PS3.5 7.1"),
    ELEMENTS_OUT_OF_ORDER("data elements are not in the order of their tags", "PS3.5 7.1"),
    ELEMENT_REPEATED("a data element occurs twice with equal values", "PS3.5 7.1"),
    DELIMITERS_IRREGULAR("delimiters of sequences or items are missing, superfluous or have a length", "PS3.5 7.5"),
    ITEMS_IN_OTHER_ENCODING(
            "items have explicit VR in an implicit sequence, or the reverse, as their length proves", "PS3.5 7.5"),
    VR_UNKNOWN("a value representation is none; the element's length follows from the next element", "PS3.5 7.1.2"),
    CHARACTER_SET_MISSPELT("a character set is misspelt, and only one can be meant", "PS3.3 C.12.1.1.2"),
    CHARACTER_SET_COMBINED(
            "a character set that stands alone is named with others; it alone was used", "PS3.3 C.12.1.1.2"),
    CHARACTER_SET_UNDECLARED("text escapes to a character set that is not declared", "PS3.5 6.1.2.5.4"),
    VR_NOT_AS_DEFINED("text has the value representation of other text", "PS3.6 6"),
    PADDING_IRREGULAR("text is padded with a zero byte, or a UID with a space", "PS3.5 6.2"),
    INTEGER_AS_DECIMAL("an integer string is written as a decimal, such as 1.0", "PS3.5 6.2"),
    DECIMAL_STRING_TOO_LONG("a decimal string is longer than 16 characters", "PS3.5 6.2"),
    UID_LEADING_ZERO("a component of a UID begins with a zero", "PS3.5 9.1"),
    HIGH_BIT_SHIFTED("the value does not end at bit 0 of its cell", "PS3.5 8.1.1"),
    PIXEL_DATA_PADDED("Pixel Data is longer than the image; what follows the image is ignored", "PS3.5 8.1.1"),
    OFFSET_TABLE_WRONG("an offset table does not fit the fragments; the frames were found without it", "PS3.5 A.4"),
    SEQUENCE_DELIMITER_MISSING("the file ends after the last fragment, without a delimiter", "PS3.5 A.4"),
    TRAILING_BYTES("bytes that are no data element follow Pixel Data and are ignored", "PS3.10 7.2"),
    FUNCTIONAL_GROUP_TWICE(
            "a functional group is both shared and of single frames; that of the frame was used", "PS3.3 C.7.6.16.1.1"),
    UPTAKE_UNKNOWN(
            "weight, dose, times or corrections do not suffice for uptake values: the values are becquerels",
            "PS3.3 C.8.9.1"),
    DUPLICATE_DROPPED("an instance came more than once with equal bytes; one was kept", "PS3.3 C.12.1"),
    DIRECTIONS_NORMALISED("the direction cosines are not quite orthonormal and were made so", "PS3.3 C.7.6.2.1.1"),
    POSITIONS_OFF_GRID("slices lie beside their place on a regular grid, within the tolerance", "PS3.3 C.7.6.2.1.1"),
    SPACING_CONTRADICTED(
            "Spacing Between Slices differs from the distance of the positions, which was used", "PS3.3 C.8.3.1"),
    THICKNESS_AS_SPACING("a single slice has no distance to a next one; its thickness is used", "PS3.3 C.7.6.2.1.1"),
    SHEAR_CORRECTED("the stack was sheared, as by a tilted gantry, and was resampled", "PS3.3 C.7.6.2.1.1"),
    SPACING_RESAMPLED("the slices were irregularly spaced and were resampled", "PS3.3 C.7.6.2.1.1"),
    SERIES_SPLIT("the series holds several volumes; this is one of them", "PS3.3 C.7.3.1"),
    TRAITS_DIFFER(
            "images of one regular stack differ in what may tell volumes apart; their positions decided",
            "PS3.3 C.7.3.1"),
    IMAGES_LEFT_OUT("images of the series that are no slices were left out", "PS3.3 C.7.6.1.1.2");

    private final String sentence;
    private final String clause;

    ToleratedDeviation(String sentence, String clause) {
        this.sentence = sentence;
        this.clause = clause;
    }

    /** What was found and what was done, in a few words. */
    public String sentence() {
        return sentence;
    }

    /** The clause of the DICOM standard that the input departs from. */
    public String clause() {
        return clause;
    }
}
