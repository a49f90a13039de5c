package org.secondread.preprocessing.volume;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.DicomAttribute;

/** A stack's slices, parted by the values of attributes. Parts are numbered from 0 in the order of their lowest slices. */
final class StackParts {
    private final SliceStack whole;
    private final List<DicomAttribute> traits;
    private final int[] partOf;
    private final int count;
    private final IntFunction<String> label;

    /** @param label of the part of slice {@code k} */
    private StackParts(SliceStack whole, List<DicomAttribute> traits, int[] partOf, IntFunction<String> label) {
        this.whole = whole;
        this.traits = traits;
        this.partOf = partOf;
        this.count = 1 + IntStream.of(partOf).max().orElseThrow();
        this.label = label;
    }

    /** Slices of equal values together; numbers are equal however they are written, and no value is a value too. */
    static StackParts by(DicomAttribute trait, SliceStack whole) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] partOf = new int[whole.size()];
        for (int k = 0; k < partOf.length; k++) {
            partOf[k] = numbers.computeIfAbsent(value(whole.slices().get(k), trait), value -> numbers.size());
        }
        return new StackParts(
                whole,
                List.of(trait),
                partOf,
                k -> trait + " " + value(whole.slices().get(k), trait));
    }

    /**
     * The n-th image of each place together, in the order of a time.
     *
     * @return empty unless each place has as many images, all at different times
     */
    static Optional<StackParts> byOrderOf(DicomAttribute time, SliceStack whole) {
        int[] places = whole.places();
        int deep = whole.mostAtOnePlace();
        if (places.length != deep * (1 + places[places.length - 1])) {
            return Optional.empty();
        }
        int[] partOf = new int[whole.size()];
        for (int from = 0; from < partOf.length; from += deep) {
            double[] times = new double[deep];
            for (int n = 0; n < deep; n++) {
                OptionalDouble number = number(value(whole.slices().get(from + n), time));
                times[n] = number.orElse(Double.NaN);
            }
            if (Arrays.stream(times).anyMatch(Double::isNaN)
                    || Arrays.stream(times).distinct().count() < deep) {
                return Optional.empty();
            }
            for (int n = 0; n < deep; n++) {
                double here = times[n];
                partOf[from + n] =
                        (int) Arrays.stream(times).filter(t -> t < here).count();
            }
        }
        return Optional.of(new StackParts(
                whole, List.of(time), partOf, k -> time + " number " + (partOf[k] + 1) + " at each place"));
    }

    /** Slices together that are together in both. */
    StackParts and(StackParts other) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] both = new int[partOf.length];
        for (int k = 0; k < both.length; k++) {
            both[k] = numbers.computeIfAbsent((long) partOf[k] * other.count + other.partOf[k], key -> numbers.size());
        }
        List<DicomAttribute> traitsOfBoth =
                Stream.of(traits, other.traits).flatMap(List::stream).toList();
        return new StackParts(whole, traitsOfBoth, both, k -> label.apply(k) + ", " + other.label.apply(k));
    }

    int count() {
        return count;
    }

    /** The attribute, or the first of several. */
    DicomAttribute trait() {
        return traits.get(0);
    }

    SliceStack stack(int part) {
        return SliceStack.of(IntStream.range(0, partOf.length)
                .filter(k -> partOf[k] == part)
                .mapToObj(whole.slices()::get)
                .toList());
    }

    /** The attributes with the values of a part. */
    String label(int part) {
        return label.apply(IntStream.range(0, partOf.length)
                .filter(k -> partOf[k] == part)
                .findFirst()
                .orElseThrow());
    }

    /** The numbers of the parts, in the order of their smallest Instance Numbers. */
    List<Integer> order() {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(part -> stack(part).firstNumber()))
                .toList();
    }

    /** Whether each part has at most one slice at each place. */
    boolean areOneDeep() {
        int[] places = whole.places();
        int[] last = new int[count];
        Arrays.fill(last, -1);
        for (int k = 0; k < partOf.length; k++) {
            if (last[partOf[k]] == places[k]) {
                return false;
            }
            last[partOf[k]] = places[k];
        }
        return true;
    }

    /** Whether the parts follow each other along the stack, each of at least so many slices. */
    boolean areRunsOf(int slices) {
        int run = 1;
        int runs = 1;
        for (int k = 1; k < partOf.length; k++) {
            boolean goesOn = partOf[k] == partOf[k - 1];
            if (!goesOn && run < slices) {
                return false;
            }
            run = goesOn ? run + 1 : 1;
            runs += goesOn ? 0 : 1;
        }
        return runs == count && run >= slices;
    }

    private static String value(CheckedFrame frame, DicomAttribute trait) {
        String text = frame.traits().getOrDefault(trait, "");
        return Arrays.stream(text.split("\\\\", -1))
                .map(component ->
                        number(component).isPresent() ? plain(number(component).getAsDouble()) : component)
                .collect(Collectors.joining("\\"));
    }

    private static String plain(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
