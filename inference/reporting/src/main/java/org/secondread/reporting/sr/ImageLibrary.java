package org.secondread.reporting.sr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.Result;
import org.secondread.reporting.coding.Code;

/** The images that were analysed, in one group with the descriptors that all of them share (TID 1600, 1602, 1604). */
final class ImageLibrary {
    private static final int SPACING_DECIMALS = 6;

    private final Volume volume;

    ImageLibrary(Result result) {
        this.volume = result.source().volume();
    }

    void write(ContentItem root) {
        ContentItem group = root.container(Relationship.CONTAINS, Code.IMAGE_LIBRARY)
                .container(Relationship.CONTAINS, Code.IMAGE_LIBRARY_GROUP);
        SourceHeader source = volume.source();
        modality().ifPresent(code -> group.code(Relationship.HAS_ACQ_CONTEXT, Code.MODALITY, code));
        source.bodyPartExamined()
                .flatMap(ImageLibrary::region)
                .ifPresent(region -> group.code(Relationship.HAS_ACQ_CONTEXT, Code.TARGET_REGION, region));
        writeStudy(group, source.attributes());
        source.frameOfReferenceUid()
                .ifPresent(uid -> group.uid(Relationship.HAS_ACQ_CONTEXT, Code.FRAME_OF_REFERENCE_UID, uid));
        writePlanes(group, volume.grid());
        volume.frames().forEach(frame -> group.image(Relationship.CONTAINS, frame));
    }

    private static void writeStudy(ContentItem group, Attributes source) {
        if (source.containsValue(Tag.StudyDate)) {
            group.date(Relationship.HAS_ACQ_CONTEXT, Code.STUDY_DATE, source.getString(Tag.StudyDate));
        }
        if (source.containsValue(Tag.StudyTime)) {
            group.time(Relationship.HAS_ACQ_CONTEXT, Code.STUDY_TIME, source.getString(Tag.StudyTime));
        }
    }

    private static void writePlanes(ContentItem group, PatientGrid grid) {
        number(group, Code.PIXEL_DATA_ROWS, BigDecimal.valueOf(grid.sizeY()), Code.PIXELS);
        number(group, Code.PIXEL_DATA_COLUMNS, BigDecimal.valueOf(grid.sizeX()), Code.PIXELS);
        number(group, Code.HORIZONTAL_PIXEL_SPACING, spacing(grid.spacingMm().x()), Code.MILLIMETRE);
        number(group, Code.VERTICAL_PIXEL_SPACING, spacing(grid.spacingMm().y()), Code.MILLIMETRE);
        number(group, Code.SPACING_BETWEEN_SLICES, spacing(grid.spacingMm().z()), Code.MILLIMETRE);
    }

    private static void number(ContentItem group, Code name, BigDecimal value, Code unit) {
        group.number(Relationship.HAS_ACQ_CONTEXT, name.concept(), value, unit.concept());
    }

    private static BigDecimal spacing(double mm) {
        return BigDecimal.valueOf(mm)
                .setScale(SPACING_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    /** CID 29. */
    private Optional<Code> modality() {
        return Code.of(new CodedConcept(volume.source().modality(), "DCM", "Modality"));
    }

    /** CID 4031 by the defined terms of Body Part Examined (PS3.16 annex L). */
    private static Optional<Code> region(String bodyPart) {
        return switch (bodyPart) {
            case "CHEST", "THORAX", "LUNG" -> Optional.of(Code.CHEST);
            case "HEAD", "BRAIN", "SKULL" -> Optional.of(Code.HEAD);
            case "NECK" -> Optional.of(Code.NECK);
            case "ABDOMEN" -> Optional.of(Code.ABDOMEN);
            case "PELVIS" -> Optional.of(Code.PELVIS);
            default -> Optional.empty();
        };
    }
}
