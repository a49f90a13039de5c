package org.secondread.preprocessing.quality;

import java.util.List;
import java.util.stream.IntStream;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * A volume in Hounsfield units made ready to be measured: every slice as a {@link SliceSketch}, and where the lungs lie.
 *
 * @param frames those that the volume rests on
 * @param lungs on the volume's grid
 * @param sketches one per slice, from the lowest
 * @param lungSlices those that the lungs reach, from the lowest
 */
record MeasuredVolume(
        OrientedVolume volume,
        List<CheckedFrame> frames,
        RegionMask lungs,
        List<SliceSketch> sketches,
        List<Integer> lungSlices) {

    static MeasuredVolume of(
            OrientedVolume volume,
            List<CheckedFrame> frames,
            RegionMask lungs,
            CpuBudget cpus,
            RequestContext context) {
        FieldOfView field = FieldOfView.of(volume);
        SliceSketch[] sketches = new SliceSketch[volume.grid().sizeZ()];
        cpus.forEach(sketches.length, context, k -> sketches[k] = SliceSketch.of(volume, lungs, field, k));
        return new MeasuredVolume(
                volume,
                frames,
                lungs,
                List.of(sketches),
                IntStream.range(0, sketches.length)
                        .filter(k -> lungs.box(k).isPresent())
                        .boxed()
                        .toList());
    }

    SourceHeader header() {
        return volume.source().source();
    }

    PatientGrid grid() {
        return volume.grid();
    }

    /** Whether a slice lies between the lowest and the highest with lungs. */
    boolean isWithinLungs(int k) {
        return !lungSlices.isEmpty() && k >= lungSlices.get(0) && k <= lungSlices.get(lungSlices.size() - 1);
    }

    /** At most so many slices with lungs, evenly spread. */
    List<Integer> lungSlices(int atMost) {
        int count = Math.min(atMost, lungSlices.size());
        return IntStream.range(0, count)
                .mapToObj(n -> lungSlices.get((int) ((n + 0.5) * lungSlices.size() / count)))
                .toList();
    }

    /** The sketches of the slices with lungs, from the lowest. */
    List<SliceSketch> lungSketches() {
        return lungSlices.stream().map(sketches::get).toList();
    }

    /** Area of one block of a sketch. */
    double blockMm2() {
        int block = sketches.get(0).block();
        return block * grid().spacingMm().x() * block * grid().spacingMm().y();
    }

    /** Length of a block's edge, the mean of both axes. */
    double blockMm() {
        return Math.sqrt(blockMm2());
    }
}
