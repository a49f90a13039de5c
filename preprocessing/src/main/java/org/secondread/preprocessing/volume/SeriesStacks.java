package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.LeftOut;
import org.secondread.preprocessing.volume.StackSplitter.Part;

/**
 * The images of a series, sorted into stacks: by kind first, then by what {@link StackSplitter} finds in each kind.
 *
 * @param stacks at least one, in the order of their smallest Instance Numbers
 * @param leftOut a few images across the others, such as a localizer that does not say it is one
 */
record SeriesStacks(List<Part> stacks, List<LeftOut> leftOut) {
    /** As many images across a stack are a localizer rather than a stack of their own. */
    private static final int FEW = 3;

    static SeriesStacks of(List<CheckedFrame> frames, AssemblyPolicy policy) {
        List<LikeFrames> kinds = LikeFrames.groups(frames);
        LikeFrames bulk = Collections.max(kinds, Comparator.comparingInt(LikeFrames::size));
        List<LeftOut> leftOut = new ArrayList<>();
        kinds.removeIf(kind -> {
            boolean isFew = kind.size() <= FEW && kind.size() < bulk.size() && kind.isAcross(bulk);
            if (isFew) {
                kind.frames().forEach(frame -> leftOut.add(LeftOut.of(frame.file(), LeftOut.Reason.OTHER_ORIENTATION)));
            }
            return isFew;
        });
        StackSplitter splitter = new StackSplitter(policy);
        List<Part> stacks = kinds.stream()
                .flatMap(kind -> splitter.split(kind.frames()).stream().map(part -> named(part, kind, kinds)))
                .sorted(Comparator.comparingLong(part -> part.stack().firstNumber()))
                .toList();
        return new SeriesStacks(stacks, leftOut);
    }

    int largest() {
        return stacks.stream().mapToInt(part -> part.stack().size()).max().orElseThrow();
    }

    /** Images in stacks and left out. */
    int images() {
        return leftOut.size()
                + stacks.stream().mapToInt(part -> part.stack().size()).sum();
    }

    /** A part that attributes told apart, or by what its kind differs from the first other one. */
    private static Part named(Part part, LikeFrames kind, List<LikeFrames> kinds) {
        Optional<String> by = part.by().or(() -> kinds.stream()
                .filter(other -> other != kind)
                .findFirst()
                .map(other -> kind.differenceTo(other).toString()));
        return new Part(part.stack(), by, part.differing());
    }
}
