package org.secondread.models.catalog;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.preprocessing.volume.Volume.LinearUnits;

/** Reads the volume of a golden case. */
final class GoldenVolumeReader {
    private static final int MAX_VOXELS = 4_000_000;
    private static final CodedConcept HOUNSFIELD = new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit");
    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";

    private final GoldenFiles files;

    GoldenVolumeReader(GoldenFiles files) {
        this.files = files;
    }

    Volume read(YamlField field) {
        PatientGrid grid = grid(field);
        if (grid.voxelCount() > MAX_VOXELS) {
            throw field.key("sizeXyz").invalid("must not exceed " + MAX_VOXELS + " voxels");
        }
        short[] stored = files.int16(field.key("file"), (int) grid.voxelCount());
        requireNoMirror(field.key("file"), grid, stored);
        List<SourceFrame> frames = IntStream.rangeClosed(1, grid.sizeZ())
                .mapToObj(n -> new SourceFrame(CT_IMAGE_STORAGE, "2.25.3." + n, OptionalInt.empty(), OptionalInt.of(n)))
                .toList();
        return new Volume(
                SourceHeader.generated("CT"),
                grid,
                frames,
                Collections.nCopies(grid.sizeZ(), new LinearUnits(1, 0)),
                HOUNSFIELD,
                new Samples.Shorts(stored, true));
    }

    private static PatientGrid grid(YamlField field) {
        List<Integer> size = StageReader.sizes(field.key("sizeXyz"), 3);
        Vector3 spacing = StageReader.spacing(field.key("spacingXyzMm"));
        requireDifferent(field.key("sizeXyz"), size);
        requireDifferent(field.key("spacingXyzMm"), List.of(spacing.x(), spacing.y(), spacing.z()));
        return new PatientGrid(
                size.get(0),
                size.get(1),
                size.get(2),
                new Vector3(0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1),
                spacing);
    }

    private static void requireDifferent(YamlField field, List<?> numbers) {
        if (new HashSet<>(numbers).size() < numbers.size()) {
            throw field.invalid("must be three different numbers, or swapped axes would pass");
        }
    }

    private static void requireNoMirror(YamlField file, PatientGrid grid, short[] stored) {
        boolean mirroredX = true;
        boolean mirroredY = true;
        boolean mirroredZ = true;
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    short value = stored[(int) grid.offset(i, j, k)];
                    mirroredX &= value == stored[(int) grid.offset(grid.sizeX() - 1 - i, j, k)];
                    mirroredY &= value == stored[(int) grid.offset(i, grid.sizeY() - 1 - j, k)];
                    mirroredZ &= value == stored[(int) grid.offset(i, j, grid.sizeZ() - 1 - k)];
                }
            }
        }
        if (mirroredX || mirroredY || mirroredZ) {
            throw file.invalid("must not be its own mirror image, or a flipped axis would pass");
        }
    }
}
