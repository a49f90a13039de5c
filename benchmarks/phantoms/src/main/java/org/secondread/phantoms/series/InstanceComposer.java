package org.secondread.phantoms.series;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.phantoms.space.Seeds;
import org.secondread.phantoms.space.SeriesGeometry;

/** Composes the instances of a series: CT Image (PS3.3 A.3) or MR Image (A.4) with all attributes that these require. */
public final class InstanceComposer {

    private final PhantomSeries series;
    private final SeriesOptions options;
    private final PhantomUids uids;
    private final List<Integer> instanceNumbers;
    private final List<Integer> fileNumbers;

    public InstanceComposer(PhantomSeries series, SeriesOptions options) {
        this.series = series;
        this.options = options;
        this.uids = new PhantomUids(options.seed());
        int slices = series.geometry().slices();
        this.instanceNumbers = options.numbering().numbers(slices, options.seed());
        this.fileNumbers = IntStream.rangeClosed(1, slices).boxed().collect(Collectors.toList());
        if (options.shuffledFiles()) {
            Collections.shuffle(fileNumbers, Seeds.random(options.seed(), 1));
        }
    }

    /** All instances in the order of their slices along the normal. */
    public static List<Instance> composeAll(PhantomSeries series, SeriesOptions options) {
        InstanceComposer composer = new InstanceComposer(series, options);
        return IntStream.range(0, series.geometry().slices())
                .parallel()
                .mapToObj(composer::compose)
                .toList();
    }

    /** One slice, counted from 0 along the normal. */
    public Instance compose(int slice) {
        Attributes dataset = new Attributes();
        patientAndStudy(dataset);
        seriesAndEquipment(dataset);
        imageAndPlane(dataset, slice);
        switch (options.modality()) {
            case CT -> ctImage(dataset);
            case MR -> mrImage(dataset);
        }
        pixels(dataset, slice);
        return new Instance(fileName(slice), options.syntax(), dataset);
    }

    private String fileName(int slice) {
        String digits = Integer.toString(10_000 + fileNumbers.get(slice)).substring(1);
        return "IM" + digits + ".dcm";
    }

    private void patientAndStudy(Attributes dataset) {
        PatientIdentity patient = options.patient();
        StudyContext study = options.study();
        dataset.setString(
                Tag.SpecificCharacterSet, VR.CS, patient.characterSet().definedTerm());
        dataset.setString(Tag.PatientName, VR.PN, patient.name());
        dataset.setString(Tag.PatientID, VR.LO, patient.id());
        dataset.setString(Tag.IssuerOfPatientID, VR.LO, patient.issuer());
        dataset.setString(Tag.PatientBirthDate, VR.DA, patient.birthDate());
        dataset.setString(Tag.PatientSex, VR.CS, patient.sex());
        dataset.setString(Tag.StudyInstanceUID, VR.UI, uids.study());
        dataset.setString(Tag.StudyDate, VR.DA, study.date());
        dataset.setString(Tag.StudyTime, VR.TM, study.time());
        dataset.setString(Tag.StudyID, VR.SH, study.studyId());
        dataset.setString(Tag.AccessionNumber, VR.SH, study.accessionNumber());
        dataset.setString(Tag.ReferringPhysicianName, VR.PN, "Referrer^Ada");
        dataset.setString(Tag.StudyDescription, VR.LO, study.studyDescription());
    }

    private void seriesAndEquipment(Attributes dataset) {
        StudyContext study = options.study();
        dataset.setString(Tag.Modality, VR.CS, options.modality().name());
        dataset.setString(Tag.SeriesInstanceUID, VR.UI, uids.series());
        dataset.setString(Tag.SeriesNumber, VR.IS, Integer.toString(study.seriesNumber()));
        dataset.setString(Tag.SeriesDate, VR.DA, study.date());
        dataset.setString(Tag.SeriesTime, VR.TM, study.time());
        dataset.setString(Tag.SeriesDescription, VR.LO, study.seriesDescription());
        dataset.setString(Tag.BodyPartExamined, VR.CS, study.bodyPart());
        dataset.setString(Tag.PatientPosition, VR.CS, "HFS");
        dataset.setString(Tag.Manufacturer, VR.LO, "SecondRead");
        dataset.setString(Tag.ManufacturerModelName, VR.LO, "Phantom");
        dataset.setString(Tag.DeviceSerialNumber, VR.LO, "0");
        dataset.setString(Tag.SoftwareVersions, VR.LO, "1");
        dataset.setString(Tag.FrameOfReferenceUID, VR.UI, uids.frameOfReference());
        dataset.setNull(Tag.PositionReferenceIndicator, VR.LO);
    }

