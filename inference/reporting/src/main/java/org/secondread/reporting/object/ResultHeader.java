package org.secondread.reporting.object;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.reporting.DerivedUid;
import org.secondread.reporting.Provenance;
import org.secondread.reporting.ReportSettings;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.coding.Code;

/**
 * The modules that every result object has: General Series, General and Enhanced General Equipment, SOP Common with
 * Contributing Equipment (PS3.3 C.7.3.1, C.7.5, C.12.1). Identity of patient and study follows last, by {@link #finish}.
 */
public final class ResultHeader {
    private static final String CODING_SCHEME_UID = DerivedUid.of("coding scheme", Code.PRIVATE_SCHEME);

    private final Result result;
    private final SourceHeader source;
    private final Attributes sourceAttributes;
    private final DicomClock clock;
    private final CodeItem codes;

    public ResultHeader(Result result) {
        this.result = result;
        this.source = result.source().volume().source();
        this.sourceAttributes = source.attributes();
        this.clock = DicomClock.of(sourceAttributes, result.settings().zone());
        this.codes = new CodeItem(result.settings().language());
    }

    /** A data set that holds what depends on the form only. */
    public Attributes begin(ResultForm form, String sopClassUid, String modality, int seriesNumber) {
        Attributes object = new Attributes();
        object.setString(Tag.SOPClassUID, VR.UI, sopClassUid);
        object.setString(Tag.SOPInstanceUID, VR.UI, result.plan().sopInstanceUid(form));
        object.setString(Tag.StudyInstanceUID, VR.UI, source.studyInstanceUid());
        object.setString(Tag.SeriesInstanceUID, VR.UI, result.plan().seriesInstanceUid(form));
        object.setString(Tag.Modality, VR.CS, modality);
        object.setString(Tag.SeriesNumber, VR.IS, Integer.toString(seriesNumber));
        object.setString(Tag.InstanceNumber, VR.IS, "1");
        object.setString(
                Tag.SeriesDescription,
                VR.LO,
                ReportSettings.DEVICE_NAME + " " + provenance().model());
        writeTimes(object);
        writeEquipment(object);
        writeCodingScheme(object);
        return object;
    }

    /** Adds patient and study, and settles the character set: the object's own content must be complete. */
    public SourceCopy finish(Attributes object) {
        return new SourceIdentity(sourceAttributes).copyInto(object);
    }

    public CodeItem codes() {
        return codes;
    }

    public DicomClock clock() {
        return clock;
    }

    /** The first source instance's data set, for values that a form carries over itself. */
    public Attributes sourceAttributes() {
        return sourceAttributes;
    }

    private void writeTimes(Attributes object) {
        String date = clock.date(provenance().startedAt());
        String time = clock.time(provenance().startedAt());
        for (int tag : new int[] {Tag.InstanceCreationDate, Tag.SeriesDate, Tag.ContentDate}) {
            object.setString(tag, VR.DA, date);
        }
        for (int tag : new int[] {Tag.InstanceCreationTime, Tag.SeriesTime, Tag.ContentTime}) {
            object.setString(tag, VR.TM, time);
        }
    }

    private void writeEquipment(Attributes object) {
        ReportSettings settings = result.settings();
        object.setString(Tag.Manufacturer, VR.LO, settings.manufacturer());
        object.setString(Tag.ManufacturerModelName, VR.LO, ReportSettings.DEVICE_NAME);
        object.setString(Tag.DeviceSerialNumber, VR.LO, settings.deviceSerialNumber());
        object.setString(Tag.SoftwareVersions, VR.LO, provenance().softwareVersion());
        writeAlgorithm(Items.one(object, Tag.ContributingEquipmentSequence));
    }

    /** The model as contributing equipment, as IHE AI Results asks; its device UID changes whenever the model does. */
    private void writeAlgorithm(Attributes item) {
        ModelIdentity model = provenance().model();
        item.setString(Tag.Manufacturer, VR.LO, model.manufacturer());
        item.setString(Tag.ManufacturerModelName, VR.LO, model.name());
        item.setString(Tag.SoftwareVersions, VR.LO, model.version());
        item.setString(Tag.DeviceUID, VR.UI, provenance().deviceUid());
        item.setString(
                Tag.ContributionDateTime, VR.DT, clock.dateTime(provenance().startedAt()));
        item.setString(Tag.ContributionDescription, VR.ST, "Model files sha256 " + model.sha256());
        codes.write(item, Tag.PurposeOfReferenceCodeSequence, Code.PROCESSING_EQUIPMENT);
    }

    private static void writeCodingScheme(Attributes object) {
        Attributes item = Items.one(object, Tag.CodingSchemeIdentificationSequence);
        item.setString(Tag.CodingSchemeDesignator, VR.SH, Code.PRIVATE_SCHEME);
        item.setString(Tag.CodingSchemeUID, VR.UI, CODING_SCHEME_UID);
        item.setString(Tag.CodingSchemeName, VR.ST, "SecondRead terms");
        item.setString(Tag.CodingSchemeResponsibleOrganization, VR.ST, "SecondRead");
    }

    private Provenance provenance() {
        return result.source().provenance();
    }
}
