package org.secondread.preprocessing.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Where a frame's encoded bytes are. They stay in their file until the volume is assembled. */
public sealed interface EncodedPixels {
    /** How many bytes the frame has; checked against the file when it was found. */
    long length();

    /**
     * Puts the frame's bytes into the buffer, from its position on.
     *
     * @param into has room for {@link #length()} bytes
     * @throws EOFException when the file has become shorter
     */
    void read(ByteBuffer into) throws IOException;

    /**
     * Bytes that lie in the file as they are.
     *
     * @param offset of the first byte from the beginning of the file
     */
    record Stored(Path file, long offset, long length) implements EncodedPixels {
        @Override
        public void read(ByteBuffer into) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                read(channel, into);
            }
        }

        private void read(FileChannel channel, ByteBuffer into) throws IOException {
            int limit = into.limit();
            into.limit(Math.toIntExact(into.position() + length));
            long at = offset;
            while (into.hasRemaining()) {
                int count = channel.read(into, at);
                if (count < 0) {
                    throw new EOFException("file ends inside Pixel Data");
                }
                at += count;
            }
            into.limit(limit);
        }
    }

    /**
     * One frame in several items of one file.
     *
     * @param parts in the order in which they make up the frame
     */
    record Fragments(List<Stored> parts, long length) implements EncodedPixels {
        public Fragments {
            parts = List.copyOf(parts);
        }

        static Fragments of(List<Stored> parts) {
            return new Fragments(parts, parts.stream().mapToLong(Stored::length).sum());
        }

        @Override
        public void read(ByteBuffer into) throws IOException {
            try (FileChannel channel = FileChannel.open(parts.get(0).file(), StandardOpenOption.READ)) {
                for (Stored part : parts) {
                    part.read(channel, into);
                }
            }
        }
    }

    /**
     * Bytes inside a deflated data set.
     *
     * @param offset of the first byte in the pixel value
     */
    record Inflated(InflatedPixels value, long offset, long length) implements EncodedPixels {
        @Override
        public void read(ByteBuffer into) throws IOException {
            value.read(offset, Math.toIntExact(length), into);
        }
    }

    /**
     * Native cells that do not begin with a byte, or whose bytes big endian turned round in pairs: they are given as they
     * would be in little endian from a byte's first bit on.
     *
     * @param whole the bytes that hold the cells; an even number from an even offset when they are turned round
     * @param firstBit of the cells within those bytes, below 16
     * @param swapped whether bytes are turned round in pairs
     */
    record Cells(EncodedPixels whole, int firstBit, long length, boolean swapped) implements EncodedPixels {
        @Override
        public void read(ByteBuffer into) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(whole.length()));
            whole.read(buffer);
            byte[] bytes = buffer.array();
            int turn = swapped ? 1 : 0;
            int skip = firstBit / Byte.SIZE;
            int shift = firstBit % Byte.SIZE;
            for (int n = skip; n < skip + length; n++) {
                int low = bytes[n ^ turn] & 0xFF;
                int high = n + 1 < bytes.length ? bytes[n + 1 ^ turn] : 0;
                into.put((byte) ((low | high << Byte.SIZE) >> shift));
            }
        }
    }
}
