package org.secondread.models.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secondread.preprocessing.quality.IntendedUse;
import org.secondread.preprocessing.quality.QualityCriteria;
import org.secondread.preprocessing.volume.AssemblyPolicy;

/**
 * All that is stated of one version of a model; the fields are explained in {@code docs/model-card.md}.
 *
 * @param licence SPDX identifier of the weights' licence
 * @param intendedUse series outside of it are refused
 * @param quality how good an input has to be within the intended use
 * @param detection the stage that finds candidates
 * @param rescoring the stage that scores each candidate anew, where there is one
 */
public record ModelCard(
        String name,
        String version,
        String manufacturer,
        String title,
        String licence,
        Purpose purpose,
        IntendedUse intendedUse,
        QualityCriteria quality,
        AssemblyPolicy assembly,
        DetectionStage detection,
        Optional<RescoringStage> rescoring,
        FindingPolicy findings,
        TriagePolicy triage,
        Training training,
        List<Figure> performance,
        List<String> limits) {

    public ModelCard {
        performance = List.copyOf(performance);
        limits = List.copyOf(limits);
    }

    /** All stages in the order in which they run. */
    public List<Stage> stages() {
        return Stream.concat(Stream.<Stage>of(detection), rescoring.stream()).toList();
    }

    /** What the model is for, and what it is not for, in words. */
    public record Purpose(String statement, List<String> outOfScope) {
        public Purpose {
            outOfScope = List.copyOf(outOfScope);
        }
    }

    /**
     * Where the weights come from.
     *
     * @param code folder or address of the code that made them
     */
    public record Training(String code, List<DataSet> data) {
        public Training {
            data = List.copyOf(data);
        }
    }

    /**
     * A set that the weights learned from.
     *
     * @param use which part served for what, and how it was split
     */
    public record DataSet(String name, String licence, String use) {}

    /**
     * A measured figure.
     *
     * @param interval95 95 % interval; empty where the cohort allows none
     * @param cohort on what it was measured
     * @param cases how many
     */
    public record Figure(String measure, double value, Optional<Interval> interval95, String cohort, int cases) {}

    /** A closed interval around a figure. */
    public record Interval(double low, double high) {}
}
