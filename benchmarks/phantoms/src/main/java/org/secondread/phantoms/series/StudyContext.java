package org.secondread.phantoms.series;

/**
 * The examination the series belongs to.
 *
 * @param date YYYYMMDD
 * @param time HHMMSS
 * @param bodyPart a defined term of PS3.16 annex L, such as CHEST
 */
public record StudyContext(
        String accessionNumber,
        String studyId,
        String studyDescription,
        String seriesDescription,
        int seriesNumber,
        String bodyPart,
        String date,
        String time) {

    public static final StudyContext CHEST = new StudyContext(
            "ACC-20260105-17",
            "4711",
            "CT chest without contrast",
            "Phantom, lung kernel",
            3,
            "CHEST",
            "20260105",
            "093015");
}
