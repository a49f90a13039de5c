package org.secondread.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.quality.IntendedUse;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.preprocessing.quality.LimitationKind;
import org.secondread.preprocessing.quality.QualityGate;
import org.secondread.preprocessing.volume.Assembly;
import org.secondread.preprocessing.volume.Volume;

/**
 * The one volume of a series that a model is run on. A series may hold several: phases, kernels, a second stack.
 *
 * @param volume the first, in the order of {@link Assembly#volumes}, that is what the model was made for
 * @param limitations of that volume, and what of the series was not looked at
 */
record VolumeChoice(Volume volume, List<Limitation> limitations) {
    /** As many of the other volumes as a limitation describes. */
    private static final int DESCRIBED = 5;

    /** @throws DiagnosisException when no volume is admitted, the reason of the first: SERIES_OUTSIDE_INTENDED_USE */
    static VolumeChoice of(Assembly assembly, IntendedUse use) {
        QualityGate gate = new QualityGate();
        Optional<DiagnosisException> refusal = Optional.empty();
        for (Volume volume : assembly.volumes()) {
            try {
                List<Limitation> limitations = new ArrayList<>(gate.assess(volume, use));
                others(assembly, volume).ifPresent(limitations::add);
                return new VolumeChoice(volume, List.copyOf(limitations));
            } catch (DiagnosisException e) {
                refusal = refusal.or(() -> Optional.of(e));
            }
        }
        throw refusal.orElseThrow();
    }

    private static Optional<Limitation> others(Assembly assembly, Volume chosen) {
        List<String> others = new ArrayList<>();
        assembly.volumes().stream()
                .filter(volume -> volume != chosen)
                .map(VolumeChoice::described)
                .forEach(others::add);
        assembly.refused().forEach(e -> others.add("a stack that is no volume (" + e.code() + ")"));
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String named = String.join("; ", others.subList(0, Math.min(DESCRIBED, others.size())));
        String rest = others.size() > DESCRIBED ? "; " + (others.size() - DESCRIBED) + " more" : "";
        return Optional.of(LimitationKind.OTHER_VOLUMES_NOT_ANALYSED.with(named + rest));
    }

    private static String described(Volume volume) {
        String what = volume.deviations().stream()
                .filter(deviation -> deviation.kind() == ToleratedDeviation.SERIES_SPLIT)
                .map(deviation -> ", " + deviation.detail())
                .findFirst()
                .orElse("");
        return volume.grid().sizeZ() + " slices" + what;
    }
}
