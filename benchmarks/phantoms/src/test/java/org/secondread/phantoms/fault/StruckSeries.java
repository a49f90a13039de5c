package org.secondread.phantoms.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dcm4che3.data.Tag;
import org.secondread.phantoms.series.ReadBack;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.space.Vector3;

/** A valid series and what a fault made of it. */
record StruckSeries(List<SeriesFile> valid, List<SeriesFile> files) {

    /** Files that the valid series does not have, by name or by content. */
    List<SeriesFile> struck() {
        return files.stream().filter(file -> !isValid(file)).toList();
    }

    SeriesFile onlyStruck() {
        List<SeriesFile> struck = struck();
        if (struck.size() != 1) {
            throw new AssertionError(struck.size() + " files are struck");
        }
        return struck.get(0);
    }

    private boolean isValid(SeriesFile file) {
        return valid.stream()
                .anyMatch(other -> other.name().equals(file.name()) && Arrays.equals(other.bytes(), file.bytes()));
    }

    /** The valid file of which one was made. */
    SeriesFile original(SeriesFile file) {
        return valid.stream()
                .filter(other -> file.name().endsWith(other.name()))
                .findFirst()
                .orElseThrow();
    }

    List<ReadBack> images() {
        return files.stream().map(file -> read(file)).toList();
    }

    ReadBack onlyStruckImage() {
        return read(onlyStruck());
    }

    boolean everyImageLacks(int tag) {
        return images().stream().noneMatch(image -> image.dataset().contains(tag));
    }

    boolean everyImageSays(int tag, String... values) {
        return images().stream().allMatch(image -> Arrays.equals(strings(image, tag), values));
    }

    boolean oneImageSays(int tag, String... values) {
        return Arrays.equals(strings(onlyStruckImage(), tag), values);
    }

    Set<String> distinct(int tag) {
        return images().stream().map(image -> image.text(tag)).collect(Collectors.toSet());
    }

    /** How often each patient position of a valid slice occurs among the images. */
    List<Long> countsOfValidPositions() {
        List<Vector3> positions = images().stream().map(StruckSeries::position).toList();
        return valid.stream()
                .map(file -> position(read(file)))
                .map(expected -> positions.stream()
                        .filter(position -> position.distanceTo(expected) < 1e-9)
                        .count())
                .toList();
    }

    /** From where the struck image should lie to where it lies. */
    Vector3 displacement() {
        SeriesFile struck = onlyStruck();
        return position(read(struck)).minus(position(read(original(struck))));
    }

    static Vector3 position(ReadBack image) {
        double[] values = image.doubles(Tag.ImagePositionPatient);
        return new Vector3(values[0], values[1], values[2]);
    }

    static ReadBack read(SeriesFile file) {
        try {
            return ReadBack.of(file.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] strings(ReadBack image, int tag) {
        String[] strings = image.dataset().getStrings(tag);
        return strings == null ? new String[0] : strings;
    }
}