    private void imageAndPlane(Attributes dataset, int slice) {
        SeriesGeometry geometry = series.geometry();
        StudyContext study = options.study();
        dataset.setString(Tag.SOPClassUID, VR.UI, options.modality().storageClassUid());
        dataset.setString(Tag.SOPInstanceUID, VR.UI, uids.instance(slice));
        dataset.setString(Tag.InstanceNumber, VR.IS, instanceNumbers.get(slice).toString());
        dataset.setString(Tag.AcquisitionNumber, VR.IS, "1");
        dataset.setString(Tag.AcquisitionDate, VR.DA, study.date());
        dataset.setString(Tag.AcquisitionTime, VR.TM, study.time());
        dataset.setString(Tag.ContentDate, VR.DA, study.date());
        dataset.setString(Tag.ContentTime, VR.TM, study.time());
        dataset.setString(
                Tag.PixelSpacing, VR.DS, DecimalString.of(geometry.rowSpacingMm(), geometry.columnSpacingMm()));
        dataset.setString(
                Tag.ImageOrientationPatient,
                VR.DS,
                DecimalString.of(
                        geometry.orientation().rowDirection(),
                        geometry.orientation().columnDirection()));
        dataset.setString(Tag.ImagePositionPatient, VR.DS, DecimalString.of(geometry.positionOf(slice)));
        dataset.setString(Tag.SliceThickness, VR.DS, DecimalString.of(geometry.sliceThicknessMm()));
    }

    private void ctImage(Attributes dataset) {
        dataset.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
        dataset.setString(Tag.KVP, VR.DS, "120");
        dataset.setString(Tag.XRayTubeCurrent, VR.IS, "180");
        dataset.setString(Tag.ExposureTime, VR.IS, "500");
        dataset.setString(Tag.ConvolutionKernel, VR.SH, "LUNG");
        dataset.setString(Tag.GantryDetectorTilt, VR.DS, "0");
        dataset.setString(Tag.WindowCenter, VR.DS, "-500");
        dataset.setString(Tag.WindowWidth, VR.DS, "1500");
        rescale(dataset);
        dataset.setString(Tag.RescaleType, VR.LO, "HU");
    }

    private void mrImage(Attributes dataset) {
        dataset.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "M");
        dataset.setString(Tag.ScanningSequence, VR.CS, "SE");
        dataset.setString(Tag.SequenceVariant, VR.CS, "NONE");
        dataset.setNull(Tag.ScanOptions, VR.CS);
        dataset.setString(Tag.MRAcquisitionType, VR.CS, "2D");
        dataset.setString(Tag.RepetitionTime, VR.DS, "500");
        dataset.setString(Tag.EchoTime, VR.DS, "15");
        dataset.setString(Tag.EchoTrainLength, VR.IS, "1");
        dataset.setString(Tag.MagneticFieldStrength, VR.DS, "1.5");
        if (options.pixels().hasRescale()) {
            rescale(dataset);
        }
    }

    private void rescale(Attributes dataset) {
        dataset.setString(
                Tag.RescaleIntercept, VR.DS, DecimalString.of(options.pixels().intercept()));
        dataset.setString(
                Tag.RescaleSlope, VR.DS, DecimalString.of(options.pixels().slope()));
    }

    private void pixels(Attributes dataset, int slice) {
        PixelEncoding pixels = options.pixels();
        dataset.setInt(Tag.SamplesPerPixel, VR.US, 1);
        dataset.setString(Tag.PhotometricInterpretation, VR.CS, pixels.photometric());
        dataset.setInt(Tag.Rows, VR.US, series.geometry().rows());
        dataset.setInt(Tag.Columns, VR.US, series.geometry().columns());
        dataset.setInt(Tag.BitsAllocated, VR.US, pixels.bitsAllocated());
        dataset.setInt(Tag.BitsStored, VR.US, pixels.bitsStored());
        dataset.setInt(Tag.HighBit, VR.US, pixels.highBit());
        dataset.setInt(Tag.PixelRepresentation, VR.US, pixels.signed() ? 1 : 0);
        dataset.setBytes(
                Tag.PixelData, pixels.bitsAllocated() == 8 ? VR.OB : VR.OW, pixels.encode(series.slice(slice)));
    }
}
