package org.secondread.preprocessing.pixel.jpeg2000;

import org.jspecify.annotations.Nullable;

/** The block decoders of one frame, made when first needed. */
final class BlockDecoders {
    private @Nullable EbcotDecoder ebcot;
    private @Nullable HtBlockDecoder highThroughput;

    BlockDecoder of(BlockStyle style) {
        if (style.highThroughput()) {
            return highThroughput == null ? highThroughput = new HtBlockDecoder() : highThroughput;
        }
        return ebcot == null ? ebcot = new EbcotDecoder() : ebcot;
    }
}
