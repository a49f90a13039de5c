package org.secondread.reporting.gate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * Whether an attribute stands where a module table wants it, with its kind of value.
 *
 * @param path sequences from the root and the attribute itself; where a sequence is absent there is nothing to check
 * @param inFrames whether the path begins in the functional groups of each frame
 * @param vr its Value Representation; empty where several are allowed
 * @param type 1 with a value, 2 present, 3 optional (PS3.5 section 7.4)
 * @param when what must hold of the object for the attribute to be required
 * @param values the enumerated values; none when any is allowed
 */
record AttributeCheck(int[] path, boolean inFrames, String vr, int type, Condition when, List<String> values)
        implements Rule.Check {

    @Override
    public Stream<Rule.Breach> breaches(Attributes object) {
        Node root = Node.root(object);
        if (!when.holds(root)) {
            return Stream.empty();
        }
        if (!inFrames) {
            return descend(root, 0);
        }
        return root.frames().stream().flatMap(frame -> inFrame(root, frame));
    }

    private Stream<Rule.Breach> inFrame(Node root, Node frame) {
        List<Node> group = Node.group(root, frame, path[0]);
        return group.isEmpty()
                ? Stream.of(
                        new Rule.Breach(frame.pathOf(path[0]), "is neither in the frame's nor in the shared groups"))
                : group.stream().flatMap(item -> descend(item, 1));
    }

    private Stream<Rule.Breach> descend(Node node, int depth) {
        return depth == path.length - 1
                ? check(node, path[depth])
                : node.items(path[depth]).stream().flatMap(item -> descend(item, depth + 1));
    }

    private Stream<Rule.Breach> check(Node node, int tag) {
        Attributes attributes = node.attributes();
        String where = node.pathOf(tag);
        if (!attributes.contains(tag)) {
            return Rule.Breach.unless(type == 3, where, "is absent");
        }
        VR found = attributes.getVR(tag);
        if (found == VR.UN) {
            return Stream.empty(); // implicit VR, and the toolkit's dictionary is older than the attribute
        }
        if (!vr.isEmpty() && !vr.equals(found.name())) {
            return Stream.of(new Rule.Breach(where, "has VR " + found + " instead of " + vr));
        }
        if (type == 1 && !attributes.containsValue(tag)) {
            return Stream.of(new Rule.Breach(where, "has no value"));
        }
        return Rule.Breach.unless(isAllowed(attributes, tag), where, "is none of " + values);
    }

    private boolean isAllowed(Attributes attributes, int tag) {
        return values.isEmpty()
                || !attributes.containsValue(tag)
                || Arrays.stream(attributes.getStrings(tag)).allMatch(values::contains);
    }
}
