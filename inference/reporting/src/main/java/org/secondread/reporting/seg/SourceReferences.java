package org.secondread.reporting.seg;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.object.Items;

/**
 * Common Instance Reference (PS3.3 C.12.2): the source series with every instance of it. Viewers that do not find it cannot
 * lay the segments over the images.
 */
final class SourceReferences {
    private final Volume volume;

    SourceReferences(Volume volume) {
        this.volume = volume;
    }

    void write(Attributes object) {
        Attributes series = Items.one(object, Tag.ReferencedSeriesSequence);
        series.setString(Tag.SeriesInstanceUID, VR.UI, volume.source().seriesInstanceUid());
        instances().forEach((uid, sopClass) -> {
            Attributes item = Items.another(series, Tag.ReferencedInstanceSequence);
            item.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClass);
            item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, uid);
        });
    }

    private Map<String, String> instances() {
        Map<String, String> classByUid = new LinkedHashMap<>();
        for (SourceFrame frame : volume.frames()) {
            classByUid.put(frame.sopInstanceUid(), frame.sopClassUid());
        }
        return classByUid;
    }
}
