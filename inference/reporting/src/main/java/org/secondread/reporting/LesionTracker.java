package org.secondread.reporting;

import java.util.HashMap;
import java.util.Map;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Location;

/**
 * Gives each lesion of one series a tracking identity that comes out the same whenever the same model reads the same
 * series: it derives from series, model name, kind of finding and the 5 mm cell of the patient that holds the centre, not
 * from rank, score or analysis. Repeated runs differ by rounding in the last digits only, far below a cell. A second
 * finding in one cell is told apart by a counter.
 */
final class LesionTracker {
    private static final double CELL_MM = 5;
    private static final int LABEL_DIGITS = 8;

    private final String seriesInstanceUid;
    private final String modelName;
    private final Map<String, Integer> seen = new HashMap<>();

    LesionTracker(String seriesInstanceUid, String modelName) {
        this.seriesInstanceUid = seriesInstanceUid;
        this.modelName = modelName;
    }

    Tracking track(Finding finding) {
        return named(key(finding.code()) + " " + place(finding.location()));
    }

    /** The triage statement on the whole series. */
    Tracking triage(CodedConcept suspected) {
        return named("triage " + key(suspected));
    }

    private Tracking named(String key) {
        int count = seen.merge(key, 1, Integer::sum);
        String uid = DerivedUid.of("tracking", seriesInstanceUid, modelName, key, Integer.toString(count));
        return new Tracking(modelName + "-" + uid.substring(uid.length() - LABEL_DIGITS), uid);
    }

    private static String place(Location location) {
        if (location instanceof Location.Region region) {
            Vector3 centre = region.centreMm();
            return cell(centre.x()) + "," + cell(centre.y()) + "," + cell(centre.z());
        }
        return "series";
    }

    private static long cell(double mm) {
        return Math.round(mm / CELL_MM);
    }

    private static String key(CodedConcept concept) {
        return concept.scheme() + ":" + concept.value();
    }
}
