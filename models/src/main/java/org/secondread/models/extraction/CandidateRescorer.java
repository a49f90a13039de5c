package org.secondread.models.extraction;

import java.util.ArrayList;
import java.util.List;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.RescoringStage;
import org.secondread.models.catalog.RescoringStage.FinalScore;
import org.secondread.preprocessing.tensor.TensorEncoder;
import org.secondread.preprocessing.tensor.TensorSequence;
import org.secondread.preprocessing.volume.OrientedVolume;

/** The second stage: looks at each candidate again, from close by. */
final class CandidateRescorer {
    private final RescoringStage stage;
    private final StageRun run;
    private final Walk walk;

    CandidateRescorer(RescoringStage stage, StageRun run, Walk walk) {
        this.stage = stage;
        this.run = run;
        this.walk = walk;
    }

    /** The same candidates in the same order with their final scores. */
    List<Candidate> rescore(OrientedVolume volume, List<Candidate> candidates) {
        List<Vector3> centresMm =
                candidates.stream().map(c -> c.voxels().centreMm()).toList();
        TensorSequence patches = new TensorEncoder().encode(volume, stage.input(), centresMm);
        double[] scores = new double[candidates.size()];
        int batches = (candidates.size() + stage.batch() - 1) / stage.batch();
        walk.forEach(stage.name(), batches, batch -> {
            int first = batch * stage.batch();
            int end = Math.min(first + stage.batch(), candidates.size());
            run.run(patches, first, end, (from, to, outputs) -> {
                for (int n = from; n < to; n++) {
                    scores[n] = outputs.get();
                }
            });
        });
        return rescored(candidates, scores);
    }

    private List<Candidate> rescored(List<Candidate> candidates, double[] scores) {
        List<Candidate> rescored = new ArrayList<>();
        for (int n = 0; n < scores.length; n++) {
            Candidate before = candidates.get(n);
            double factor = stage.score() == FinalScore.PRODUCT ? before.score() : 1;
            rescored.add(new Candidate(before.voxels(), scores[n] * factor));
        }
        return rescored;
    }
}
