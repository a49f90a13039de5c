package org.secondread.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.SeriesInspection;
import org.secondread.preprocessing.volume.ValueStatistics;

/** What {@code inspect} says of one volume, as keys and values in the order in which they are printed. */
final class InspectedVolume {
    private InspectedVolume() {}

    static Map<String, Object> describe(SeriesInspection found) {
        PatientGrid grid = found.grid();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sizeXyz", List.of(grid.sizeX(), grid.sizeY(), grid.sizeZ()));
        map.put("spacingXyzMm", list(grid.spacingMm()));
        map.put("originMm", list(grid.originMm()));
        map.put("xDirection", list(grid.xDirection()));
        map.put("yDirection", list(grid.yDirection()));
        map.put("zDirection", list(grid.zDirection()));
        map.put("indexToPatient", matrix(grid.indexToPatient()));
        found.sliceThicknessMm().ifPresent(mm -> map.put("sliceThicknessMm", mm));
        map.put("unit", found.unit().value());
        map.put("values", statistics(found.values()));
        found.valuesWithoutPadding().ifPresent(values -> map.put("valuesWithoutPadding", statistics(values)));
        map.put("completeness", completeness(found));
        map.put("remarks", found.deviations().stream().map(Object::toString).toList());
        return map;
    }

    private static String completeness(SeriesInspection found) {
        String numbers = found.missingInstanceNumbers() == 0
                ? ""
                : "; " + found.missingInstanceNumbers()
                        + " instance numbers between the first and the last are not used";
        return "no holes: " + found.grid().sizeZ() + " slices on a regular grid" + numbers;
    }

    private static Map<String, Object> statistics(ValueStatistics values) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("smallest", values.min());
        map.put("largest", values.max());
        map.put("mean", values.mean());
        return map;
    }

    private static List<Double> list(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<List<Double>> matrix(double[] rows) {
        List<List<Double>> matrix = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            matrix.add(List.of(rows[4 * row], rows[4 * row + 1], rows[4 * row + 2], rows[4 * row + 3]));
        }
        return matrix;
    }
}
