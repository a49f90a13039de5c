package org.secondread.reporting.sr;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.SourceFrame;
import org.secondread.reporting.coding.Code;
import org.secondread.reporting.object.CodeItem;
import org.secondread.reporting.object.DecimalText;
import org.secondread.reporting.object.Items;

/**
 * A content item that children are added to; each call adds one item by PS3.3 C.17.3 and C.18 and gives it back, so that
 * the code reads like the template's rows.
 */
final class ContentItem {
    private static final String SEPARATE = "SEPARATE";

    private final Attributes attributes;
    private final CodeItem codes;

    private ContentItem(Attributes attributes, CodeItem codes) {
        this.attributes = attributes;
        this.codes = codes;
    }

    /** Makes a data set the root container of a document that follows a template of PS3.16. */
    static ContentItem root(Attributes document, Code title, String templateId, CodeItem codes) {
        ContentItem root = new ContentItem(document, codes);
        root.beContainer(title.concept());
        root.followTemplate(templateId);
        return root;
    }

    ContentItem container(Relationship relationship, Code name) {
        ContentItem item = child(relationship);
        item.beContainer(name.concept());
        return item;
    }

    /** A container that follows a template. */
    ContentItem container(Relationship relationship, Code name, String templateId) {
        ContentItem item = container(relationship, name);
        item.followTemplate(templateId);
        return item;
    }

    ContentItem code(Relationship relationship, Code name, CodedConcept value) {
        ContentItem item = child(relationship, "CODE", name.concept());
        codes.write(item.attributes, Tag.ConceptCodeSequence, value);
        return item;
    }

    ContentItem code(Relationship relationship, Code name, Code value) {
        return code(relationship, name, value.concept());
    }

    ContentItem text(Relationship relationship, Code name, String value) {
        ContentItem item = child(relationship, "TEXT", name.concept());
        item.attributes.setString(Tag.TextValue, VR.UT, value);
        return item;
    }

    ContentItem uid(Relationship relationship, Code name, String value) {
        ContentItem item = child(relationship, "UIDREF", name.concept());
        item.attributes.setString(Tag.UID, VR.UI, value);
        return item;
    }

    ContentItem date(Relationship relationship, Code name, String value) {
        ContentItem item = child(relationship, "DATE", name.concept());
        item.attributes.setString(Tag.Date, VR.DA, value);
        return item;
    }

    ContentItem time(Relationship relationship, Code name, String value) {
        ContentItem item = child(relationship, "TIME", name.concept());
        item.attributes.setString(Tag.Time, VR.TM, value);
        return item;
    }

    ContentItem number(Relationship relationship, CodedConcept name, BigDecimal value, CodedConcept unit) {
        ContentItem item = child(relationship, "NUM", name);
        Attributes measured = Items.one(item.attributes, Tag.MeasuredValueSequence);
        measured.setString(Tag.NumericValue, VR.DS, DecimalText.of(value));
        codes.write(measured, Tag.MeasurementUnitsCodeSequence, unit);
        return item;
    }

    /** A source image, without a name where the template gives none. */
    ContentItem image(Relationship relationship, SourceFrame frame) {
        return ofImage(child(relationship), frame);
    }

    ContentItem image(Relationship relationship, Code name, SourceFrame frame) {
        return ofImage(child(relationship, "IMAGE", name.concept()), frame);
    }

    /** A segment of a segmentation. */
    ContentItem segment(Relationship relationship, Code name, String sopClassUid, String sopInstanceUid, int number) {
        ContentItem item = child(relationship, "IMAGE", name.concept());
        Attributes reference = item.reference(sopClassUid, sopInstanceUid);
        reference.setInt(Tag.ReferencedSegmentNumber, VR.US, number);
        return item;
    }

    /**
     * A line through points of an image.
     *
     * @param columnsAndRows column and row of each point; the upper left corner of the upper left pixel is (0, 0), so the
     *     centre of a pixel lies at half a pixel (PS3.3 C.18.6.1.2)
     */
    ContentItem polyline(Relationship relationship, Code name, float... columnsAndRows) {
        ContentItem item = child(relationship, "SCOORD", name.concept());
        item.attributes.setString(Tag.GraphicType, VR.CS, "POLYLINE");
        item.attributes.setFloat(Tag.GraphicData, VR.FL, columnsAndRows);
        return item;
    }

    private ContentItem ofImage(ContentItem item, SourceFrame frame) {
        item.attributes.setString(Tag.ValueType, VR.CS, "IMAGE");
        Attributes reference = item.reference(frame.sopClassUid(), frame.sopInstanceUid());
        OptionalInt frameNumber = frame.frameNumber();
        if (frameNumber.isPresent()) {
            reference.setString(Tag.ReferencedFrameNumber, VR.IS, Integer.toString(frameNumber.getAsInt()));
        }
        return item;
    }

    private Attributes reference(String sopClassUid, String sopInstanceUid) {
        Attributes reference = Items.one(attributes, Tag.ReferencedSOPSequence);
        reference.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClassUid);
        reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, sopInstanceUid);
        return reference;
    }

    private ContentItem child(Relationship relationship, String valueType, CodedConcept name) {
        ContentItem item = child(relationship);
        item.attributes.setString(Tag.ValueType, VR.CS, valueType);
        codes.write(item.attributes, Tag.ConceptNameCodeSequence, name);
        return item;
    }

    private ContentItem child(Relationship relationship) {
        Attributes item = Items.another(attributes, Tag.ContentSequence);
        item.setString(Tag.RelationshipType, VR.CS, relationship.value());
        return new ContentItem(item, codes);
    }

    private void beContainer(CodedConcept name) {
        attributes.setString(Tag.ValueType, VR.CS, "CONTAINER");
        attributes.setString(Tag.ContinuityOfContent, VR.CS, SEPARATE);
        codes.write(attributes, Tag.ConceptNameCodeSequence, name);
    }

    private void followTemplate(String templateId) {
        Attributes template = Items.one(attributes, Tag.ContentTemplateSequence);
        template.setString(Tag.MappingResource, VR.CS, "DCMR");
        template.setString(Tag.TemplateIdentifier, VR.CS, templateId);
    }
}
