package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.StackSplitter.Part;
import org.secondread.preprocessing.volume.Volume.LinearUnits;

/**
 * Makes volumes of a checked series. Images of one kind are put together and stacked by their positions, never by their
 * numbers; a stack in which places repeat is parted by its attributes. Each stack that is regular, or that the policy
 * allows to be made so, is decoded into one volume. The grid's x runs along the rows of the images, y along their columns,
 * z along x × y from slice to slice.
 */
public final class VolumeAssembler {
    private final CpuBudget cpus;

    public VolumeAssembler(CpuBudget cpus) {
        this.cpus = cpus;
    }

    /**
     * Orders, parts, checks and decodes the slices.
     *
     * @return the volumes that the series holds, and what of it is none
     * @throws DiagnosisException when the largest stack is no volume: MIXED_SERIES, MALFORMED_ATTRIBUTE, MISSING_ATTRIBUTE,
     *     DUPLICATE_INSTANCE, IRREGULAR_SPACING, MISSING_SLICE; also TRUNCATED, CANCELLED, OUT_OF_TIME
     */
    public Assembly assemble(CheckedSeries series, AssemblyPolicy policy, RequestContext context) {
        SeriesStacks sorted = SeriesStacks.of(series.frames(), policy);
        List<Deviation> common = new ArrayList<>(series.deviations());
        common.addAll(Deviation.ofLeftOut(sorted.leftOut()));
        List<StackPlan> plans = new ArrayList<>();
        List<DiagnosisException> refused = new ArrayList<>();
        Optional<DiagnosisException> refusal = Optional.empty();
        int largest = sorted.largest();
        boolean stands = false;
        for (Part part : sorted.stacks()) {
            boolean isLargest = part.stack().size() == largest;
            try {
                StackPlan plan = StackPlan.of(part.stack(), policy);
                plans.add(plan.after(remarks(common, part, sorted.stacks().size())));
                stands |= isLargest;
            } catch (DiagnosisException e) {
                refused.add(e);
                refusal = isLargest ? refusal.or(() -> Optional.of(e)) : refusal;
            }
        }
        if (!stands) {
            throw placed(refusal.orElseThrow(), sorted);
        }
        List<Volume> volumes = plans.stream()
                .map(plan -> volume(plan, series.header(), context))
                .toList();
        return new Assembly(volumes, sorted.leftOut(), refused);
    }

    private static List<Deviation> remarks(List<Deviation> common, Part part, int parts) {
        List<Deviation> remarks = new ArrayList<>(common);
        int slices = part.stack().size();
        part.by()
                .ifPresent(by -> remarks.add(
                        new Deviation(ToleratedDeviation.SERIES_SPLIT, slices, "one of " + parts + ", by " + by)));
        if (!part.differing().isEmpty()) {
            String names =
                    part.differing().stream().map(DicomAttribute::toString).collect(Collectors.joining(", "));
            remarks.add(new Deviation(ToleratedDeviation.TRAITS_DIFFER, slices, names));
        }
        return remarks;
    }

    /** An image of another kind in place of a slice leaves a hole: who reads of the hole should know that there was one. */
    private static DiagnosisException placed(DiagnosisException refusal, SeriesStacks sorted) {
        int aside = sorted.images() - sorted.largest();
        if (aside == 0) {
            return refusal;
        }
        String rule = refusal.rule() + " (in the largest stack, of " + sorted.largest() + " images; " + aside
                + (aside == 1 ? " other image was" : " other images were") + " set aside)";
        return refusal.attribute()
                .map(attribute -> DiagnosisException.of(refusal.code(), attribute, rule))
                .orElseGet(() -> DiagnosisException.of(refusal.code(), rule));
    }

    private Volume volume(StackPlan plan, SourceHeader header, RequestContext context) {
        List<CheckedFrame> slices = plan.stack().slices();
        Samples stored = decode(slices, context);
        return plan.resampled()
                .map(grid -> resampled(plan, grid, stored, header, context))
                .orElseGet(() -> new Volume(
                                header,
                                plan.grid(),
                                slices.stream().map(CheckedFrame::source).toList(),
                                slices.stream().map(LinearUnits::of).toList(),
                                plan.stack().first().rescale().unit(),
                                stored,
                                plan.deviations())
                        .withPadding(slices.stream().map(CheckedFrame::padding).toList()));
    }

    private Volume resampled(
            StackPlan plan, ResampledGrid resampled, Samples stored, SourceHeader header, RequestContext context) {
        List<CheckedFrame> slices = plan.stack().slices();
        StackResampler resampler = new StackResampler(resampled, slices, stored);
        List<Integer> nearest = IntStream.range(0, plan.grid().sizeZ())
                .mapToObj(k -> resampled.between(k).nearest())
                .toList();
        Volume volume = new Volume(
                header,
                plan.grid(),
                nearest.stream().map(s -> slices.get(s).source()).toList(),
                Collections.nCopies(nearest.size(), resampler.units()),
                plan.stack().first().rescale().unit(),
                resampler.resample(cpus, context),
                plan.deviations(),
                nearest.stream().map(resampled::shiftTo).toList());
        return resampler.keepsStoredValues()
                ? volume.withPadding(
                        nearest.stream().map(s -> slices.get(s).padding()).toList())
                : volume;
    }

    private Samples decode(List<CheckedFrame> slices, RequestContext context) {
        PixelFormat format = slices.get(0).format();
        Samples stored = Samples.of(format, Math.multiplyExact(format.pixelCount(), slices.size()));
        FrameLoader loader = new FrameLoader();
        cpus.forEach(slices.size(), context, k -> loader.load(slices.get(k), stored, k * format.pixelCount()));
        return stored;
    }
}
