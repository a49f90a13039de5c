package org.secondread.phantoms.fault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/** Faults of a single data set that need more than one value changed. */
final class ImageFaults {

    private static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final int PALETTE_ENTRIES = 256;

    private ImageFaults() {}

    static Consumer<Attributes> without(int tag) {
        return dataset -> dataset.remove(tag);
    }

    static Consumer<Attributes> text(int tag, VR vr, String... values) {
        return dataset -> dataset.setString(tag, vr, values);
    }

    static Consumer<Attributes> number(int tag, int value) {
        return dataset -> dataset.setInt(tag, VR.US, value);
    }

    static Consumer<Attributes> blank(int tag, VR vr) {
        return dataset -> dataset.setNull(tag, vr);
    }

    static void withoutRescale(Attributes dataset) {
        dataset.remove(Tag.RescaleSlope);
        dataset.remove(Tag.RescaleIntercept);
        dataset.remove(Tag.RescaleType);
    }

    static void otherPatient(Attributes dataset) {
        dataset.setString(Tag.PatientID, VR.LO, "PHANTOM-9999");
        dataset.setString(Tag.PatientName, VR.PN, "Somebody^Else");
    }

    /** The plane turned by 15 degrees about x while the slices still follow each other along z. */
    static void tilt(Attributes dataset) {
        dataset.setString(Tag.GantryDetectorTilt, VR.DS, "15");
        dataset.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "0.9659258262891", "-0.258819045103");
    }

    /** A matrix half as high, with the pixels that belong to it. */
    static void halfMatrix(Attributes dataset) {
        int rows = dataset.getInt(Tag.Rows, 0) / 2;
        int columns = dataset.getInt(Tag.Columns, 0);
        dataset.setInt(Tag.Rows, VR.US, rows);
        dataset.setBytes(Tag.PixelData, VR.OW, Arrays.copyOf(pixels(dataset), 2 * rows * columns));
    }

    static void hugeMatrix(Attributes dataset) {
        dataset.setInt(Tag.Rows, VR.US, 65535);
        dataset.setInt(Tag.Columns, VR.US, 65535);
    }

    static void shortPixels(Attributes dataset) {
        byte[] pixels = pixels(dataset);
        dataset.setBytes(Tag.PixelData, VR.OW, Arrays.copyOf(pixels, pixels.length - 2));
    }

    static void noPixels(Attributes dataset) {
        dataset.setBytes(Tag.PixelData, VR.OW, new byte[0]);
    }

    static void invertPixels(Attributes dataset) {
        byte[] inverted = pixels(dataset).clone();
        for (int i = 0; i < inverted.length; i += 2) {
            inverted[i] = (byte) ~inverted[i];
        }
        dataset.setBytes(Tag.PixelData, VR.OW, inverted);
    }

    /** Colour: three samples of 8 bits. */
    static void colour(Attributes dataset) {
        eightBits(dataset);
        int pixels = dataset.getInt(Tag.Rows, 0) * dataset.getInt(Tag.Columns, 0);
        dataset.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
        dataset.setInt(Tag.SamplesPerPixel, VR.US, 3);
        dataset.setInt(Tag.PlanarConfiguration, VR.US, 0);
        dataset.setBytes(Tag.PixelData, VR.OB, new byte[evenAbove(3 * pixels)]);
    }

    /** A colour palette: one sample of 8 bits, and three tables. */
    static void palette(Attributes dataset) {
        eightBits(dataset);
        int pixels = dataset.getInt(Tag.Rows, 0) * dataset.getInt(Tag.Columns, 0);
        dataset.setString(Tag.PhotometricInterpretation, VR.CS, "PALETTE COLOR");
        int[] descriptor = {PALETTE_ENTRIES, 0, 16};
        dataset.setInt(Tag.RedPaletteColorLookupTableDescriptor, VR.US, descriptor);
        dataset.setInt(Tag.GreenPaletteColorLookupTableDescriptor, VR.US, descriptor);
        dataset.setInt(Tag.BluePaletteColorLookupTableDescriptor, VR.US, descriptor);
        dataset.setBytes(Tag.RedPaletteColorLookupTableData, VR.OW, new byte[2 * PALETTE_ENTRIES]);
        dataset.setBytes(Tag.GreenPaletteColorLookupTableData, VR.OW, new byte[2 * PALETTE_ENTRIES]);
        dataset.setBytes(Tag.BluePaletteColorLookupTableData, VR.OW, new byte[2 * PALETTE_ENTRIES]);
        dataset.setBytes(Tag.PixelData, VR.OB, new byte[evenAbove(pixels)]);
    }

    static void magneticResonance(Attributes dataset) {
        withoutRescale(dataset);
        dataset.setString(Tag.SOPClassUID, VR.UI, MR_IMAGE);
        dataset.setString(Tag.Modality, VR.CS, "MR");
        dataset.setString(Tag.ScanningSequence, VR.CS, "SE");
        dataset.setString(Tag.SequenceVariant, VR.CS, "NONE");
    }

    static void secondaryCapture(Attributes dataset) {
        dataset.setString(Tag.SOPClassUID, VR.UI, SECONDARY_CAPTURE);
        dataset.setString(Tag.ConversionType, VR.CS, "WSD");
    }

    /** A name whose bytes are not what the character set says. */
    static void undeclared(Attributes image) {
        image.remove(Tag.SpecificCharacterSet);
        image.setBytes(Tag.PatientName, VR.PN, "Müller^Zoë".getBytes(StandardCharsets.ISO_8859_1));
    }

    static void brokenUtf8(Attributes dataset) {
        dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
        dataset.setBytes(Tag.PatientName, VR.PN, new byte[] {'A', (byte) 0xC3, '(', (byte) 0xFF});
    }

    private static void eightBits(Attributes dataset) {
        dataset.setInt(Tag.BitsAllocated, VR.US, 8);
        dataset.setInt(Tag.BitsStored, VR.US, 8);
        dataset.setInt(Tag.HighBit, VR.US, 7);
    }

    private static int evenAbove(int length) {
        return length + length % 2;
    }

    static byte[] pixels(Attributes dataset) {
        return (byte[]) dataset.getValue(Tag.PixelData);
    }
}
