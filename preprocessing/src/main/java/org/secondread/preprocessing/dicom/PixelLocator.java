package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * Finds where each frame of an instance begins and ends, without reading any: by arithmetic where frames are native, by the
 * items and the offset tables where they are encapsulated (PS3.5 section A.4). Every length is compared with the file.
 */
final class PixelLocator {
    private static final int ELEMENT_HEADER = 8;
    private static final int PIXEL_GROUP = 0x7FE0;
    private static final int LENGTH_ALLOWANCE = 1 << 20;

    private final InstanceHeader header;
    private final PixelElement value;
    private final PixelFormat format;
    private final int frames;
    private final ReadLimits limits;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);

    PixelLocator(InstanceHeader header, PixelFormat format, int frames, ReadLimits limits) {
        this.header = header;
        this.value = header.pixels();
        this.format = format;
        this.frames = frames;
        this.limits = limits;
    }

    /** @throws DiagnosisException MALFORMED_ATTRIBUTE, TRUNCATED, SERIES_TOO_LARGE */
    ImagePixels locate() {
        if (value.hasUndefinedLength() != header.syntax().isEncapsulated()) {
            throw value.attribute()
                    .malformed("must have a defined length in a native transfer syntax, and in no other (PS3.5 A.4)");
        }
        if (!format.isFloat() && format.highBit() != format.bitsStored() - 1) {
            deviations.add(ToleratedDeviation.HIGH_BIT_SHIFTED);
        }
        try {
            List<EncodedPixels> found = header.syntax().isEncapsulated() ? encapsulated() : nativeFrames();
            return new ImagePixels(format, found, deviations);
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an input file cannot be read")
                    .causedBy(e);
        }
    }

    private List<EncodedPixels> encapsulated() throws IOException {
        try (FileChannel channel = FileChannel.open(header.file(), StandardOpenOption.READ)) {
            ItemSequence items = ItemSequence.scan(header.file(), channel, value.position());
            if (!items.delimited()) {
                deviations.add(ToleratedDeviation.SEQUENCE_DELIMITER_MISSING);
            }
            noteTrailingBytes(channel, items.end());
            FrameSplit split = new FrameSplit(items, header.syntax().encapsulation(), frames);
            List<EncodedPixels> found = split.split(OffsetTable.readAll(header, items));
            deviations.addAll(split.deviations());
            found.forEach(this::requireSensibleLength);
            requireSensibleSize(found.stream().mapToLong(EncodedPixels::length).sum());
            return found;
        }
    }

    /** A few encoded bytes would else claim memory for the largest of frames before they are found to hold none. */
    private void requireSensibleSize(long encoded) {
        if (!limits.allowExpansion(encoded, frames * format.byteCount())) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_TOO_LARGE,
                    value.attribute().toString(),
                    "is far shorter than what could encode frames of the size that the header claims");
        }
    }

    /** No encoding of a frame is much longer than the frame itself; more would be a claim on memory. */
    private void requireSensibleLength(EncodedPixels frame) {
        if (frame.length() > 2 * format.byteCount() + LENGTH_ALLOWANCE) {
            throw value.attribute().malformed("holds a frame that is more than twice as long as uncompressed");
        }
    }

    private List<EncodedPixels> nativeFrames() throws IOException {
        boolean swapped = header.syntax().isBigEndian() && value.vr() == VR.OW && format.bitsAllocated() <= Byte.SIZE;
        long needed = upTo(swapped ? Short.SIZE : Byte.SIZE, frames * format.bitCount()) / Byte.SIZE;
        try (FileChannel channel = FileChannel.open(header.file(), StandardOpenOption.READ)) {
            if (header.syntax().isDeflated()) {
                requireSensibleSize(channel.size() - header.meta().length());
            } else {
                requireInFile(channel.size());
                noteTrailingBytes(channel, value.position() + value.length());
            }
        }
        requireLength(needed);
        Bytes bytes = header.syntax().isDeflated() ? inflated(needed) : this::stored;
        List<EncodedPixels> found = new ArrayList<>(frames);
        for (int n = 0; n < frames; n++) {
            found.add(nativeFrame(bytes, n * format.bitCount(), swapped));
        }
        return found;
    }

    /** Frames follow each other bit by bit, so that one may begin inside a byte (PS3.5 section 8.2). */
    private EncodedPixels nativeFrame(Bytes bytes, long firstBit, boolean swapped) {
        int unit = swapped ? Short.SIZE : Byte.SIZE;
        long from = firstBit / unit * unit;
        if (from == firstBit && !swapped) {
            return bytes.at(from / Byte.SIZE, format.byteCount());
        }
        long to = upTo(unit, firstBit + format.bitCount());
        EncodedPixels whole = bytes.at(from / Byte.SIZE, (to - from) / Byte.SIZE);
        return new EncodedPixels.Cells(whole, (int) (firstBit - from), format.byteCount(), swapped);
    }

    private void requireLength(long needed) {
        if (value.length() < needed) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED,
                    value.attribute().toString(),
                    "is shorter than Rows, Columns, Bits Allocated and Number of Frames demand");
        }
        long extra = value.length() - needed;
        if (extra >= format.byteCount() && extra > 1) {
            throw value.attribute().malformed("holds more than the frames that are described");
        }
        if (extra > 1) {
            deviations.add(ToleratedDeviation.PIXEL_DATA_PADDED);
        }
    }

    private void requireInFile(long size) {
        if (size < value.position() + value.length()) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED, value.attribute().toString(), "the file ends before the value does");
        }
    }

    private void noteTrailingBytes(FileChannel channel, long end) throws IOException {
        if (channel.size() == end) {
            return;
        }
        ByteBuffer next = ByteBuffer.allocate(ELEMENT_HEADER)
                .order(header.syntax().isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        channel.read(next, end);
        if (next.hasRemaining() || (next.getShort(0) & 0xFFFF) < PIXEL_GROUP) {
            deviations.add(ToleratedDeviation.TRAILING_BYTES);
        }
    }

    private EncodedPixels stored(long offset, long length) {
        return new EncodedPixels.Stored(header.file(), value.position() + offset, length);
    }

    private Bytes inflated(long needed) {
        InflatedPixels pixels =
                new InflatedPixels(header.file(), header.meta().length(), value.position(), Math.toIntExact(needed));
        return (offset, length) -> new EncodedPixels.Inflated(pixels, offset, length);
    }

    private static long upTo(int unit, long bits) {
        return (bits + unit - 1) / unit * unit;
    }

    /** Bytes of the pixel value, from an offset within it. */
    private interface Bytes {
        EncodedPixels at(long offset, long length);
    }
}
