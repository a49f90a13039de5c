package org.secondread.reporting.seg;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Finding;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.object.CodeItem;
import org.secondread.reporting.object.Items;
import org.secondread.reporting.object.Tags;

/** Segment Sequence (0062,0002), PS3.3 table C.8.20-4: what each segment is, where, who found it, and its colour. */
final class Segments {
    private final Result result;
    private final CodeItem codes;

    Segments(Result result, CodeItem codes) {
        this.result = result;
        this.codes = codes;
    }

    void write(Attributes object) {
        for (ReportedFinding segment : result.segments()) {
            writeSegment(Items.another(object, Tag.SegmentSequence), segment);
        }
    }

    private void writeSegment(Attributes item, ReportedFinding segment) {
        Finding finding = segment.finding();
        int number = segment.segmentNumber().orElseThrow();
        String meaning = Code.meaning(finding.code(), result.settings().language());
        item.setInt(Tag.SegmentNumber, VR.US, number);
        item.setString(Tag.SegmentLabel, VR.LO, meaning + " " + segment.number());
        codes.write(item, Tag.SegmentedPropertyCategoryCodeSequence, Code.ABNORMAL_STRUCTURE);
        codes.write(item, Tag.SegmentedPropertyTypeCodeSequence, finding.code());
        Attributes region = codes.write(item, Tag.AnatomicRegionSequence, finding.site());
        finding.laterality().ifPresent(side -> codes.write(region, Tag.AnatomicRegionModifierSequence, side));
        item.setString(Tags.TrackingID, VR.UT, segment.tracking().identifier());
        item.setString(Tags.TrackingUID, VR.UI, segment.tracking().uid());
        item.setInt(Tags.RecommendedDisplayCIELabValue, VR.US, DisplayColour.ofSegment(number));
        writeAlgorithm(item);
    }

    /** Algorithm Identification Macro, PS3.3 table 10-19. */
    private void writeAlgorithm(Attributes item) {
        ModelIdentity model = result.source().provenance().model();
        item.setString(Tag.SegmentAlgorithmType, VR.CS, "AUTOMATIC");
        item.setString(Tag.SegmentAlgorithmName, VR.LO, model.name());
        Attributes algorithm = Items.one(item, Tags.SegmentationAlgorithmIdentificationSequence);
        codes.write(algorithm, Tags.AlgorithmFamilyCodeSequence, Code.ARTIFICIAL_INTELLIGENCE);
        algorithm.setString(Tags.AlgorithmName, VR.LO, model.name());
        algorithm.setString(Tags.AlgorithmVersion, VR.LO, model.version());
        algorithm.setString(Tags.AlgorithmParameters, VR.LT, "sha256=" + model.sha256());
        algorithm.setString(Tags.AlgorithmSource, VR.LO, model.manufacturer());
    }
}
