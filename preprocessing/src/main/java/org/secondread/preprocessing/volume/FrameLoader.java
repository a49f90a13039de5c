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
import org.secondread.preprocessing.pixel.Samples;

/**
 * Decodes slices from their files straight into the volume's array. Each thread that loads reads into a direct buffer of
 * its own, which the next slice uses again.
 */
final class FrameLoader {
    private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();
    private final int bufferBytes;

    /** @param bufferBytes length of the longest frame */
    FrameLoader(int bufferBytes) {
        this.bufferBytes = bufferBytes;
    }

    /** @throws DiagnosisException TRUNCATED */
    void load(CheckedFrame slice, Samples into, int at) {
        ByteBuffer polled = idle.poll();
        ByteBuffer buffer = polled == null ? ByteBuffer.allocateDirect(bufferBytes) : polled;
        buffer.clear().limit((int) slice.format().byteCount());
        try {
            slice.pixels().read(buffer);
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
        slice.syntax().decoder().decode(buffer.flip(), slice.format(), into, at);
        idle.add(buffer);
    }
}
