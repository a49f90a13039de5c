package org.secondread.phantoms.series;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secondread.phantoms.space.Seeds;

/** How Instance Number relates to the order of slices along the normal. */
public enum InstanceNumbering {
    ASCENDING,
    DESCENDING,
    RANDOM;

    /** Instance Number of each slice, from 1. */
    List<Integer> numbers(int slices, long seed) {
        List<Integer> numbers = IntStream.rangeClosed(1, slices).boxed().collect(Collectors.toList());
        switch (this) {
            case ASCENDING -> {}
            case DESCENDING -> Collections.reverse(numbers);
            case RANDOM -> Collections.shuffle(numbers, Seeds.random(seed, 0));
        }
        return numbers;
    }
}
