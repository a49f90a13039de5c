package org.secondread.phantoms.fault;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.phantoms.series.DecimalString;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.space.Vector3;

/** Faults in which each image is valid but the images do not make one series. */
public final class SliceFaults {

    private static final double OFF_GRID_SHARE = 0.4;

    private SliceFaults() {}

    /** One slice moved along the normal. */
    public static List<Instance> shiftAlongNormal(List<Instance> slices, int slice, double shiftMm) {
        return change(slices, slice, dataset -> move(dataset, normal(dataset).times(shiftMm)));
    }

    /** One slice moved along its rows. */
    public static List<Instance> shiftInPlane(List<Instance> slices, int slice, double shiftMm) {
        return change(
                slices, slice, dataset -> move(dataset, direction(dataset, 0).times(shiftMm)));
    }

    /** All slices but one. */
    public static List<Instance> without(List<Instance> slices, int missing) {
        List<Instance> rest = new ArrayList<>(slices);
        rest.remove(missing);
        return List.copyOf(rest);
    }

    static List<Instance> missing(List<Instance> slices, Random random) {
        return without(slices, FaultOperator.inner(slices, random));
    }

    static List<Instance> samePosition(List<Instance> slices, Random random) {
        Instance twin = chosen(slices, random).with(dataset -> {
            dataset.setString(Tag.SOPInstanceUID, VR.UI, uid(random));
            dataset.setString(Tag.InstanceNumber, VR.IS, "1001");
        });
        return added(slices, twin);
    }

    static List<Instance> sameFile(List<Instance> slices, Random random) {
        return added(slices, chosen(slices, random));
    }

    static List<Instance> sameUid(List<Instance> slices, Random random) {
        return added(slices, chosen(slices, random).with(ImageFaults::invertPixels));
    }

    static List<Instance> twoSeries(List<Instance> slices, Random random) {
        String seriesUid = uid(random);
        List<Instance> both = new ArrayList<>(slices);
        for (Instance slice : slices) {
            both.add(slice.withFileName("other-" + slice.fileName()).with(dataset -> {
                dataset.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid);
                dataset.setString(Tag.SOPInstanceUID, VR.UI, uid(random));
                dataset.setString(Tag.SeriesNumber, VR.IS, "77");
            }));
        }
        return List.copyOf(both);
    }

    static List<Instance> otherUid(List<Instance> slices, Random random, int tag) {
        return changeOne(slices, random, dataset -> dataset.setString(tag, VR.UI, uid(random)));
    }

    static List<Instance> localiser(List<Instance> slices, Random random) {
        return added(slices, chosen(slices, random).with(dataset -> {
            dataset.setString(Tag.SOPInstanceUID, VR.UI, uid(random));
            dataset.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
            dataset.setString(Tag.InstanceNumber, VR.IS, "1000");
            dataset.setString(Tag.ImageOrientationPatient, VR.DS, "0", "1", "0", "0", "0", "-1");
        }));
    }

    static List<Instance> offGrid(List<Instance> slices, Random random) {
        double stepMm = position(slices.get(1)).distanceTo(position(slices.get(0)));
        return shiftAlongNormal(slices, FaultOperator.inner(slices, random), OFF_GRID_SHARE * stepMm);
    }

    static List<Instance> sideways(List<Instance> slices, Random random) {
        return shiftInPlane(slices, FaultOperator.inner(slices, random), 5);
    }

    /** From the middle on, slices stand twice as far apart. */
    static List<Instance> twoSpacings(List<Instance> slices, Random random) {
        Vector3 step = position(slices.get(1)).minus(position(slices.get(0)));
        int middle = slices.size() / 2;
        return IntStream.range(0, slices.size())
                .mapToObj(i -> slices.get(i).with(dataset -> move(dataset, step.times(Math.max(0, i - middle)))))
                .toList();
    }

    static List<Instance> single(List<Instance> slices, Random random) {
        return List.of(chosen(slices, random));
    }

    static List<Instance> none(List<Instance> slices, Random random) {
        return List.of();
    }

    static List<Instance> changeOne(List<Instance> slices, Random random, Consumer<Attributes> change) {
        return change(slices, FaultOperator.inner(slices, random), change);
    }

    private static List<Instance> change(List<Instance> slices, int index, Consumer<Attributes> change) {
        List<Instance> changed = new ArrayList<>(slices);
        changed.set(index, slices.get(index).with(change));
        return List.copyOf(changed);
    }

    private static Instance chosen(List<Instance> slices, Random random) {
        return slices.get(FaultOperator.inner(slices, random));
    }

    private static List<Instance> added(List<Instance> slices, Instance extra) {
        List<Instance> more = new ArrayList<>(slices);
        more.add(extra.withFileName("extra-" + extra.fileName()));
        return List.copyOf(more);
    }

    private static Vector3 position(Instance slice) {
        return vector(slice.dataset().getDoubles(Tag.ImagePositionPatient), 0);
    }

    private static void move(Attributes dataset, Vector3 byMm) {
        Vector3 position = vector(dataset.getDoubles(Tag.ImagePositionPatient), 0);
        dataset.setString(Tag.ImagePositionPatient, VR.DS, DecimalString.of(position.plus(byMm)));
    }

    private static Vector3 normal(Attributes dataset) {
        return direction(dataset, 0).cross(direction(dataset, 3));
    }

    private static Vector3 direction(Attributes dataset, int first) {
        return vector(dataset.getDoubles(Tag.ImageOrientationPatient), first);
    }

    private static Vector3 vector(double[] values, int first) {
        return new Vector3(values[first], values[first + 1], values[first + 2]);
    }

    private static String uid(Random random) {
        return "2.25." + new BigInteger(120, random);
    }
}
