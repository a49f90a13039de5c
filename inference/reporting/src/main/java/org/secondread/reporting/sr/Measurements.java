package org.secondread.reporting.sr;

import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Location;
import org.secondread.models.extraction.Measurement;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.preprocessing.volume.Volume.ImageShift;
import org.secondread.reporting.Precision;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.object.Uids;

/**
 * Imaging Measurements (TID 1500 row 6): one group per finding, by TID 1411 for a region and TID 1501 for the whole series.
 */
final class Measurements {
    private final Result result;
    private final Algorithm algorithm;

    Measurements(Result result) {
        this.result = result;
        this.algorithm = new Algorithm(result.source().provenance());
    }

    /** Without findings there is no container: the evaluations then say so. */
    void write(ContentItem root) {
        if (!result.findings().isEmpty()) {
            ContentItem measurements = root.container(Relationship.CONTAINS, Code.IMAGING_MEASUREMENTS);
            result.findings().forEach(finding -> writeFinding(measurements, finding));
        }
    }

    private void writeFinding(ContentItem measurements, ReportedFinding reported) {
        Finding finding = reported.finding();
        String template = reported.region().isPresent() ? Group.VOLUMETRIC_REGION : Group.WHOLE_IMAGES;
        ContentItem group = new Group(template, reported.tracking(), finding.code()).write(measurements);
        algorithm.identify(group);
        writeSite(group, finding);
        reported.segmentNumber().ifPresent(segment -> writeRegion(group, reported, segment));
        for (Measurement measurement : finding.measurements()) {
            writeMeasurement(group, measurement, reported);
        }
        ScoreItem.write(group, finding.score());
    }

    /** TID 1419 rows 2 and 3. */
    private static void writeSite(ContentItem group, Finding finding) {
        ContentItem site = group.code(Relationship.HAS_CONCEPT_MOD, Code.FINDING_SITE, finding.site());
        finding.laterality().ifPresent(side -> site.code(Relationship.HAS_CONCEPT_MOD, Code.LATERALITY, side));
    }

    /** TID 1411 rows 7 and 11. */
    private void writeRegion(ContentItem group, ReportedFinding reported, int segment) {
        String segmentation = result.plan().sopInstanceUid(ResultForm.SEGMENTATION);
        group.segment(Relationship.CONTAINS, Code.REFERENCED_SEGMENT, Uids.SEGMENTATION, segmentation, segment);
        for (SourceFrame slice : reported.slices()) {
            group.image(Relationship.CONTAINS, Code.SOURCE_IMAGE, slice);
        }
    }

    /** TID 1419 rows 5 and 8; an axis also with the line that was measured, by TID 320 row 3. */
    private void writeMeasurement(ContentItem group, Measurement measurement, ReportedFinding reported) {
        ContentItem number = group.number(
                Relationship.CONTAINS,
                measurement.concept(),
                Precision.of(measurement.value(), measurement.unit()),
                measurement.unit());
        measurement.derivation().ifPresent(how -> number.code(Relationship.HAS_CONCEPT_MOD, Code.DERIVATION, how));
        reported.region().ifPresent(region -> {
            if (Code.LONG_AXIS.is(measurement.concept())) {
                writeLine(number, region.longAxis());
            } else if (Code.SHORT_AXIS.is(measurement.concept())) {
                writeLine(number, region.shortAxis());
            }
        });
    }

    private void writeLine(ContentItem number, Location.Diameter diameter) {
        Volume volume = result.source().volume();
        PatientGrid grid = volume.grid();
        Vector3 from = grid.toIndex(diameter.fromMm());
        Vector3 to = grid.toIndex(diameter.toMm());
        ImageShift shift = volume.shift(diameter.slice());
        number.polyline(
                        Relationship.INFERRED_FROM,
                        Code.PATH,
                        onImage(from.x() + shift.columns()),
                        onImage(from.y() + shift.rows()),
                        onImage(to.x() + shift.columns()),
                        onImage(to.y() + shift.rows()))
                .image(Relationship.SELECTED_FROM, volume.frames().get(diameter.slice()));
    }

    /** Image coordinates begin at the edge of the first pixel, indices at its centre. */
    private static float onImage(double index) {
        return (float) (index + 0.5);
    }
}
