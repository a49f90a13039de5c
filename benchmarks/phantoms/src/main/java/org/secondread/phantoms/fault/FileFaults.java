package org.secondread.phantoms.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.Part10File;
import org.secondread.phantoms.series.TransferSyntax;

/** Faults of the file around the data set. All files are explicit little endian unless the fault says otherwise. */
final class FileFaults {

    private static final String JPEG_2000_LOSSLESS = "1.2.840.10008.1.2.4.90";
    private static final String UNREGISTERED = "2.25.1";
    private static final int PREAMBLE_AND_PREFIX = 132;
    private static final int LONG_ELEMENT_HEADER = 12;
    private static final int META_LENGTH_VALUE = 140;
    /** Group 7FD1, the last odd group that most files leave free before the pixels. */
    private static final String PRIVATE_GROUP = "D17F";

    private static final int NESTING = 20_000;
    private static final int BOMB_CHUNK = 1 << 20;
    private static final int BOMB_CHUNKS = 256;

    private FileFaults() {}

    static byte[] truncatedInPixels(Instance slice, Random random) {
        byte[] file = file(slice);
        int pixels = ImageFaults.pixels(slice.dataset()).length;
        return Arrays.copyOf(file, file.length - 1 - random.nextInt(pixels - 1));
    }

    static byte[] truncatedInHeader(Instance slice, Random random) {
        byte[] file = file(slice);
        int dataBegins = file.length - data(slice).length;
        return Arrays.copyOf(file, dataBegins + 300 + random.nextInt(200));
    }

    static byte[] truncatedInMetaInformation(Instance slice, Random random) {
        return Arrays.copyOf(file(slice), PREAMBLE_AND_PREFIX + 20 + random.nextInt(60));
    }

    static byte[] empty(Instance slice, Random random) {
        return new byte[0];
    }

    static byte[] text(Instance slice, Random random) {
        return "This is a note somebody left in the folder.\n".repeat(20).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] preambleOnly(Instance slice, Random random) {
        return Arrays.copyOf(file(slice), PREAMBLE_AND_PREFIX);
    }

