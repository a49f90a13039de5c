package org.secondread.preprocessing.volume;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.dicom.TestingSourceHeader;
import org.secondread.preprocessing.pixel.Samples;

/** Volumes made of a formula; stored values are the units (slope 1, intercept 0). */
public final class TestingVolume {
    private static final CodedConcept HU = new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit");
    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";

    private TestingVolume() {}

    /** The value of a voxel, by its index. */
    public interface Formula {
        double at(int i, int j, int k);
    }

    public static Volume of(PatientGrid grid, Formula formula) {
        return of(TestingSourceHeader.chestCt(), grid, formula);
    }

    public static Volume of(SourceHeader header, PatientGrid grid, Formula formula) {
        short[] stored = new short[Math.toIntExact(grid.voxelCount())];
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    stored[(int) grid.offset(i, j, k)] = (short) formula.at(i, j, k);
                }
            }
        }
        return of(header, grid, stored);
    }

    public static Volume of(SourceHeader header, PatientGrid grid, short[] stored) {
        return of(header, grid, stored, HU);
    }

    public static Volume of(SourceHeader header, PatientGrid grid, short[] stored, CodedConcept unit) {
        Volume.LinearUnits identity = new Volume.LinearUnits(1, 0);
        List<SourceFrame> frames = IntStream.range(0, grid.sizeZ())
                .mapToObj(k ->
                        new SourceFrame(CT_IMAGE_STORAGE, "2.25.200" + k, OptionalInt.empty(), OptionalInt.of(k + 1)))
                .toList();
        return new Volume(
                header,
                grid,
                frames,
                Collections.nCopies(grid.sizeZ(), identity),
                unit,
                new Samples.Shorts(stored, true));
    }

    /** A grid whose axes are those of the patient, in reading orientation. */
    public static PatientGrid upright(int sizeX, int sizeY, int sizeZ, Vector3 spacingMm) {
        return new PatientGrid(
                sizeX,
                sizeY,
                sizeZ,
                new Vector3(-11, 7.5, -301),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1),
                spacingMm);
    }
}
