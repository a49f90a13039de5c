package org.secondread.preprocessing.tensor;

import java.util.List;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.Sampling;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Shows a volume to a model in the form that the model's card asks for. Samples are computed when they are written. */
public final class TensorEncoder {

    /**
     * The tiles that cover a region, by rising slice, row and column; none where the region is empty.
     *
     * @param spec with {@link Tiles} sampling
     * @param lungs on the volume's grid; looked at when the card searches {@link Region#LUNGS}
     */
    public TensorSequence encode(OrientedVolume volume, InputSpec spec, RegionMask lungs) {
        Tiles tiles = sampling(spec, Tiles.class);
        RegionMask region = tiles.region() == Region.LUNGS ? lungs : RegionMask.whole(volume.grid());
        if (!region.grid().equals(volume.grid())) {
            throw new IllegalArgumentException("the region lies on another grid than the volume");
        }
        return new TileSequence(volume, tiles, spec.intensity(), new TileRaster(tiles).over(region));
    }

    /**
     * One patch around each point, in the order of the points.
     *
     * @param spec with {@link Patches} sampling
     * @param centresMm in the patient, LPS; a patch may reach beyond the volume
     */
    public TensorSequence encode(OrientedVolume volume, InputSpec spec, List<Vector3> centresMm) {
        return new PatchSequence(volume, sampling(spec, Patches.class), spec.intensity(), centresMm);
    }

    private static <S extends Sampling> S sampling(InputSpec spec, Class<S> kind) {
        if (!kind.isInstance(spec.sampling())) {
            throw new IllegalArgumentException("input " + spec.tensor() + " is not sampled as " + kind.getSimpleName());
        }
        return kind.cast(spec.sampling());
    }
}
