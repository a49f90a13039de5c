package org.secondread.reporting.object;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * Carries patient and study over from the input. What the input leaves out or empty stays so, except that attributes of
 * type 2 are then written empty.
 */
public final class SourceIdentity {
    /** Attributes of type 2 in the modules Patient (PS3.3 C.7.1.1) and General Study (C.7.2.1). */
    private static final int[] ALWAYS_PRESENT = {
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.AccessionNumber,
        Tag.ReferringPhysicianName,
        Tag.PatientName,
        Tag.PatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyID
    };

    /** Further attributes of Patient, Clinical Trial Subject and Study, General Study, Patient Study and SOP Common. */
    private static final int[] WHERE_PRESENT = {
        Tag.TimezoneOffsetFromUTC,
        Tag.StudyDescription,
        Tag.IssuerOfAccessionNumberSequence,
        Tag.ProcedureCodeSequence,
        Tag.ReferencedStudySequence,
        Tag.PhysiciansOfRecord,
        Tag.AdmittingDiagnosesDescription,
        Tag.IssuerOfPatientID,
        Tag.TypeOfPatientID,
        Tag.IssuerOfPatientIDQualifiersSequence,
        Tag.PatientBirthTime,
        Tag.OtherPatientIDs,
        Tag.OtherPatientIDsSequence,
        Tag.OtherPatientNames,
        Tag.EthnicGroup,
        Tag.PatientAge,
        Tag.PatientSize,
        Tag.PatientWeight,
        Tag.AdmissionID,
        Tag.PatientIdentityRemoved,
        Tag.DeidentificationMethod,
        Tag.DeidentificationMethodCodeSequence,
        Tag.ClinicalTrialSponsorName,
        Tag.ClinicalTrialProtocolID,
        Tag.ClinicalTrialProtocolName,
        Tag.ClinicalTrialSiteID,
        Tag.ClinicalTrialSiteName,
        Tag.ClinicalTrialSubjectID,
        Tag.ClinicalTrialSubjectReadingID,
        Tag.ClinicalTrialTimePointID,
        Tag.ClinicalTrialTimePointDescription
    };

    /** Further attributes that stand in a result with the input's values. */
    private static final int[] ELSEWHERE = {
        Tag.StudyInstanceUID,
        Tag.SeriesInstanceUID,
        Tag.FrameOfReferenceUID,
        Tag.PositionReferenceIndicator,
        Tag.LossyImageCompressionRatio,
        Tag.LossyImageCompressionMethod,
        Tag.ReferencedSOPInstanceUID,
        Tag.PerformedProcedureCodeSequence,
        Tag.RequestedProcedureID,
        Tag.RequestedProcedureDescription,
        Tag.RequestedProcedureCodeSequence
    };

    private static final Set<Integer> COPIED = Stream.of(ALWAYS_PRESENT, WHERE_PRESENT, ELSEWHERE)
            .flatMapToInt(IntStream::of)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    private final Attributes source;

    public SourceIdentity(Attributes source) {
        this.source = source;
    }

    /**
     * Chooses the character set of a result whose own content is complete, and adds patient and study to it.
     *
     * @return copies further attributes in the same manner
     */
    public SourceCopy copyInto(Attributes result) {
        List<String> terms = CharacterSetChoice.choose(source, result);
        if (!terms.isEmpty()) {
            result.setString(Tag.SpecificCharacterSet, VR.CS, terms.toArray(String[]::new));
        }
        SourceCopy copy = new SourceCopy(source, DeclaredTerms.of(source, List.of()), terms);
        for (int tag : ALWAYS_PRESENT) {
            result.setNull(tag, vrOfType2(tag));
            copy.copy(tag, result);
        }
        for (int tag : WHERE_PRESENT) {
            copy.copy(tag, result);
        }
        return copy;
    }

    /** Whether results hold this attribute with the input's value, right or wrong. */
    public static boolean isCopied(int tag) {
        return COPIED.contains(tag);
    }

    /** Attributes of patient and study, which every result states as the input does. */
    public static IntStream identifying() {
        return IntStream.concat(IntStream.of(ALWAYS_PRESENT), IntStream.of(WHERE_PRESENT));
    }

    private static VR vrOfType2(int tag) {
        return switch (tag) {
            case Tag.StudyDate, Tag.PatientBirthDate -> VR.DA;
            case Tag.StudyTime -> VR.TM;
            case Tag.AccessionNumber, Tag.StudyID -> VR.SH;
            case Tag.PatientID -> VR.LO;
            case Tag.PatientSex -> VR.CS;
            default -> VR.PN;
        };
    }
}
