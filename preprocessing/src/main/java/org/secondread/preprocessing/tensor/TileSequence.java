package org.secondread.preprocessing.tensor;

import java.nio.FloatBuffer;
import java.util.List;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Intensity;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.tensor.TileRaster.Tile;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Windows of single slices in native pixels, shape [1, 1, y, x]. */
final class TileSequence implements TensorSequence {
    private final SurroundedVolume volume;
    private final Tiles size;
    private final Intensity intensity;
    private final List<Tile> tiles;

    TileSequence(OrientedVolume volume, Tiles size, Intensity intensity, List<Tile> tiles) {
        this.volume = new SurroundedVolume(volume, intensity.outside());
        this.size = size;
        this.intensity = intensity;
        this.tiles = List.copyOf(tiles);
    }

    @Override
    public int count() {
        return tiles.size();
    }

    @Override
    public long[] sampleShape() {
        return new long[] {1, 1, size.sizeY(), size.sizeX()};
    }

    @Override
    public PatientGrid grid(int index) {
        Tile tile = tiles.get(index);
        PatientGrid whole = volume.volume().grid();
        Vector3 origin = whole.toPatient(tile.i(), tile.j(), tile.k());
        return new PatientGrid(
                size.sizeX(),
                size.sizeY(),
                1,
                origin,
                whole.xDirection(),
                whole.yDirection(),
                whole.zDirection(),
                whole.spacingMm());
    }

    @Override
    public void write(int index, FloatBuffer into) {
        Tile tile = tiles.get(index);
        int count = size.sizeX() * size.sizeY();
        float[] sample = Scratch.floats(count);
        for (int y = 0; y < size.sizeY(); y++) {
            volume.readRow(tile.i(), tile.j() + y, tile.k(), size.sizeX(), sample, y * size.sizeX());
        }
        intensity.apply(sample, count);
        into.put(sample, 0, count);
    }
}
