package org.secondread.reporting;

import java.util.List;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.preprocessing.volume.Volume;

/**
 * What a result rests on.
 *
 * @param limitations of the input, which every reader of the result has to know
 */
public record ResultSource(Volume volume, List<Limitation> limitations, Provenance provenance) {
    public ResultSource {
        limitations = List.copyOf(limitations);
    }
}
