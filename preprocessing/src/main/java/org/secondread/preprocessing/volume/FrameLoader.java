package org.secondread.preprocessing.volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipException;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.EncodedPixels;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * Decodes frames from their files straight into the array of a volume or an image. Each thread that loads reads into a
 * direct buffer of its own, which the next frame uses again.
 */
final class FrameLoader {
    private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

    /** @throws DiagnosisException TRUNCATED, MALFORMED_ATTRIBUTE */
    void load(CheckedFrame frame, Samples into, int at) {
        load(frame.pixels(), frame.syntax(), frame.format(), into, at);
    }

    /** What the decoded samples mean. */
    Photometric load(EncodedPixels pixels, TransferSyntax syntax, PixelFormat format, Samples into, int at) {
        ByteBuffer buffer = buffer(Math.toIntExact(pixels.length()));
        try {
            pixels.read(buffer);
        } catch (EOFException | ZipException e) {
            throw DiagnosisException.of(
                            ErrorCode.TRUNCATED,
                            DicomAttribute.PIXEL_DATA.toString(),
                            "the file ends before the value does")
                    .causedBy(e);
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.INTERNAL, "an input file cannot be read")
                    .causedBy(e);
        }
        Photometric photometric = syntax.decoder().decode(buffer.flip(), format, into, at);
        idle.add(buffer);
        return photometric;
    }

    private ByteBuffer buffer(int length) {
        ByteBuffer polled = idle.poll();
        return polled == null || polled.capacity() < length
                ? ByteBuffer.allocateDirect(length)
                : polled.clear().limit(length);
    }
}
