package org.secondread.preprocessing.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Where a frame's encoded bytes are. They stay in their file until the volume is assembled. */
public sealed interface EncodedPixels {
    /**
     * Fills the buffer from its position to its limit with the first bytes of the frame.
     *
     * @throws EOFException when the file ends before that
     */
    void read(ByteBuffer into) throws IOException;

    /**
     * Bytes that lie in the file as they are.
     *
     * @param offset of the first byte from the beginning of the file
     */
    record Stored(Path file, long offset) implements EncodedPixels {
        @Override
        public void read(ByteBuffer into) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long at = offset;
                while (into.hasRemaining()) {
                    int count = channel.read(into, at);
                    if (count < 0) {
                        throw new EOFException("file ends inside Pixel Data");
                    }
                    at += count;
                }
            }
        }
    }

    /**
     * Bytes inside a deflated data set.
     *
     * @param dataSetOffset where the compressed data set begins in the file
     * @param offset of the first byte in the inflated data set
     */
    record Deflated(Path file, long dataSetOffset, long offset) implements EncodedPixels {
        private static final int BUFFER = 1 << 14;

        @Override
        public void read(ByteBuffer into) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    InputStream inflated = inflating(Channels.newInputStream(channel.position(dataSetOffset)))) {
                inflated.skipNBytes(offset);
                into.put(readFully(inflated, into.remaining()));
            }
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

        private static byte[] readFully(InputStream in, int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException("deflated data set ends inside Pixel Data");
            }
            return bytes;
        }
    }
}
