package org.secondread.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secondread.domain.ImageGrid.DetectorSpacing;
import org.secondread.preprocessing.dicom.ImageView;
import org.secondread.preprocessing.volume.PlanarImage;

/** An image that is no slice, as {@code inspect} prints it. */
final class InspectedImage {
    private InspectedImage() {}

    static Map<String, Object> describe(PlanarImage image) {
        Map<String, Object> map = new LinkedHashMap<>();
        image.frame().instanceNumber().ifPresent(number -> map.put("instanceNumber", number));
        image.frame().frameNumber().ifPresent(number -> map.put("frame", number));
        map.put("columnsRows", List.of(image.grid().columns(), image.grid().rows()));
        map.put("photometricInterpretation", image.photometric().term());
        map.put("bitsStored", image.format().bitsStored());
        addView(map, image.view());
        if (image.photometric().isMonochrome()) {
            map.put("unit", image.units().unit().value());
            image.statistics().ifPresent(values -> map.put("values", InspectedVolume.statistics(values)));
        }
        return map;
    }

    private static void addView(Map<String, Object> map, ImageView view) {
        view.spacing().ifPresent(spacing -> map.put("detectorSpacingXyMm", list(spacing)));
        view.calibration().ifPresent(spacing -> map.put("calibratedSpacingXyMm", list(spacing)));
        if (!view.patientOrientation().isEmpty()) {
            map.put("patientOrientation", view.patientOrientation());
        }
        view.viewPosition().ifPresent(position -> map.put("viewPosition", position));
        view.laterality().ifPresent(laterality -> map.put("laterality", laterality));
        view.presentationIntent().ifPresent(intent -> map.put("presentationIntent", intent));
        view.intensityRelationship().ifPresent(relationship -> map.put("intensityRelationship", relationship));
    }

    private static List<Double> list(DetectorSpacing spacing) {
        return List.of(spacing.betweenColumnsMm(), spacing.betweenRowsMm());
    }
}
