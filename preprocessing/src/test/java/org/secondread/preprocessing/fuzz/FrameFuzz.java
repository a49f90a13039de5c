package org.secondread.preprocessing.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * Target: one frame for every decoder. The first five bytes choose the syntax and the format, so that the fuzzer also finds those that contradict
 * the codestream: columns, rows, colour model, and width and sign of a cell.
 */
public final class FrameFuzz {
    private static final int PREFIX = 5;
    private static final int[] CELLS = {1, 8, 16, 32};

    private FrameFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length < PREFIX) {
            return;
        }
        TransferSyntax[] syntaxes = TransferSyntax.values();
        TransferSyntax syntax = syntaxes[(bytes[0] & 0xFF) % syntaxes.length];
        PixelFormat format = format(bytes);
        Samples into = format.bitsAllocated() == 32
                ? new Samples.Ints(new int[format.sampleCount()], format.signed())
                : new Samples.Shorts(new short[format.sampleCount()], format.signed());
        ByteBuffer encoded = ByteBuffer.wrap(Arrays.copyOfRange(bytes, PREFIX, bytes.length));
        Outcome.require(() -> syntax.decoder().decode(encoded, format, into, 0));
    }

    private static PixelFormat format(byte[] bytes) {
        Photometric[] models = Photometric.values();
        int cell = CELLS[bytes[4] & 3];
        int stored = Math.max(1, cell - (bytes[4] >> 3 & 7));
        return new PixelFormat(
                1 + (bytes[1] & 63),
                1 + (bytes[2] & 63),
                models[(bytes[3] & 0xFF) % models.length],
                (bytes[3] & 0x80) != 0,
                PixelFormat.SampleType.INTEGER,
                cell,
                stored,
                stored - 1,
                (bytes[4] & 4) != 0);
    }
}
