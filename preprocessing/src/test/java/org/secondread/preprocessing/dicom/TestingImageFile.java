package org.secondread.preprocessing.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * Writes image files byte by byte, also such as no toolkit would write: elements in the order in which they are put, a pixel
 * value as it is given.
 */
public final class TestingImageFile {
    private final TransferSyntax syntax;
    private final ByteOrder order;
    private final ByteArrayOutputStream dataSet = new ByteArrayOutputStream();

    public TestingImageFile(TransferSyntax syntax) {
        this.syntax = syntax;
        this.order = syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7");
    }

    /** The image pixel module for a format. */
    public TestingImageFile format(PixelFormat format, int frames) {
        shorts(0x00280002, format.photometric().samples());
        text(0x00280004, "CS", format.photometric().term());
        if (format.photometric().samples() > 1) {
            shorts(0x00280006, format.planar() ? 1 : 0);
        }
        text(0x00280008, "IS", Integer.toString(frames));
        shorts(0x00280010, format.rows());
        shorts(0x00280011, format.columns());
        shorts(0x00280100, format.bitsAllocated());
        if (!format.isFloat()) {
            shorts(0x00280101, format.bitsStored());
            shorts(0x00280102, format.highBit());
            shorts(0x00280103, format.signed() ? 1 : 0);
        }
        return this;
    }

    public TestingImageFile text(int tag, String vr, String value) {
        String padded = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? '\0' : ' ');
        return element(tag, vr, padded.getBytes(StandardCharsets.ISO_8859_1));
    }

    public TestingImageFile shorts(int tag, int... values) {
        return element(tag, "US", inOrder(values));
    }

    public TestingImageFile words(int tag, int... values) {
        return element(tag, "OW", inOrder(values));
    }

    public TestingImageFile longs(int tag, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(order);
        Arrays.stream(values).forEach(bytes::putLong);
        return element(tag, "OV", bytes.array());
    }

    public TestingImageFile element(int tag, String vr, byte[] value) {
        header(tag, vr, value.length);
        dataSet.writeBytes(value);
        return this;
    }

    /** Encapsulated pixels; the first item is the Basic Offset Table. */
    public TestingImageFile items(List<byte[]> items) {
        header(0x7FE00010, "OB", -1);
        for (byte[] item : items) {
            itemHeader(0xE000, item.length);
            dataSet.writeBytes(item);
        }
        return this;
    }

    public TestingImageFile delimiter() {
        itemHeader(0xE0DD, 0);
        return this;
    }

    public TestingImageFile bytes(int... bytes) {
        Arrays.stream(bytes).forEach(dataSet::write);
        return this;
    }

    public Path write(Path file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] uid = (syntax.uid() + (syntax.uid().length() % 2 == 0 ? "" : "\0")).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer meta = ByteBuffer.allocate(128 + 4 + 8 + uid.length).order(ByteOrder.LITTLE_ENDIAN);
        meta.position(128).put("DICM".getBytes(StandardCharsets.US_ASCII));
        meta.putShort((short) 2).putShort((short) 0x10).put("UI".getBytes(StandardCharsets.US_ASCII));
        meta.putShort((short) uid.length).put(uid);
        all.writeBytes(meta.array());
        all.writeBytes(syntax.isDeflated() ? deflated(dataSet.toByteArray()) : dataSet.toByteArray());
        try {
            return Files.write(file, all.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A raw deflate stream, as data sets and frames have it. */
    public static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length * 2 + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length + length % 2);
    }

    private byte[] inOrder(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length).order(order);
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        return bytes.array();
    }

    private void header(int tag, String vr, int length) {
        ByteBuffer header = ByteBuffer.allocate(12).order(order);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (syntax.equals(TransferSyntax.IMPLICIT_LITTLE_ENDIAN)) {
            header.putInt(length);
        } else {
            header.put(vr.getBytes(StandardCharsets.US_ASCII));
            boolean isLong = vr.startsWith("O");
            header.putShort((short) (isLong ? 0 : length));
            if (isLong) {
                header.putInt(length);
            }
        }
        dataSet.write(header.array(), 0, header.position());
    }

    private void itemHeader(int element, int length) {
        dataSet.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0xFFFE)
                .putShort((short) element)
                .putInt(length)
                .array());
    }
}
