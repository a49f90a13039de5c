package org.secondread.preprocessing.dicom;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Keeps the toolkit's parser within {@link ReadLimits}: a few bytes can claim thousands of items or nested sequences, each
 * of which costs far more memory than it has bytes.
 */
final class HeaderGuard implements DicomInputHandler {
    private static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    private static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    private static final int PIXEL_DATA = 0x7FE00010;

    private final ReadLimits limits;
    private int elements;
    private Optional<PixelValue> pixels = Optional.empty();

    HeaderGuard(ReadLimits limits) {
        this.limits = limits;
    }

    /** The data set's own pixel value, where the parser was stopped; empty when there is none. */
    Optional<PixelValue> pixels() {
        return pixels;
    }

    /**
     * A view of a stream that ends where the pixel value begins, and in a refusal when more bytes are read than a header
     * may have.
     */
    InputStream limit(InputStream in) {
        return new LimitedStream(in);
    }

    @Override
    public void readValue(DicomInputStream dis, Attributes attributes) throws IOException {
        count(dis);
        Optional<DicomAttribute> pixelAttribute = pixelAttribute(dis);
        if (pixelAttribute.isPresent()) {
            pixels = Optional.of(
                    PixelValue.of(pixelAttribute.get(), dis.getPosition(), dis.length(), dis.vr() == VR.OW));
        } else {
            dis.readValue(dis, attributes);
        }
    }

    @Override
    public void readValue(DicomInputStream dis, Sequence sequence) throws IOException {
        count(dis);
        dis.readValue(dis, sequence);
    }

    @Override
    public void readValue(DicomInputStream dis, Fragments fragments) throws IOException {
        count(dis);
        dis.readValue(dis, fragments);
    }

    @Override
    public void startDataset(DicomInputStream dis) throws IOException {
        dis.startDataset(dis);
    }

    @Override
    public void endDataset(DicomInputStream dis) throws IOException {
        dis.endDataset(dis);
    }

    /** An icon's pixels, which lie deeper, are no image. */
    private static Optional<DicomAttribute> pixelAttribute(DicomInputStream dis) {
        if (dis.level() > 0) {
            return Optional.empty();
        }
        return switch (dis.tag()) {
            case FLOAT_PIXEL_DATA -> Optional.of(DicomAttribute.FLOAT_PIXEL_DATA);
            case DOUBLE_FLOAT_PIXEL_DATA -> Optional.of(DicomAttribute.DOUBLE_FLOAT_PIXEL_DATA);
            case PIXEL_DATA -> Optional.of(DicomAttribute.PIXEL_DATA);
            default -> Optional.empty();
        };
    }

    private void count(DicomInputStream dis) {
        if (++elements > limits.maxElements()) {
            throw tooLarge("a header may have at most " + limits.maxElements() + " elements and items");
        }
        if (dis.level() > limits.maxNesting()) {
            throw tooLarge("sequences may nest at most " + limits.maxNesting() + " deep");
        }
    }

    private static DiagnosisException tooLarge(String rule) {
        return DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, rule);
    }

    private final class LimitedStream extends FilterInputStream {
        private long taken;

        LimitedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = pixels.isPresent() ? -1 : super.read();
            take(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = pixels.isPresent() ? -1 : super.read(into, offset, length);
            take(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = pixels.isPresent() ? 0 : super.skip(count);
            take(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void take(long count) {
            taken += count;
            if (taken > limits.maxHeaderBytes()) {
                throw tooLarge("a header may have at most " + limits.maxHeaderBytes() + " bytes");
            }
        }
    }
}
