package org.secondread.models.extraction;

import java.util.Comparator;
import java.util.List;
import org.secondread.models.catalog.DetectionStage;
import org.secondread.models.catalog.ModelLease;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.tensor.TensorEncoder;
import org.secondread.preprocessing.tensor.TensorSequence;
import org.secondread.preprocessing.volume.OrientedVolume;

/** All stages of a model over one volume: tiles, voxel probabilities, groups, final scores. */
final class CandidateSearch {
    /** By falling score; equal ones by their first voxel, so that the order never depends on chance. */
    private static final Comparator<Candidate> BY_RANK = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparingInt(candidate -> candidate.voxels().offsets()[0]);

    private final ModelLease model;
    private final Walk walk;

    CandidateSearch(ModelLease model, Walk walk) {
        this.model = model;
        this.walk = walk;
    }

    /** The candidates with their final scores, by falling score. */
    List<Candidate> search(OrientedVolume volume, RegionMask lungs) {
        DetectionStage stage = model.card().detection();
        TensorSequence tiles = new TensorEncoder().encode(volume, stage.input(), lungs);
        RegionMask region = stage.tiles().region() == Region.LUNGS ? lungs : RegionMask.whole(volume.grid());
        TileSearch search = new TileSearch(stage, new StageRun(stage, model.runner(0), walk), walk);
        List<SliceProbability> slices = search.search(tiles, region);
        List<Candidate> grouped = walk.timed(WalkStep.EXTRACT, () -> candidates(slices, volume));
        return model
                .card()
                .rescoring()
                .map(second -> new CandidateRescorer(second, new StageRun(second, model.runner(1), walk), walk))
                .map(rescorer -> rescorer.rescore(volume, grouped))
                .orElse(grouped)
                .stream()
                .sorted(BY_RANK)
                .toList();
    }

    private List<Candidate> candidates(List<SliceProbability> slices, OrientedVolume volume) {
        DetectionStage stage = model.card().detection();
        return new CandidateGrouper(volume.grid())
                .group(slices).stream()
                        .filter(group -> group.equivalentDiameterMm() >= stage.smallestDiameterMm())
                        .map(group -> new Candidate(group, group.meanOfHighest(stage.scoreOfTop())))
                        .toList();
    }
}
