package org.secondread.preprocessing.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The pixel value of a deflated data set (PS3.5 section A.5). A deflated stream can only be read from its beginning, so the
 * first frame that is asked for inflates all of them, and they are kept while memory lasts: to inflate the stream once for
 * every frame would take time that grows with the square of their number.
 */
final class InflatedPixels {
    private static final int BUFFER = 1 << 14;

    private final Path file;
    private final long dataSetOffset;
    private final long valueOffset;
    private final int length;
    private SoftReference<byte[]> kept = new SoftReference<>(new byte[0]);

    /**
     * @param dataSetOffset where the compressed data set begins in the file
     * @param valueOffset of the value in the inflated data set
     * @param length of all frames together in bytes, checked against the limits
     */
    InflatedPixels(Path file, long dataSetOffset, long valueOffset, int length) {
        this.file = file;
        this.dataSetOffset = dataSetOffset;
        this.valueOffset = valueOffset;
        this.length = length;
    }

    /** The inflated bytes of a raw deflate stream; closing gives back the inflater's native memory. */
    static InputStream inflating(InputStream compressed) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(compressed, inflater, BUFFER) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    void read(long offset, int count, ByteBuffer into) throws IOException {
        byte[] value = count == length ? inflate() : value();
        into.put(value, Math.toIntExact(offset), count);
    }

    private synchronized byte[] value() throws IOException {
        byte[] value = kept.get();
        if (value == null || value.length < length) {
            value = inflate();
            kept = new SoftReference<>(value);
        }
        return value;
    }

    private byte[] inflate() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream inflated = inflating(Channels.newInputStream(channel.position(dataSetOffset)))) {
            inflated.skipNBytes(valueOffset);
            byte[] bytes = inflated.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("deflated data set ends inside Pixel Data");
            }
            return bytes;
        }
    }
}
