package org.secondread.micro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secondread.preprocessing.dicom.EncodedPixels;
import org.secondread.preprocessing.dicom.ImageFile;
import org.secondread.preprocessing.dicom.ImageFileReader;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.pixel.FrameDecoder;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * An encoded frame in memory, as the loader hands it to a decoder: in a direct buffer.
 *
 * @param encoded the frame's bytes
 */
record Frame(ByteBuffer encoded, PixelFormat format, FrameDecoder decoder) {
    /** Start and size of a JPEG 2000 codestream (ITU-T T.800 A.4.1 and A.5.1), which is no DICOM file. */
    private static final int CODESTREAM = 0xFF4FFF51;

    /** The first frame of a DICOM file, or a JPEG 2000 codestream of a frame of {@link Inputs#FORMAT}. */
    static Frame read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.getInt(0) == CODESTREAM) {
            ByteBuffer direct = ByteBuffer.allocateDirect(bytes.capacity()).put(bytes);
            return new Frame(direct.flip(), Inputs.FORMAT, TransferSyntax.JPEG_2000.decoder());
        }
        ImageFile image = new ImageFileReader(ReadLimits.DEFAULT).read(file);
        EncodedPixels pixels = image.frames().get(0);
        ByteBuffer direct = ByteBuffer.allocateDirect(Math.toIntExact(pixels.length()));
        pixels.read(direct);
        return new Frame(direct.flip(), image.format(), image.syntax().decoder());
    }

    Samples samples() {
        return Samples.of(format, format.sampleCount());
    }

    Samples decode(Samples into) {
        decoder.decode(encoded.rewind(), format, into, 0);
        return into;
    }
}