    static byte[] withoutMetaInformation(Instance slice) {
        return Part10File.encodeData(slice.dataset(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    }

    static byte[] trailingZeros(Instance slice) {
        byte[] file = file(slice);
        return Arrays.copyOf(file, file.length + 64);
    }

    static byte[] pixelLengthBeyondFile(Instance slice, Random random) {
        byte[] file = file(slice);
        int lengthField = file.length - ImageFaults.pixels(slice.dataset()).length - 4;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(lengthField, 0x7FFFFFF0);
        return file;
    }

    static byte[] flippedBytes(Instance slice, Random random) {
        byte[] file = file(slice);
        for (int i = 0; i < 12; i++) {
            file[PREAMBLE_AND_PREFIX + random.nextInt(file.length - PREAMBLE_AND_PREFIX)] ^=
                    (byte) (1 + random.nextInt(255));
        }
        return file;
    }

    static byte[] implicitDataCalledExplicit(Instance slice) {
        Attributes meta = Part10File.metaInformation(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
        return Part10File.encode(meta, slice.dataset(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    }

    static byte[] metaNamesOtherInstance(Instance slice, Random random) {
        Attributes meta = Part10File.metaInformation(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
        meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, UNREGISTERED);
        return explicit(meta, slice.dataset());
    }

    static byte[] withoutTransferSyntax(Instance slice) {
        Attributes meta = Part10File.metaInformation(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
        meta.remove(Tag.TransferSyntaxUID);
        return explicit(meta, slice.dataset());
    }

    static byte[] unknownTransferSyntax(Instance slice) {
        return explicit(Part10File.metaInformation(slice.dataset(), UNREGISTERED), slice.dataset());
    }

    static byte[] jpeg2000(Instance slice) {
        Attributes dataset = new Attributes(slice.dataset());
        Fragments fragments = dataset.newFragments(Tag.PixelData, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add("not a code stream.".getBytes(StandardCharsets.US_ASCII));
        return explicit(Part10File.metaInformation(dataset, JPEG_2000_LOSSLESS), dataset);
    }

    static byte[] bigEndianDataCalledLittle(Instance slice) {
        Attributes meta = Part10File.metaInformation(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
        return Part10File.encode(meta, slice.dataset(), TransferSyntax.EXPLICIT_BIG_ENDIAN);
    }

    static byte[] lyingMetaLength(Instance slice) {
        byte[] file = file(slice);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(META_LENGTH_VALUE, 77_777);
        return file;
    }

    static byte[] withoutPreamble(Instance slice) {
        byte[] file = file(slice);
        return Arrays.copyOfRange(file, PREAMBLE_AND_PREFIX, file.length);
    }

    static byte[] lyingGroupLength(Instance slice) {
        return beforePixels(slice, PRIVATE_GROUP + "0000 554C0400 07000000");
    }

    static byte[] oddLength(Instance slice) {
        return beforePixels(slice, PRIVATE_GROUP + "1000 4C4F0500 4150504C45");
    }

    static byte[] outOfOrder(Instance slice) {
        return beforePixels(slice, "09001000 4C4F0400 41434D45");
    }

    static byte[] repeated(Instance slice) {
        return beforePixels(slice, "08006000 43530200 4354");
    }

    static byte[] contradicting(Instance slice) {
        return beforePixels(slice, "08006000 43530200 4D52");
    }

    static byte[] withoutItemDelimiter(Instance slice) {
        return beforePixels(
                slice,
                PRIVATE_GROUP + "0110 53510000 FFFFFFFF FEFF00E0 FFFFFFFF 08006000 43530200 4D52 FEFFDDE0 00000000");
    }

    static byte[] implicitItems(Instance slice) {
        return beforePixels(slice, PRIVATE_GROUP + "0110 53510000 12000000 FEFF00E0 0A000000 08006000 02000000 4D52");
    }

    static byte[] unknownVr(Instance slice) {
        return beforePixels(slice, PRIVATE_GROUP + "0110 3F3F0200 4D52");
    }

    static byte[] commandElement(Instance slice) {
        return beforePixels(slice, "00000200 55490400 312E3200");
    }

    static byte[] claimedGibibytes(Instance slice, Random random) {
        return beforePixels(slice, PRIVATE_GROUP + "0110 4F420000 F0FFFF7F 0000000000000000");
    }

    private static byte[] beforePixels(Instance slice, String digits) {
        byte[] file = file(slice);
        byte[] inserted = hex(digits);
        int pixelsBegin = pixelsBegin(slice, file);
        return ByteBuffer.allocate(file.length + inserted.length)
                .put(file, 0, pixelsBegin)
                .put(inserted)
                .put(file, pixelsBegin, file.length - pixelsBegin)
                .array();
    }

    /** Request Attributes Sequence (0040,0275) within itself, of undefined length, just before the pixels. */
    static byte[] deeplyNested(Instance slice, Random random) {
        byte[] file = file(slice);
        int pixelsBegin = pixelsBegin(slice, file);
        byte[] opening = hex("40007502 53510000 FFFFFFFF FEFF00E0 FFFFFFFF");
        byte[] closing = hex("FEFF0DE0 00000000 FEFFDDE0 00000000");
        ByteBuffer nested = ByteBuffer.allocate(file.length + NESTING * (opening.length + closing.length));
        nested.put(file, 0, pixelsBegin);
        for (int i = 0; i < NESTING; i++) {
            nested.put(opening);
        }
        for (int i = 0; i < NESTING; i++) {
            nested.put(closing);
        }
        return nested.put(file, pixelsBegin, file.length - pixelsBegin).array();
    }

    /** Deflated pixels that grow to a quarter of a gibibyte of zeros. */
    static byte[] deflateBomb(Instance slice, Random random) {
        byte[] data = data(slice);
        int headerLength = pixelsBegin(slice, data);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(Part10File.encodeMeta(
                Part10File.metaInformation(slice.dataset(), TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN.uid())));
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bomb, deflater)) {
            deflating.write(data, 0, headerLength);
            deflating.write(hex("E07F1000 4F570000 00000010"));
            byte[] zeros = new byte[BOMB_CHUNK];
            for (int i = 0; i < BOMB_CHUNKS; i++) {
                deflating.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bomb.toByteArray();
    }

    /** Where the element Pixel Data, the last one, begins in an explicit little endian file or data set. */
    private static int pixelsBegin(Instance slice, byte[] encoded) {
        return encoded.length - ImageFaults.pixels(slice.dataset()).length - LONG_ELEMENT_HEADER;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] file(Instance slice) {
        return Part10File.encode(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }

    private static byte[] data(Instance slice) {
        return Part10File.encodeData(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }

    private static byte[] explicit(Attributes meta, Attributes dataset) {
        return Part10File.encode(meta, dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }
}
