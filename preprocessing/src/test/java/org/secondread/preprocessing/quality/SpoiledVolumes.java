package org.secondread.preprocessing.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.fault.HuBlock;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.tensor.LungSegmenter;
import org.secondread.preprocessing.testing.RealImages;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.TestingVolume;

/** Chests as blocks of Hounsfield units that faults can be set into, and the way from a block to what is measured. */
final class SpoiledVolumes {
    static final String PHANTOM = "phantom";

    private SpoiledVolumes() {}

    static HuBlock chest(String name) {
        return name.equals(PHANTOM) ? phantom() : real(name);
    }

    private static HuBlock phantom() {
        SeriesGeometry geometry = SeriesGeometry.axial(256, 200, 104, 1.4, 1.4, 2.5);
        PhantomSeries series = new PhantomSeries(ChestPhantom.seeded(7).build(), geometry, new ImageNoise(22, 7));
        short[] hu = new short[256 * 200 * 104];
        IntStream.range(0, 104).parallel().forEach(k -> {
            double[] slice = series.slice(k);
            for (int n = 0; n < slice.length; n++) {
                hu[k * slice.length + n] = (short) Math.max(-1024, Math.rint(slice[n]));
            }
        });
        return new HuBlock(hu, 256, 200, 104, 1.4, 1.4, 2.5);
    }

    private static HuBlock real(String name) {
        OrientedVolume volume = new OrientedVolume(TestingSeries.assemble(files(name)));
        PatientGrid grid = volume.grid();
        short[] hu = new short[Math.toIntExact(grid.voxelCount())];
        float[] row = new float[grid.sizeX()];
        for (int n = 0; n < hu.length / row.length; n++) {
            volume.readRow(0, n % grid.sizeY(), n / grid.sizeY(), row.length, row, 0);
            for (int i = 0; i < row.length; i++) {
                hu[n * row.length + i] = (short) row[i];
            }
        }
        Vector3 mm = grid.spacingMm();
        return new HuBlock(hu, grid.sizeX(), grid.sizeY(), grid.sizeZ(), mm.x(), mm.y(), mm.z());
    }

    static List<Path> files(String name) {
        try (Stream<Path> files = Files.walk(RealImages.series(name))) {
            return files.filter(file -> file.toString().endsWith(".dcm")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MeasuredVolume measured(HuBlock block) {
        return measured(block, List.of());
    }

    static MeasuredVolume measured(HuBlock block, List<CheckedFrame> frames) {
        PatientGrid grid = TestingVolume.upright(
                block.columns(),
                block.rows(),
                block.slices(),
                new Vector3(block.columnMm(), block.rowMm(), block.sliceMm()));
        OrientedVolume volume = new OrientedVolume(
                TestingVolume.of(org.secondread.preprocessing.dicom.TestingSourceHeader.chestCt(), grid, block.hu()));
        return MeasuredVolume.of(
                volume,
                frames,
                new LungSegmenter(TestingSeries.cpus()).segment(volume, TestingRequest.alive()),
                TestingSeries.cpus(),
                TestingRequest.alive());
    }
}
