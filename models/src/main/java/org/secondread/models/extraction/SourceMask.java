package org.secondread.models.extraction;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Brings a group of voxels from reading orientation back to the numbering of the source, in its bounding box. */
final class SourceMask {
    private SourceMask() {}

    static VoxelMask of(VoxelGroup group, OrientedVolume volume) {
        List<Vector3> voxels = IntStream.range(0, group.offsets().length)
                .mapToObj(n -> volume.toSource(group.index(n)))
                .toList();
        int fromI = first(voxels, Vector3::x);
        int fromJ = first(voxels, Vector3::y);
        int fromK = first(voxels, Vector3::z);
        int sizeI = last(voxels, Vector3::x) - fromI + 1;
        int sizeJ = last(voxels, Vector3::y) - fromJ + 1;
        int sizeK = last(voxels, Vector3::z) - fromK + 1;
        BitSet bits = new BitSet(Math.multiplyExact(Math.multiplyExact(sizeI, sizeJ), sizeK));
        for (Vector3 v : voxels) {
            bits.set((((int) v.z() - fromK) * sizeJ + (int) v.y() - fromJ) * sizeI + (int) v.x() - fromI);
        }
        return new VoxelMask(volume.source().grid(), fromI, fromJ, fromK, sizeI, sizeJ, sizeK, bits);
    }

    private static int first(List<Vector3> voxels, ToDoubleFunction<Vector3> component) {
        return (int) voxels.stream().mapToDouble(component).min().orElseThrow();
    }

    private static int last(List<Vector3> voxels, ToDoubleFunction<Vector3> component) {
        return (int) voxels.stream().mapToDouble(component).max().orElseThrow();
    }
}
