package org.secondread.preprocessing.volume;

import java.util.Comparator;
import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.dicom.LeftOut;

/**
 * What a series became.
 *
 * @param volumes at least one, the principal one first: by falling number of slices, then by growing size of pixels, then by
 *     the smallest Instance Number
 * @param leftOut images of the series that turned out to be no slices of its volumes
 * @param refused why further stacks of the series are no volumes; each is smaller than the principal one
 */
public record Assembly(List<Volume> volumes, List<LeftOut> leftOut, List<DiagnosisException> refused) {
    /** The order of {@link #volumes}; volumes that are equal in it keep theirs. */
    static final Comparator<Volume> PRINCIPAL_FIRST = Comparator.comparingInt(
                    (Volume volume) -> -volume.grid().sizeZ())
            .thenComparingDouble(volume ->
                    volume.grid().spacingMm().x() * volume.grid().spacingMm().y());

    public Assembly {
        volumes = volumes.stream().sorted(PRINCIPAL_FIRST).toList();
        leftOut = List.copyOf(leftOut);
        refused = List.copyOf(refused);
    }

    /** The volume that stands for the series. */
    public Volume principal() {
        return volumes.get(0);
    }
}
