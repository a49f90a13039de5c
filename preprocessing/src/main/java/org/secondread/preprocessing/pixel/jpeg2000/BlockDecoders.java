package org.secondread.preprocessing.pixel.jpeg2000;

import org.jspecify.annotations.Nullable;

/** The block decoders of one frame, made when first needed. */
final class BlockDecoders {
    private @Nullable EbcotDecoder ebcot;

    BlockDecoder of(BlockStyle style) {
        if (style.highThroughput()) {
            throw Refusal.unsupported("high-throughput blocks are");
        }
        if (ebcot == null) {
            ebcot = new EbcotDecoder();
        }
        return ebcot;
    }
}
