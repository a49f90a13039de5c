package org.secondread.reporting.sr;

import org.secondread.domain.CodedConcept;
import org.secondread.reporting.Tracking;
import org.secondread.reporting.coding.Code;

/**
 * What every measurement group begins with (TID 1411 and 1501 rows 1 to 3b): what is spoken of, under which name.
 *
 * @param template its identifier in PS3.16
 */
record Group(String template, Tracking tracking, CodedConcept finding) {
    static final String VOLUMETRIC_REGION = "1411";
    static final String WHOLE_IMAGES = "1501";

    ContentItem write(ContentItem parent) {
        ContentItem group = parent.container(Relationship.CONTAINS, Code.MEASUREMENT_GROUP, template);
        group.text(Relationship.HAS_OBS_CONTEXT, Code.TRACKING_IDENTIFIER, tracking.identifier());
        group.uid(Relationship.HAS_OBS_CONTEXT, Code.TRACKING_UID, tracking.uid());
        group.code(Relationship.CONTAINS, Code.FINDING, finding);
        return group;
    }
}
