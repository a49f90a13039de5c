package org.secondread.phantoms.series;

/**
 * Who is on the images. Every person here is invented.
 *
 * @param name Patient's Name in DICOM form: family^given, component groups divided by {@code =}
 * @param birthDate YYYYMMDD
 * @param sex M, F or O
 */
public record PatientIdentity(
        String name, String id, String issuer, String birthDate, String sex, CharacterSet characterSet) {

    public static final PatientIdentity LATIN =
            new PatientIdentity("Müller^Zoë", "PHANTOM-0001", "PHANTOM CLINIC", "19570312", "F", CharacterSet.LATIN_1);

    public static final PatientIdentity CHINESE_GB18030 = new PatientIdentity(
            "Wang^XiaoDong=王^小东", "PHANTOM-0002", "PHANTOM CLINIC", "19630821", "M", CharacterSet.GB18030);

    public static final PatientIdentity CHINESE_UTF_8 = new PatientIdentity(
            "Li^MeiLing=李^美玲", "PHANTOM-0003", "PHANTOM CLINIC", "19700105", "F", CharacterSet.UTF_8);
}
