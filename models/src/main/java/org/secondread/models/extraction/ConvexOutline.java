package org.secondread.models.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The convex hull of points in a plane, found by Andrew's monotone chain (Information Processing Letters 9, 1979).
 *
 * @param vertices counter-clockwise, from the one with the smallest x
 */
record ConvexOutline(List<PlanePoint> vertices) {

    /** A straight line between two points. */
    record Segment(PlanePoint from, PlanePoint to) {
        double length() {
            return to.minus(from).norm();
        }

        PlanePoint direction() {
            return to.minus(from).times(1 / length());
        }
    }

    /** @param points not all on one line */
    static ConvexOutline around(Collection<PlanePoint> points) {
        List<PlanePoint> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(PlanePoint::x).thenComparingDouble(PlanePoint::y));
        List<PlanePoint> hull = chain(sorted);
        Collections.reverse(sorted);
        hull.addAll(chain(sorted));
        return new ConvexOutline(hull);
    }

    /** The hull on one side of sorted points, without its last vertex, which begins the other side. */
    private static List<PlanePoint> chain(List<PlanePoint> sorted) {
        List<PlanePoint> chain = new ArrayList<>();
        for (PlanePoint point : sorted) {
            while (chain.size() >= 2 && !turnsLeft(chain, point)) {
                chain.remove(chain.size() - 1);
            }
            chain.add(point);
        }
        chain.remove(chain.size() - 1);
        return chain;
    }

    private static boolean turnsLeft(List<PlanePoint> chain, PlanePoint next) {
        PlanePoint before = chain.get(chain.size() - 2);
        PlanePoint last = chain.get(chain.size() - 1);
        return last.minus(before).cross(next.minus(last)) > 0;
    }

    /** Every line between two vertices that is within {@code tolerance} of the longest. */
    List<Segment> longestDiameters(double tolerance) {
        List<Segment> all = new ArrayList<>();
        for (int a = 0; a < vertices.size(); a++) {
            for (int b = a + 1; b < vertices.size(); b++) {
                all.add(new Segment(vertices.get(a), vertices.get(b)));
            }
        }
        double longest = all.stream().mapToDouble(Segment::length).max().orElseThrow();
        return all.stream()
                .filter(segment -> segment.length() >= longest - tolerance)
                .toList();
    }

    /** The longest chord along a direction; of a convex outline, one such chord begins at a vertex. */
    Segment longestChord(PlanePoint direction) {
        Segment longest = new Segment(vertices.get(0), vertices.get(0));
        for (PlanePoint vertex : vertices) {
            Segment chord = chordThrough(vertex, direction);
            if (chord.length() > longest.length()) {
                longest = chord;
            }
        }
        return longest;
    }

    private Segment chordThrough(PlanePoint vertex, PlanePoint direction) {
        PlanePoint end = vertex;
        for (int n = 0; n < vertices.size(); n++) {
            PlanePoint a = vertices.get(n).minus(vertex);
            PlanePoint b = vertices.get((n + 1) % vertices.size()).minus(vertex);
            double sideA = direction.cross(a);
            double sideB = direction.cross(b);
            if (sideA * sideB <= 0 && sideA != sideB) {
                PlanePoint crossing = a.plus(b.minus(a).times(sideA / (sideA - sideB)));
                PlanePoint on = vertex.plus(direction.times(direction.dot(crossing)));
                end = on.minus(vertex).norm() > end.minus(vertex).norm() ? on : end;
            }
        }
        return new Segment(vertex, end);
    }
}
