package org.secondread.phantoms.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dcm4che3.data.Attributes;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.SeriesFile;

/** Makes faulty files of the instances of a valid series. */
@FunctionalInterface
interface FaultOperator {

    List<SeriesFile> apply(List<Instance> slices, Random random);

    /** Changes the series: leaves instances out, adds or alters some. */
    static FaultOperator slices(BiFunction<List<Instance>, Random, List<Instance>> change) {
        return (slices, random) ->
                change.apply(slices, random).stream().map(Instance::toFile).toList();
    }

    /** Changes the data set of every image. */
    static FaultOperator everyImage(Consumer<Attributes> change) {
        return everyFile(slice -> slice.with(change).toFile().bytes());
    }

    /** Changes the data set of one image that is neither the first nor the last. */
    static FaultOperator oneImage(Consumer<Attributes> change) {
        return oneFile((slice, random) -> slice.with(change).toFile().bytes());
    }

    /** Encodes every instance in a way of its own. */
    static FaultOperator everyFile(Function<Instance, byte[]> encoding) {
        return (slices, random) -> slices.stream()
                .map(slice -> new SeriesFile(slice.fileName(), encoding.apply(slice)))
                .toList();
    }

    /** Encodes one instance, neither the first nor the last, in a way of its own. */
    static FaultOperator oneFile(BiFunction<Instance, Random, byte[]> encoding) {
        return (slices, random) -> {
            List<SeriesFile> files =
                    new ArrayList<>(slices.stream().map(Instance::toFile).toList());
            int chosen = inner(slices, random);
            Instance slice = slices.get(chosen);
            files.set(chosen, new SeriesFile(slice.fileName(), encoding.apply(slice, random)));
            return List.copyOf(files);
        };
    }

    /** Index of a slice that is neither the first nor the last. */
    static int inner(List<Instance> slices, Random random) {
        if (slices.size() < 3) {
            throw new IllegalArgumentException("a series of at least three slices is needed");
        }
        return 1 + random.nextInt(slices.size() - 2);
    }
}
