package org.secondread.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.space.Nodule;

/**
 * Marks held against the nodules that a phantom really has. A nodule is found when a mark lies within half its diameter
 * from its centre; a mark that lies so near to no nodule is a false alarm.
 *
 * @param nodules by falling diameter, each with the first mark that found it
 * @param falseAlarms indices of the marks that point at nothing
 */
public record NoduleMatch(List<Outcome> nodules, List<Integer> falseAlarms) {

    /**
     * One nodule's fate.
     *
     * @param mark index of the first mark on it, empty when it was missed
     */
    public record Outcome(Nodule nodule, Optional<Integer> mark, double distanceMm) {}

    /**
     * Holds marks against nodules.
     *
     * @param marksMm centres of the marks in patient LPS millimetres, by falling score
     */
    public static NoduleMatch of(List<Nodule> nodules, List<Vector3> marksMm) {
        Set<Integer> explained = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Nodule nodule : bySize(nodules)) {
            Vector3 centreMm = inDomain(nodule.centreMm());
            Optional<Integer> first = Optional.empty();
            for (int mark = 0; mark < marksMm.size(); mark++) {
                if (marksMm.get(mark).distanceTo(centreMm) <= nodule.diameterMm() / 2) {
                    explained.add(mark);
                    first = first.isPresent() ? first : Optional.of(mark);
                }
            }
            double distanceMm =
                    first.map(mark -> marksMm.get(mark).distanceTo(centreMm)).orElse(Double.NaN);
            outcomes.add(new Outcome(nodule, first, distanceMm));
        }
        List<Integer> alarms = new ArrayList<>();
        for (int mark = 0; mark < marksMm.size(); mark++) {
            if (!explained.contains(mark)) {
                alarms.add(mark);
            }
        }
        return new NoduleMatch(outcomes, alarms);
    }

    public List<Nodule> missed() {
        return nodules.stream()
                .filter(outcome -> outcome.mark().isEmpty())
                .map(Outcome::nodule)
                .toList();
    }

    private static List<Nodule> bySize(List<Nodule> nodules) {
        return nodules.stream()
                .sorted(Comparator.comparingDouble(Nodule::diameterMm).reversed())
                .toList();
    }

    private static Vector3 inDomain(org.secondread.phantoms.space.Vector3 v) {
        return new Vector3(v.x(), v.y(), v.z());
    }
}
