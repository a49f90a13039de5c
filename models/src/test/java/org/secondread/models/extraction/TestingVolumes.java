package org.secondread.models.extraction;

import java.util.Collections;
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

/** Volumes made of a formula, and grids to put them on. */
final class TestingVolumes {
    private static final CodedConcept HU = new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit");

    private TestingVolumes() {}

    /** The value of a voxel, by its index. */
    interface Formula {
        double at(int i, int j, int k);
    }

    /** A grid along the patient's axes, its first voxel at the patient's origin. */
    static PatientGrid upright(int sizeX, int sizeY, int sizeZ, Vector3 spacingMm) {
        return new PatientGrid(
                sizeX,
                sizeY,
                sizeZ,
                new Vector3(0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1),
                spacingMm);
    }

    static Volume of(PatientGrid grid, Formula formula) {
        short[] stored = new short[Math.toIntExact(grid.voxelCount())];
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    stored[(int) grid.offset(i, j, k)] = (short) Math.rint(formula.at(i, j, k));
                }
            }
        }
        List<SourceFrame> frames = IntStream.range(0, grid.sizeZ())
                .mapToObj(k -> new SourceFrame(
                        "1.2.840.10008.5.1.4.1.1.2", "2.25.200" + k, OptionalInt.empty(), OptionalInt.of(k + 1)))
                .toList();
        return new Volume(
                SourceHeader.generated("CT"),
                grid,
                frames,
                Collections.nCopies(grid.sizeZ(), new Volume.LinearUnits(1, 0)),
                HU,
                new Samples.Shorts(stored, true));
    }
}
