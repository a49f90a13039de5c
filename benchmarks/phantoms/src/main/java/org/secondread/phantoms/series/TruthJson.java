package org.secondread.phantoms.series;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;

/** Writes what is true of a series as JSON: its grid, and each nodule's place, size and density. */
public final class TruthJson {

    private TruthJson() {}

    public static String write(WrittenSeries written) {
        SeriesGeometry geometry = written.series().geometry();
        return """
                {
                  "seed": %d,
                  "studyInstanceUid": "%s",
                  "seriesInstanceUid": "%s",
                  "grid": {
                    "columns": %d, "rows": %d, "slices": %d,
                    "columnSpacingMm": %s, "rowSpacingMm": %s, "sliceSpacingMm": %s, "sliceThicknessMm": %s,
                    "originMm": %s,
                    "rowDirection": %s, "columnDirection": %s
                  },
                  "nodules": [%s]
                }
                """.formatted(
                        written.options().seed(),
                        written.uids().study(),
                        written.uids().series(),
                        geometry.columns(),
                        geometry.rows(),
                        geometry.slices(),
                        geometry.columnSpacingMm(),
                        geometry.rowSpacingMm(),
                        geometry.sliceSpacingMm(),
                        geometry.sliceThicknessMm(),
                        array(geometry.originMm()),
                        array(geometry.orientation().rowDirection()),
                        array(geometry.orientation().columnDirection()),
                        nodules(written.series().phantom().nodules()));
    }

    private static String nodules(List<Nodule> nodules) {
        return IntStream.range(0, nodules.size())
                .mapToObj(i -> nodule(i + 1, nodules.get(i)))
                .collect(Collectors.joining(","));
    }

    private static String nodule(int number, Nodule nodule) {
        return String.format(
                Locale.ROOT,
                "%n    {\"number\": %d, \"centreMm\": %s, \"diameterMm\": %.3f, \"volumeMm3\": %.3f, \"density\": \"%s\"}",
                number,
                array(nodule.centreMm()),
                nodule.diameterMm(),
                nodule.volumeMm3(),
                nodule.density());
    }

    private static String array(Vector3 v) {
        return String.format(Locale.ROOT, "[%.6f, %.6f, %.6f]", v.x(), v.y(), v.z());
    }
}
