package org.secondread.preprocessing.volume;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.Trait;
import org.secondread.preprocessing.dicom.Trait.Role;

/**
 * Tells the volumes apart that one series holds of like images: phases of the heart or of contrast, echoes, b-values, kernels.
 *
 * <p>Geometry is asked first. Where all images already form one stack with one image at each place, there is one volume,
 * however much their attributes differ: scanners count acquisitions, times and tube currents along a stack. Only where
 * places repeat are attributes asked, and of all sets of up to three attributes the one is chosen that leaves one image
 * at each place of every part, in as few parts as possible; then the smallest; then the one with more regular stacks; then
 * the one that stands first among the {@link Trait}s. A set that makes twice as many parts as images lie at one place explains
 * nothing. Times are a special case: the images of one phase are often each taken at a time of their own, so if no set
 * serves and each place has as many images, the order of their times at each place tells the phases apart.
 *
 * <p>A stack that is one image deep everywhere, but not regular, may be two scans of different parts of the body or of
 * different slice thickness. It is parted where one attribute tells blocks apart that follow each other and are regular
 * stacks. When the whole lacks whole slices it is not: an attribute that happens to change at a hole must not hide it.
 */
final class StackSplitter {
    private static final List<DicomAttribute> TRAITS = Trait.attributes(Role.TELLING, Role.RUNNING, Role.TIME);
    private static final List<DicomAttribute> RUNNING = Trait.attributes(Role.RUNNING, Role.TIME);
    private static final List<DicomAttribute> TIMES = Trait.attributes(Role.TIME);

    private static final int LARGEST_SET = 3;
    private static final int MOST_BLOCKS = 8;
    private static final int SMALLEST_BLOCK = 3;

    private final AssemblyPolicy policy;

    StackSplitter(AssemblyPolicy policy) {
        this.policy = policy;
    }

    /**
     * One of the stacks, and how it was found.
     *
     * @param by the attributes that told it apart, with its values; empty when the images were not parted
     * @param differing attributes that differ within it although one would expect them to tell volumes apart
     */
    record Part(SliceStack stack, Optional<String> by, List<DicomAttribute> differing) {}

    /** @return at least one part, in the order of their smallest Instance Numbers */
    List<Part> split(List<CheckedFrame> frames) {
        SliceStack whole = SliceStack.of(frames);
        List<StackParts> varying = TRAITS.stream()
                .map(trait -> StackParts.by(trait, whole))
                .filter(parts -> parts.count() > 1)
                .toList();
        Optional<StackParts> found = whole.mostAtOnePlace() > 1 ? layers(whole, varying) : blocks(whole, varying);
        return found.map(StackSplitter::parts)
                .orElseGet(() -> List.of(new Part(whole, Optional.empty(), odd(varying))));
    }

    private static List<Part> parts(StackParts found) {
        return found.order().stream()
                .map(n -> new Part(found.stack(n), Optional.of(found.label(n)), List.of()))
                .toList();
    }

    private static List<DicomAttribute> odd(List<StackParts> varying) {
        return varying.stream()
                .map(StackParts::trait)
                .filter(trait -> !RUNNING.contains(trait))
                .toList();
    }

    private Optional<StackParts> layers(SliceStack whole, List<StackParts> varying) {
        int most = 2 * whole.mostAtOnePlace();
        return IntStream.rangeClosed(1, LARGEST_SET)
                .mapToObj(size -> sets(varying, size)
                        .filter(parts -> parts.count() <= most && parts.areOneDeep())
                        .min(Comparator.comparingInt(StackParts::count)
                                .thenComparingLong(parts -> parts.count() - volumes(parts))))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> TIMES.stream()
                        .map(time -> StackParts.byOrderOf(time, whole))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<StackParts> blocks(SliceStack whole, List<StackParts> varying) {
        if (isVolume(whole) || new SliceSpacing(whole).lacksSlices()) {
            return Optional.empty();
        }
        return varying.stream()
                .filter(parts -> parts.count() <= MOST_BLOCKS && parts.areRunsOf(SMALLEST_BLOCK))
                .filter(parts -> volumes(parts) == parts.count())
                .findFirst();
    }

    private long volumes(StackParts parts) {
        return IntStream.range(0, parts.count())
                .filter(n -> isVolume(parts.stack(n)))
                .count();
    }

    private boolean isVolume(SliceStack stack) {
        return stack.size() == 1 || new SliceSpacing(stack).faultUnder(policy).isEmpty();
    }

    /** All sets of so many of the attributes, those of earlier ones first. */
    private static Stream<StackParts> sets(List<StackParts> of, int size) {
        return size == 1
                ? of.stream()
                : IntStream.range(0, of.size()).boxed().flatMap(n -> sets(of.subList(n + 1, of.size()), size - 1)
                        .map(rest -> of.get(n).and(rest)));
    }
}
