package org.secondread.models.catalog;

import java.util.List;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.Volume;

/**
 * A small volume and what a model has to say of it, computed by another implementation; {@code docs/model-card.md}
 * explains the files.
 *
 * @param made how it was made
 * @param volume in reading orientation, voxel (0, 0, 0) at the patient's origin; all of it counts as lung
 * @param stages one per stage of the card, in its order
 * @param candidates all candidates of the whole walk, by falling final score
 * @param findings how many of them reach the operating point
 */
public record GoldenCase(
        String made,
        Volume volume,
        List<StageAnswer> stages,
        List<ExpectedCandidate> candidates,
        CandidateTolerance tolerance,
        int findings) {
    public GoldenCase {
        stages = List.copyOf(stages);
        candidates = List.copyOf(candidates);
    }

    /**
     * A network's outputs for some samples.
     *
     * @param samples for tiles the index of the first voxel, for patches the centre as continuous index
     * @param expected outputs of all samples one after the other
     * @param tolerance largest accepted absolute difference
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared with nothing
    public record StageAnswer(String stage, List<Vector3> samples, float[] expected, double tolerance) {
        public StageAnswer {
            samples = List.copyOf(samples);
        }
    }

    /**
     * A candidate that the walk has to find.
     *
     * @param centreMm mean of the voxel centres, weighted by probability
     * @param score final score
     */
    public record ExpectedCandidate(Vector3 centreMm, int voxels, double score) {}

    /**
     * Largest accepted differences.
     *
     * @param voxelShare of the expected number of voxels; one voxel more or less is accepted in any case
     */
    public record CandidateTolerance(double centreMm, double voxelShare, double score) {}
}
