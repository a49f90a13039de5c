package org.secondread.preprocessing.pixel.jpeg2000;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.secondread.preprocessing.pixel.FrameDecoder;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * Frames in JPEG 2000 part 1 (ITU-T T.800, PS3.5 A.4.4) and High-Throughput JPEG 2000 (ITU-T T.814, PS3.5 A.4.14), also
 * within the boxes of a JP2 file.
 *
 * <p>Read are all progressions, code-block styles, both wavelets, regions of interest, tiles, and offsets of image and
 * tiles. Refused by name are subsampled components, components of unequal depth, packed packet headers and code-blocks
 * of more than 30 coded bit-planes.
 *
 * <p>The codestream's size, components and precision are held against the format before memory is taken; what is taken
 * then is in proportion to the frame and to the encoded bytes. A codestream that was cut off gives no pixels; when that
 * is so see {@link PacketSequence}.
 */
public final class Jpeg2000FrameDecoder implements FrameDecoder {
    /**
     * {@inheritDoc}
     *
     * @return RGB when a colour transform was undone, else the format's interpretation
     */
    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        byte[] bytes = new byte[encoded.remaining()];
        encoded.duplicate().get(bytes);
        Cursor codestream = Jp2Wrapper.codestream(bytes, 0, bytes.length);
        ImageSize size = size(codestream, format);
        CodingParameters defaults = new CodingParameters(size.components());
        readMainHeader(codestream, new ParameterReader(defaults, false));
        TilePartReader parts = new TilePartReader(codestream, defaults, size.tiles(codestream.remaining()));
        @Nullable TileStream[] tiles = parts.read();
        TileDecoder decoder = new TileDecoder(size, parts.ended(), new SampleWriter(size, format, into, at));
        boolean transformed = false;
        for (int t = 0; t < tiles.length; t++) {
            TileStream tile = tiles[t];
            if (tile == null) {
                throw Refusal.truncated();
            }
            decoder.decode(size.tile(t), tile);
            transformed |= tile.parameters().style().colourTransform();
        }
        return transformed ? Photometric.RGB : format.photometric();
    }

    private static ImageSize size(Cursor codestream, PixelFormat format) {
        if (codestream.u16() != Marker.SOC || codestream.u16() != Marker.SIZ) {
            throw Refusal.malformed("does not begin with SOC and SIZ");
        }
        return ImageSize.read(codestream.take(Math.max(0, codestream.u16() - 2)), format);
    }

    private static void readMainHeader(Cursor codestream, ParameterReader reader) {
        while (!codestream.isAt(Marker.SOT)) {
            int marker = codestream.u16();
            reader.read(marker, codestream.take(Math.max(0, codestream.u16() - 2)));
        }
    }
}
