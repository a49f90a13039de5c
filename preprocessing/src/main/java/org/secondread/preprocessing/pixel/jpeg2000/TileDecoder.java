package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** Decodes one tile after another, from packets to samples. */
final class TileDecoder {
    private final ImageSize size;
    private final boolean whole;
    private final SampleWriter writer;
    private final BlockDecoders blocks = new BlockDecoders();

    /** @param whole whether the codestream came to its end, see {@link PacketSequence} */
    TileDecoder(ImageSize size, boolean whole, SampleWriter writer) {
        this.size = size;
        this.whole = whole;
        this.writer = writer;
    }

    void decode(Area tile, TileStream stream) {
        CodingParameters parameters = stream.parameters();
        TileComponentCutter cutter = new TileComponentCutter(tile, parameters, size.precision());
        List<TileComponent> components = new ArrayList<>();
        for (int c = 0; c < size.components(); c++) {
            components.add(cutter.cut(c));
        }
        Cursor packets = stream.packets();
        byte[] bytes = packets.bytes();
        new PacketSequence(new PacketReader(packets, parameters.style()), whole).read(components, parameters.volumes());
        List<CoefficientPlane> planes =
                components.stream().map(component -> rebuilt(component, bytes)).toList();
        if (parameters.style().colourTransform()) {
            ColourTransform.undo(planes);
        }
        for (int c = 0; c < planes.size(); c++) {
            writer.write(tile, c, planes.get(c));
        }
    }

    private CoefficientPlane rebuilt(TileComponent component, byte[] packets) {
        CoefficientPlane plane = CoefficientPlane.of(component);
        int lowWidth = 0;
        for (Resolution resolution : component.resolutions()) {
            for (Precinct precinct : resolution.precincts()) {
                for (PrecinctBand band : precinct.bands()) {
                    for (CodeBlock block : band.blocks()) {
                        place(block, component.style().style(), packets, plane, lowWidth);
                    }
                }
            }
            lowWidth = resolution.area().width();
        }
        plane.rebuild();
        return plane;
    }

    private void place(CodeBlock block, BlockStyle style, byte[] packets, CoefficientPlane plane, int lowWidth) {
        if (!block.isIncluded()) {
            return;
        }
        int[] values = blocks.of(style).decode(block, style, packets);
        if (block.band().regionShift() > 0) {
            Regions.unshift(values, (int) block.area().size(), block.band().regionShift());
        }
        plane.place(block, lowWidth, values);
    }
}
