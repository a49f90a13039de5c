package org.secondread.reporting.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.reporting.object.Keywords;

/**
 * A data set inside an object, with the way to it.
 *
 * @param path keywords and item numbers from the root; empty for the root
 */
record Node(String path, Attributes attributes) {

    static Node root(Attributes object) {
        return new Node("", object);
    }

    /** The path of one attribute of this data set. */
    String pathOf(int tag) {
        return path.isEmpty() ? Keywords.of(tag) : path + "." + Keywords.of(tag);
    }

    /** The items of a sequence, none when it is absent. */
    List<Node> items(int sequence) {
        Sequence items = attributes.getVR(sequence) == VR.SQ ? attributes.getSequence(sequence) : null;
        List<Node> nodes = new ArrayList<>();
        for (int n = 0; items != null && n < items.size(); n++) {
            nodes.add(new Node(pathOf(sequence) + "[" + (n + 1) + "]", items.get(n)));
        }
        return nodes;
    }

    /** This data set and all inside it. */
    Stream<Node> walk() {
        return walk(tag -> false);
    }

    /** This data set and all inside it but what lies in some sequences. */
    Stream<Node> walk(IntPredicate leftOut) {
        Stream<Node> inside = Arrays.stream(attributes.tags())
                .filter(tag -> attributes.getVR(tag) == VR.SQ && !leftOut.test(tag))
                .boxed()
                .flatMap(tag -> items(tag).stream())
                .flatMap(item -> item.walk(leftOut));
        return Stream.concat(Stream.of(this), inside);
    }

    /** The functional groups of each frame. */
    List<Node> frames() {
        return items(Tag.PerFrameFunctionalGroupsSequence);
    }

    /** One functional group of a frame: its own, else the shared one; none when there is neither. */
    static List<Node> group(Node root, Node frame, int sequence) {
        List<Node> own = frame.items(sequence);
        return own.isEmpty()
                ? root.items(Tag.SharedFunctionalGroupsSequence).stream()
                        .flatMap(shared -> shared.items(sequence).stream())
                        .toList()
                : own;
    }
}
