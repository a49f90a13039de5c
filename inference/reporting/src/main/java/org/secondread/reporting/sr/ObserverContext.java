package org.secondread.reporting.sr;

import org.secondread.reporting.Provenance;
import org.secondread.reporting.ReportSettings;
import org.secondread.reporting.Result;
import org.secondread.reporting.coding.Code;

/** Who observed: this device (TID 1001, 1002, 1004), and which procedure it reports on (TID 1500 row 4). */
final class ObserverContext {
    private final Result result;

    ObserverContext(Result result) {
        this.result = result;
    }

    void write(ContentItem root) {
        ReportSettings settings = result.settings();
        Provenance provenance = result.source().provenance();
        root.code(Relationship.HAS_OBS_CONTEXT, Code.OBSERVER_TYPE, Code.DEVICE);
        root.uid(Relationship.HAS_OBS_CONTEXT, Code.DEVICE_UID, provenance.deviceUid());
        root.text(Relationship.HAS_OBS_CONTEXT, Code.DEVICE_NAME, ReportSettings.DEVICE_NAME);
        root.text(Relationship.HAS_OBS_CONTEXT, Code.DEVICE_MANUFACTURER, settings.manufacturer());
        root.text(
                Relationship.HAS_OBS_CONTEXT,
                Code.DEVICE_MODEL_NAME,
                ReportSettings.DEVICE_NAME + " " + provenance.softwareVersion());
        root.text(Relationship.HAS_OBS_CONTEXT, Code.DEVICE_SERIAL_NUMBER, settings.deviceSerialNumber());
        root.code(Relationship.HAS_CONCEPT_MOD, Code.PROCEDURE_REPORTED, procedure());
    }

    /** A term of CID 100, which names procedures by modality alone; the region stands in the image library. */
    private Code procedure() {
        return switch (result.source().volume().source().modality()) {
            case "CT" -> Code.CT_PROCEDURE;
            case "MR" -> Code.MR_PROCEDURE;
            default -> Code.IMAGING_PROCEDURE;
        };
    }
}
