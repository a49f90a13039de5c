package org.secondread.preprocessing.volume;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.LeftOut;

/**
 * What a series is, for a person or program that asks before it analyses. Nothing here identifies a patient, but for UIDs
 * and the names of files that were left out.
 *
 * @param modality Modality (0008,0060)
 * @param bodyPartExamined Body Part Examined (0018,0015), where stated
 * @param photometricInterpretation Photometric Interpretation (0028,0004)
 * @param transferSyntaxUids those of the instances, sorted
 * @param grid shape, spacing, orientation, position and index-to-patient matrix
 * @param sliceThicknessMm Slice Thickness (0018,0050) of the first slice, where stated
 * @param unit UCUM code of the values
 * @param values of all voxels
 * @param valuesWithoutPadding of the voxels that are no padding (PS3.3 C.7.5.1.1.2); empty when all are
 * @param missingInstanceNumbers how many numbers between the smallest and the largest no instance bears; positions, not
 *     numbers, decide on completeness, and a volume without holes is here
 * @param deviations what was tolerated
 * @param leftOut files that are no part of the series
 */
public record SeriesInspection(
        String seriesInstanceUid,
        String modality,
        Optional<String> bodyPartExamined,
        String photometricInterpretation,
        List<String> transferSyntaxUids,
        PatientGrid grid,
        OptionalDouble sliceThicknessMm,
        CodedConcept unit,
        ValueStatistics values,
        Optional<ValueStatistics> valuesWithoutPadding,
        long missingInstanceNumbers,
        List<Deviation> deviations,
        List<LeftOut> leftOut) {}
